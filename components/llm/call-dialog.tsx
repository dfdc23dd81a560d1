"use client";

import { Code, Group, Modal, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { CopyText } from "#components/ui/copy-text.tsx";
import { FailedFace } from "#components/ui/failed-face.tsx";
import { SkeletonRows } from "#components/ui/skeleton-rows.tsx";
import { api } from "#lib/http/client.ts";

/** What was sent in one call and what came back, word for word. */
export function CallDialog({ id, onClose }: { id: string | undefined; onClose: () => void }) {
  const t = useTranslations("llm.calls");
  const ui = useTranslations("ui");
  const call = useQuery({
    ...api.llm.call.queryOptions({ input: { id: id ?? "" } }),
    enabled: id !== undefined,
  });
  return (
    <Modal
      opened={id !== undefined}
      onClose={onClose}
      title={t("one")}
      closeButtonProps={{ "aria-label": ui("close") }}
      size="xl"
    >
      {call.isPending && <SkeletonRows rows={4} label={ui("loading")} />}
      {call.isError && <FailedFace error={call.error} onRetry={() => void call.refetch()} />}
      {call.data && (
        <Stack gap="lg">
          {call.data.detail !== "" && <Text size="sm">{call.data.detail}</Text>}
          <Message name={t("payload")} text={indented(call.data.payload)} copied={call.data.payload} />
          {call.data.reply !== null && (
            <Message name={t("reply")} text={indented(call.data.reply)} copied={call.data.reply} />
          )}
        </Stack>
      )}
    </Modal>
  );
}

function Message({ name, text, copied }: { name: string; text: string; copied: string }) {
  return (
    <section aria-label={name}>
      <Group justify="space-between" mb={4}>
        <Text fw={600} size="sm">
          {name}
        </Text>
        <CopyText value={copied} name={name} />
      </Group>
      <Code block tabIndex={0} mah={360} aria-label={name}>
        {text}
      </Code>
    </section>
  );
}

/** JSON with indents, its line breaks in texts shown as such; what is no JSON as it is. */
function indented(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2).replaceAll("\\n", "\n");
  } catch {
    return text;
  }
}
