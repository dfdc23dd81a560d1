"use client";

import { Anchor, Group, SimpleGrid, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { MessageEditor } from "#components/rejected/message-editor.tsx";
import { useReasons } from "#components/rejected/use-reasons.ts";
import { useFormat } from "#components/shell/format-provider.tsx";
import { Section } from "#components/ui/section.tsx";
import { StateMark, type Tone } from "#components/ui/state-mark.tsx";
import { api } from "#lib/http/client.ts";
import type { RejectedMessageDetail } from "#lib/ingest/rejected-schema.ts";

const tones: Record<RejectedMessageDetail["status"], Tone> = {
  open: "act",
  accepted: "steady",
  discarded: "moving",
};

/** One message that was set aside: why, where it came from, and all of it, to be mended. */
export function RejectedView({ initial, mayDecide }: { initial: RejectedMessageDetail; mayDecide: boolean }) {
  const t = useTranslations("ingest");
  const reasons = useReasons();
  const { data } = useQuery({
    ...api.rejected.get.queryOptions({ input: { id: initial.id } }),
    initialData: initial,
  });
  return (
    <Stack gap="xl">
      <Group gap="lg">
        <Anchor component={Link} href="/rejected">
          {t("view.back")}
        </Anchor>
        <StateMark tone={tones[data.status]} word={t(`statuses.${data.status}`)} />
      </Group>
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="xl">
        <Section title={reasons.title(data.code)}>
          <Stack gap="sm">
            <Text className="wrap-anywhere">{reasons.sentence(data.reason)}</Text>
            <Text c="dimmed">{reasons.hint(data.code)}</Text>
            {data.code === "other_currency" && (
              <Anchor component={Link} href="/settings/rates">
                {t("reasons.toRates")}
              </Anchor>
            )}
          </Stack>
        </Section>
        <Whence message={data} />
      </SimpleGrid>
      <MessageEditor
        key={`${data.status} ${JSON.stringify(data.payload)}`}
        message={data}
        mayDecide={mayDecide}
      />
    </Stack>
  );
}

function Whence({ message }: { message: RejectedMessageDetail }) {
  const t = useTranslations("ingest");
  const format = useFormat();
  const facts = [
    [t("list.path"), message.path || t("view.wholeMessage")],
    [t("list.source"), [message.source, message.writeKeyName].filter(Boolean).join(" · ")],
    [t("list.receivedAt"), format.dateTime(message.receivedAt)],
    [t("list.times"), format.count(message.times)],
    ...(message.decidedAt ? [[t("list.decidedAt"), format.dateTime(message.decidedAt)]] : []),
  ];
  return (
    <Section title={t("view.whence")}>
      <dl style={{ margin: 0, display: "grid", gridTemplateColumns: "auto 1fr", gap: "4px 16px" }}>
        {facts.map(([name, value]) => (
          <div key={name} style={{ display: "contents" }}>
            <Text component="dt" c="dimmed">
              {name}
            </Text>
            <Text component="dd" m={0} style={{ overflowWrap: "anywhere" }}>
              {value}
            </Text>
          </div>
        ))}
      </dl>
    </Section>
  );
}
