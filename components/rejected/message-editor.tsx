"use client";

import { Alert, Anchor, Button, Group, Stack, Text, Textarea } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { type MessageTextProblem, readMessageText } from "#components/rejected/message-text.ts";
import { useDiscard } from "#components/rejected/use-discard.tsx";
import { CopyText } from "#components/ui/copy-text.tsx";
import { notifyDone } from "#components/ui/notify.ts";
import { Section } from "#components/ui/section.tsx";
import { useErrorMessage } from "#components/ui/use-error-message.ts";
import { api, client } from "#lib/http/client.ts";
import type { RejectedMessageDetail } from "#lib/ingest/rejected-schema.ts";

type Props = { message: RejectedMessageDetail; mayDecide: boolean };

/** The message as JSON: to be mended and sent again, sent again as it came, or put away. */
export function MessageEditor({ message, mayDecide }: Props) {
  const t = useTranslations("ingest.view");
  const ui = useTranslations("ui");
  const errorMessage = useErrorMessage();
  const queries = useQueryClient();
  const original = JSON.stringify(message.payload, null, 2);
  const [text, setText] = useState(original);
  const isChanged = text !== original;
  const isOpen = message.status === "open";
  const read = readMessageText(text);
  const refresh = () => queries.invalidateQueries({ queryKey: api.rejected.key() });
  const discard = useDiscard();
  const reopen = useMutation({
    mutationFn: () => client.rejected.reopen({ ids: [message.id] }),
    onSuccess: refresh,
  });
  const retry = useMutation({
    ...api.rejected.retry.mutationOptions(),
    onSuccess: (answer) => {
      if (answer.outcome === "rejected") return isChanged ? undefined : refresh();
      notifyDone(t(answer.outcome));
      return refresh();
    },
  });

  function said(problem: MessageTextProblem): string {
    return problem.kind === "notJson"
      ? t("notJson", { where: ui("jsonFault", problem.at) })
      : t("notAnObject");
  }

  function send() {
    if (!read.ok) return;
    retry.mutate({ id: message.id, ...(isChanged && { payload: read.value }) });
  }

  return (
    <Section title={t("message")} actions={<CopyText value={text} name={t("message")} />}>
      <Stack gap="md">
        <Textarea
          aria-label={t("message")}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          readOnly={!isOpen || !mayDecide}
          autosize
          minRows={8}
          maxRows={28}
          spellCheck={false}
          styles={{ input: { fontFamily: "var(--mantine-font-family-monospace)" } }}
          error={read.ok ? undefined : said(read.error)}
        />
        {retry.isError && (
          <Alert color="red" variant="light" role="alert">
            {errorMessage(retry.error)}
          </Alert>
        )}
        {retry.data?.outcome === "rejected" && (
          <Alert color="red" variant="light" role="alert" title={t("refusedAgain")}>
            {retry.data.reason} {retry.data.path && <code>{retry.data.path}</code>}
          </Alert>
        )}
        {isOpen && mayDecide && (
          <Group gap="sm">
            <Button disabled={!read.ok || retry.isPending} onClick={send}>
              {t(isChanged ? "sendMended" : "sendAgain")}
            </Button>
            {isChanged && (
              <Button variant="default" onClick={() => setText(original)}>
                {ui("undo")}
              </Button>
            )}
            <Button
              variant="default"
              disabled={discard.isPending}
              onClick={() => discard.mutate({ ids: [message.id] })}
            >
              {t("discard")}
            </Button>
          </Group>
        )}
        {isOpen && !mayDecide && <Text c="dimmed">{t("adminDecides")}</Text>}
        {message.status === "discarded" && mayDecide && (
          <Group>
            <Button variant="default" disabled={reopen.isPending} onClick={() => reopen.mutate()}>
              {t("reopen")}
            </Button>
          </Group>
        )}
        {message.status === "accepted" && message.customerId && (
          <Anchor component={Link} href={`/customers?search=${encodeURIComponent(message.customerId)}`}>
            {t("toCustomer", { id: message.customerId })}
          </Anchor>
        )}
      </Stack>
    </Section>
  );
}
