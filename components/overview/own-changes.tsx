"use client";

import { Anchor, Group, Text } from "@mantine/core";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { changePath } from "#components/changes/change-path.ts";
import { ChangeStatus } from "#components/changes/change-status.tsx";
import { useChangeSummary } from "#components/changes/use-change-summary.ts";
import { AgendaSection } from "#components/overview/agenda-section.tsx";
import { useReaderLocale } from "#components/shell/use-reader-locale.ts";
import { Age } from "#components/ui/age.tsx";
import type { OwnChange } from "#lib/overview/agenda-schema.ts";
import { nameOf } from "#lib/segments/name-of.ts";

/** One's own requests: where each stands, and what others said about it last. */
export function OwnChanges({ changes }: { changes: readonly OwnChange[] }) {
  const t = useTranslations("overview.own");
  const [author] = changes.map((change) => change.author.id);
  return (
    <AgendaSection
      title={t("title")}
      more={{ href: author ? `/changes?author=${encodeURIComponent(author)}` : "/changes", words: t("all") }}
      empty={t("none")}
    >
      {changes.map((change) => (
        <li key={change.id}>
          <OwnLine change={change} />
        </li>
      ))}
    </AgendaSection>
  );
}

function OwnLine({ change }: { change: OwnChange }) {
  const t = useTranslations("overview.own");
  const locale = useReaderLocale();
  const summary = useChangeSummary();
  const { reply, note, reviewer } = change;
  return (
    <>
      <Group justify="space-between" gap="md" wrap="nowrap" align="baseline">
        <Anchor component={Link} href={changePath(change.id)} fw={600}>
          {nameOf(change.segment, locale)}
        </Anchor>
        <ChangeStatus status={change.status} />
      </Group>
      <Text size="sm" lineClamp={1}>
        {summary(change)}
      </Text>
      {note && reviewer && (
        <Text size="sm" lineClamp={2}>
          {t("note", { name: reviewer.name, note })}
        </Text>
      )}
      {reply && (
        <Text size="sm" lineClamp={2}>
          {t("reply", { name: reply.by, body: reply.body })}
        </Text>
      )}
      <Text size="xs" c="dimmed">
        {t("no", { no: change.no })} <Age at={reply?.at ?? change.decidedAt ?? change.createdAt} />
      </Text>
    </>
  );
}
