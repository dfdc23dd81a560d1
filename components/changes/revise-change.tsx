"use client";

import { Alert, Button, Group, Stack, Text, Textarea, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { changePath } from "#components/changes/change-path.ts";
import { forgetRevision, keepRevision, keptRevision } from "#components/changes/kept-revision.ts";
import { PreviewFigure } from "#components/rules/preview-figure.tsx";
import { RuleEditor } from "#components/rules/rule-editor.tsx";
import { RuleSentence } from "#components/rules/rule-sentence.tsx";
import { useRuleHistory } from "#components/rules/use-rule-history.ts";
import { useRulePreview } from "#components/rules/use-rule-preview.ts";
import { FailedFace } from "#components/ui/failed-face.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { SkeletonRows } from "#components/ui/skeleton-rows.tsx";
import { useErrorMessage } from "#components/ui/use-error-message.ts";
import type { ChangeDetail } from "#lib/changes/schema.ts";
import { api } from "#lib/http/client.ts";

/** A change's content in the rule editor, for its author. */
export function ReviseChange({ changeId }: { changeId: string }) {
  const words = useTranslations("ui");
  const query = useQuery({
    ...api.changes.get.queryOptions({ input: { id: changeId } }),
    refetchOnWindowFocus: false,
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (query.isPending) return <SkeletonRows label={words("loading")} />;
  if (query.isError) return <FailedFace error={query.error} onRetry={() => void query.refetch()} />;
  return <ReviseForm key={query.data.contentHash} change={query.data} />;
}

function ReviseForm({ change }: { change: ChangeDetail }) {
  const t = useTranslations("changes.revise");
  const ui = useTranslations("ui");
  const message = useErrorMessage();
  const router = useRouter();
  const queries = useQueryClient();
  const [start] = useState(() => keptRevision(change));
  const history = useRuleHistory(start.rule);
  const [texts, setTexts] = useState({
    name: start.name,
    description: start.description,
    reason: start.reason,
  });
  const rule = history.value;
  const preview = useRulePreview(rule, { segment: change.segment.key, isEnabled: true });
  useEffect(() => keepRevision(change, { ...texts, rule }), [change, texts, rule]);
  const save = useMutation({
    ...api.changes.revise.mutationOptions(),
    onSuccess: () => {
      forgetRevision(change);
      router.push(changePath(change.id));
      void queries.invalidateQueries({ queryKey: api.changes.key(), refetchType: "none" });
    },
  });
  const set = (field: keyof typeof texts) => (event: { currentTarget: { value: string } }) => {
    const { value } = event.currentTarget;
    setTexts((known) => ({ ...known, [field]: value }));
  };
  const isReady = preview.problems.length === 0 && texts.name.trim() !== "" && texts.reason.trim() !== "";
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        const { name, description, reason } = texts;
        const content = { ...change.content, rule, name, description };
        save.mutate({ id: change.id, content, reason });
      }}
    >
      <Stack gap="lg">
        {save.isError && (
          <Alert color="red" variant="light" role="alert">
            {message(save.error)}
          </Alert>
        )}
        <PreviewFigure preview={preview} />
        <Text size="lg" maw={760} mih={48} aria-live="polite">
          <RuleSentence rule={rule} />
        </Text>
        <RuleEditor
          value={rule}
          onChange={history.set}
          problems={preview.problems}
          counts={preview.counts}
          population={preview.population}
          history={history}
          keepAs={`change.${change.id}`}
        />
        <TextInput
          label={t("name")}
          required
          maxLength={200}
          maw={480}
          value={texts.name}
          onChange={set("name")}
        />
        <Textarea
          label={t("description")}
          autosize
          minRows={2}
          maxLength={4_000}
          maw={720}
          value={texts.description}
          onChange={set("description")}
        />
        <Textarea
          label={t("reason")}
          required
          autosize
          minRows={2}
          maxLength={4_000}
          maw={720}
          value={texts.reason}
          onChange={set("reason")}
        />
        <Group>
          <Button type="submit" loading={save.isPending} disabled={!isReady}>
            {t("save")}
          </Button>
          <LinkButton variant="default" href={changePath(change.id)}>
            {ui("cancel")}
          </LinkButton>
        </Group>
      </Stack>
    </form>
  );
}
