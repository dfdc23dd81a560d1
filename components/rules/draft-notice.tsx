"use client";

import { Alert, Button, Group, Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import { RuleSentence } from "#components/rules/rule-sentence.tsx";
import { type Draft, startOf } from "#components/rules/use-draft.ts";
import { useFormat } from "#components/shell/format-provider.tsx";
import { useErrorMessage } from "#components/ui/use-error-message.ts";

/** Whether what was typed is kept, in a few words. */
export function SaveState({ draft }: { draft: Draft }) {
  const t = useTranslations("rules");
  const format = useFormat();
  const { state } = draft;
  const words = {
    saved: state.kind === "saved" && state.at !== null ? t("draft.saved", { at: format.time(state.at) }) : "",
    unsaved: t("draft.saving"),
    failed: t("draft.failed"),
    conflict: t("draft.waiting"),
  }[state.kind];
  return (
    <Text size="sm" c="dimmed" role="status" aria-label={t("draft.label")}>
      {words}
    </Text>
  );
}

/** What stands in the way of keeping the draft, and the ways on. */
export function DraftNotice({ draft }: { draft: Draft }) {
  const t = useTranslations("rules");
  const format = useFormat();
  const message = useErrorMessage();
  const { state, segment } = draft;
  if (state.kind === "failed") {
    return (
      <Alert color="amber" variant="light" role="alert" title={t("draft.failed")}>
        {`${message(state.error)} ${t("draft.failedText")}`}
      </Alert>
    );
  }
  if (state.kind !== "conflict") return null;
  const { theirs } = state;
  const isPublished = theirs.activeVersionNo !== segment.activeVersionNo;
  const facts = {
    no: theirs.activeVersionNo ?? 0,
    name: theirs.draftSavedBy ?? t("draft.somebody"),
    at: theirs.draftSavedAt === null ? "" : format.time(theirs.draftSavedAt),
  };
  return (
    <Alert
      color="amber"
      variant="light"
      role="alert"
      title={t(isPublished ? "draft.publishedTitle" : "draft.conflictTitle", facts)}
    >
      <Text size="sm">{t(isPublished ? "draft.publishedText" : "draft.conflictText", facts)}</Text>
      <Text size="sm" my="sm" fs="italic">
        <RuleSentence rule={startOf(theirs)} />
      </Text>
      <Group gap="sm">
        <Button variant="default" size="compact-sm" onClick={draft.keepMine}>
          {t("draft.keepMine")}
        </Button>
        <Button variant="default" size="compact-sm" onClick={draft.takeTheirs}>
          {t("draft.takeTheirs")}
        </Button>
      </Group>
    </Alert>
  );
}
