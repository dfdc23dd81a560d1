"use client";

import { Anchor, Group, Text } from "@mantine/core";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { AgendaSection } from "#components/overview/agenda-section.tsx";
import { segmentPath } from "#components/segments/segment-path.ts";
import { useReaderLocale } from "#components/shell/use-reader-locale.ts";
import { Age } from "#components/ui/age.tsx";
import { useKeptText } from "#components/ui/use-kept-text.ts";
import type { Unfinished } from "#lib/overview/agenda-schema.ts";
import { nameOf } from "#lib/segments/name-of.ts";

/** What was left half-way, a description in this browser or a segment's rule: one click goes on with it. */
export function UnfinishedSegments({ segments }: { segments: readonly Unfinished[] }) {
  const t = useTranslations("overview.unfinished");
  const locale = useReaderLocale();
  const [description] = useKeptText("description");
  return (
    <AgendaSection title={t("title")} more={{ href: "/segments/new", words: t("new") }} empty={t("none")}>
      {description.trim() !== "" && (
        <li>
          <Anchor component={Link} href="/segments/new" fw={600} lineClamp={2}>
            {t("quoted", { text: description.trim() })}
          </Anchor>
          <Text size="sm" c="dimmed">
            {t("description")}
          </Text>
        </li>
      )}
      {segments.map((segment) => (
        <li key={segment.key}>
          <Group justify="space-between" gap="md" wrap="nowrap" align="baseline">
            <Anchor component={Link} href={segmentPath(segment.key, "rule")} fw={600}>
              {nameOf(segment, locale)}
            </Anchor>
            <Text size="xs" c="dimmed" span>
              <Age at={segment.updatedAt} />
            </Text>
          </Group>
          <Text size="sm" c="dimmed">
            {t(segment.status === "draft" ? "draft" : "edited")}
            {!segment.isOwn && ` ${t("others")}`}
          </Text>
        </li>
      ))}
    </AgendaSection>
  );
}
