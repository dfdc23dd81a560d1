"use client";

import { Anchor, Group, Stack, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { SegmentMenu } from "#components/segments/segment-menu.tsx";
import { SegmentStatus } from "#components/segments/segment-status.tsx";
import { SizeText } from "#components/segments/size-text.tsx";
import { useFormat } from "#components/shell/format-provider.tsx";
import { useReaderLocale } from "#components/shell/use-reader-locale.ts";
import { CopyText } from "#components/ui/copy-text.tsx";
import { api } from "#lib/http/client.ts";
import type { SegmentSummary } from "#lib/memberships/schema.ts";
import { nameOf } from "#lib/segments/name-of.ts";

type Props = {
  initial: SegmentSummary;
  may: { readonly propose: boolean; readonly decide: boolean; readonly export: boolean };
};

/** The head of a segment's pages: what it is called, whether it is in use, how many are in, whose it is. */
export function SegmentHeader({ initial, may }: Props) {
  const t = useTranslations("segments");
  const format = useFormat();
  const locale = useReaderLocale();
  const query = useQuery({
    ...api.memberships.summary.queryOptions({ input: { key: initial.key } }),
    initialData: initial,
  });
  const { data: segment } = query;
  const facts = [
    segment.activeVersionNo !== null && t("header.version", { no: segment.activeVersionNo }),
    segment.owner && t("header.owner", { name: segment.owner.name }),
  ].filter((fact) => fact !== false && fact !== null);
  return (
    <Stack gap={4} mb="lg">
      <Anchor component={Link} href="/segments" size="sm" w="fit-content">
        {t("header.all")}
      </Anchor>
      <Group justify="space-between" align="flex-start" wrap="nowrap" gap="sm">
        <Group gap="xs" miw={0} wrap="nowrap">
          <Title order={1} className="wrap-anywhere">
            {nameOf(segment, locale)}
          </Title>
          <CopyText value={segment.key} name={t("header.key", { key: segment.key })} />
        </Group>
        <SegmentMenu segment={segment} may={may} />
      </Group>
      <Group gap="md">
        <SegmentStatus status={segment.status} />
        {segment.size !== null && (
          <Text size="sm" component="div">
            <SizeText size={segment.size} population={segment.population} />
            {` · ${t("asOf", { at: format.time(segment.asOf) })}`}
          </Text>
        )}
        {segment.status === "active" && segment.size === null && (
          <Text size="sm" c="dimmed">
            {t("header.counting")}
          </Text>
        )}
        <Text size="sm" c="dimmed">
          {facts.join(" · ")}
        </Text>
      </Group>
      {segment.description && (
        <Text c="dimmed" maw={720} mt="xs">
          {segment.description}
        </Text>
      )}
    </Stack>
  );
}
