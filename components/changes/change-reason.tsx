"use client";

import { Button, Group, Text, Textarea } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { notifyFailed } from "#components/ui/notify.ts";
import { useErrorMessage } from "#components/ui/use-error-message.ts";
import type { ChangeDetail } from "#lib/changes/schema.ts";
import { api } from "#lib/http/client.ts";
import classes from "./changes.module.css";

type Props = { change: ChangeDetail; mayRevise: boolean; onChanged: () => Promise<void> };

/** Why the change is asked for; its author can say it better while nobody has decided. */
export function ChangeReason({ change, mayRevise, onChanged }: Props) {
  const t = useTranslations("changes.reason");
  const ui = useTranslations("ui");
  const message = useErrorMessage();
  const [draft, setDraft] = useState<string>();
  const revise = useMutation({
    ...api.changes.revise.mutationOptions(),
    onSuccess: async () => {
      await onChanged();
      setDraft(undefined);
    },
    onError: (error) => notifyFailed(message(error)),
  });
  if (draft === undefined) {
    return (
      <Group gap="sm" mt="sm" align="flex-start">
        <Text component="blockquote" className={classes.quote}>
          {change.reason}
        </Text>
        {mayRevise && (
          <Button size="compact-sm" variant="subtle" onClick={() => setDraft(change.reason)}>
            {t("edit")}
          </Button>
        )}
      </Group>
    );
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        revise.mutate({ id: change.id, content: change.content, reason: draft });
      }}
    >
      <Textarea
        label={t("label")}
        mt="sm"
        autosize
        minRows={2}
        maxLength={4_000}
        maw={720}
        required
        data-autofocus
        value={draft}
        onChange={(event) => setDraft(event.currentTarget.value)}
      />
      <Group mt="sm">
        <Button type="submit" loading={revise.isPending} disabled={draft.trim() === ""}>
          {ui("save")}
        </Button>
        <Button variant="default" onClick={() => setDraft(undefined)}>
          {ui("cancel")}
        </Button>
      </Group>
    </form>
  );
}
