"use client";

import { Button, Group, Text, Textarea } from "@mantine/core";
import { useHotkeys } from "@mantine/hooks";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { notifyDone, notifyFailed } from "#components/ui/notify.ts";
import { useErrorMessage } from "#components/ui/use-error-message.ts";
import { useKeptText } from "#components/ui/use-kept-text.ts";
import type { ChangeDetail } from "#lib/changes/schema.ts";
import { api } from "#lib/http/client.ts";
import classes from "./changes.module.css";

type Props = { change: ChangeDetail; isOutdated: boolean; onDecided: () => Promise<void> };

/**
 * Approve or reject exactly what is shown: its hash goes with the decision. Approving asks nothing, since a former version
 * can be asked for again; a rejection says why. A and R on the keyboard.
 */
export function DecisionBar({ change, isOutdated, onDecided }: Props) {
  const t = useTranslations("changes.decision");
  const message = useErrorMessage();
  const field = useRef<HTMLTextAreaElement>(null);
  const [note, setNote, clearNote] = useKeptText(`note-${change.id}`);
  const [isMissing, setMissing] = useState(false);
  const decide = useMutation({
    ...api.changes.decide.mutationOptions(),
    onSuccess: (_, { verdict }) => {
      clearNote();
      notifyDone(t(verdict));
    },
    onError: (error) => notifyFailed(message(error)),
    // Also after a refusal: somebody else was quicker, or the content is another by now.
    onSettled: onDecided,
  });
  const isStale = change.status === "stale";
  const isReady = !isOutdated && !decide.isPending;
  const send = (verdict: "approved" | "rejected") =>
    decide.mutate({ id: change.id, contentHash: change.contentHash, verdict, note });
  const approve = () => {
    if (isReady && !isStale) send("approved");
  };
  const reject = () => {
    if (!isReady) return;
    if (note.trim() !== "") return send("rejected");
    setMissing(true);
    field.current?.focus();
  };
  useHotkeys([
    ["a", approve],
    ["r", reject],
  ]);
  return (
    <section className={classes.decision} aria-label={t("title")}>
      <Group gap="sm" align="flex-end">
        <Textarea
          ref={field}
          flex="1 1 320px"
          maw={560}
          autosize
          minRows={1}
          maxRows={6}
          maxLength={4_000}
          label={t("note")}
          placeholder={t("notePlaceholder")}
          value={note}
          error={isMissing && note.trim() === "" ? t("noteMissing") : undefined}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <Group gap="sm">
          <Button disabled={isOutdated || isStale} loading={decide.isPending} onClick={approve}>
            {t("approve")}
            <kbd className={classes.key}>A</kbd>
          </Button>
          <Button variant="default" disabled={isOutdated || decide.isPending} onClick={reject}>
            {t("reject")}
            <kbd className={classes.key}>R</kbd>
          </Button>
        </Group>
      </Group>
      {(isOutdated || isStale) && (
        <Text size="xs" c="dimmed" mt="xs">
          {t(isOutdated ? "outdated" : "stale")}
        </Text>
      )}
    </section>
  );
}
