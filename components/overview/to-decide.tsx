"use client";

import { Anchor, Group, Text } from "@mantine/core";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { changePath } from "#components/changes/change-path.ts";
import { EffectCounts } from "#components/changes/effect-counts.tsx";
import { useChangeSummary } from "#components/changes/use-change-summary.ts";
import { AgendaSection } from "#components/overview/agenda-section.tsx";
import { useReaderLocale } from "#components/shell/use-reader-locale.ts";
import { Age } from "#components/ui/age.tsx";
import type { Agenda } from "#lib/overview/agenda-schema.ts";
import { nameOf } from "#lib/segments/name-of.ts";

/** The requests that an admin may decide, the oldest first, with what each would do. */
export function ToDecide({ waiting }: { waiting: NonNullable<Agenda["toDecide"]> }) {
  const t = useTranslations("overview.toDecide");
  const locale = useReaderLocale();
  const summary = useChangeSummary();
  return (
    <AgendaSection
      title={t("title", { count: waiting.total })}
      more={{ href: "/changes?status=open", words: t("all") }}
      empty={t("none")}
    >
      {waiting.rows.map((change) => (
        <li key={change.id}>
          <Group justify="space-between" gap="md" wrap="nowrap" align="baseline">
            <Anchor component={Link} href={changePath(change.id)} fw={600}>
              {nameOf(change.segment, locale)}
            </Anchor>
            <Text size="sm" span>
              <EffectCounts effect={change.effect} />
            </Text>
          </Group>
          <Text size="sm" lineClamp={2}>
            {summary(change)}
          </Text>
          <Text size="xs" c="dimmed">
            {t("by", { no: change.no, name: change.author.name })} <Age at={change.createdAt} />
          </Text>
        </li>
      ))}
    </AgendaSection>
  );
}
