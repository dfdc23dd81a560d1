"use client";

import { Anchor, Group, Stack, Text, Title } from "@mantine/core";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { ChangeReason } from "#components/changes/change-reason.tsx";
import { ChangeStatus } from "#components/changes/change-status.tsx";
import { segmentPath } from "#components/segments/segment-path.ts";
import { useReaderLocale } from "#components/shell/use-reader-locale.ts";
import { Age } from "#components/ui/age.tsx";
import type { ChangeDetail } from "#lib/changes/schema.ts";
import { nameOf } from "#lib/segments/name-of.ts";

type Props = { change: ChangeDetail; mayRevise: boolean; onChanged: () => Promise<void> };

/** The head of a change's page: which segment, who asked, when and why, made for which version. */
export function ChangeHead({ change, mayRevise, onChanged }: Props) {
  const t = useTranslations("changes");
  const locale = useReaderLocale();
  const { segment, baseVersionNo } = change;
  return (
    <Stack gap={4} mb="lg">
      <Anchor component={Link} href="/changes" size="sm" w="fit-content">
        {t("head.all")}
      </Anchor>
      <Title order={1} className="wrap-anywhere">
        {t("head.title", { no: change.no, name: nameOf(segment, locale) })}
      </Title>
      <Group gap="md">
        <ChangeStatus status={change.status} />
        <Text size="sm">
          {t("head.by", { name: change.author.name })} <Age at={change.createdAt} />
        </Text>
        <Text size="sm" c="dimmed">
          {baseVersionNo === null ? t("head.first") : t("head.base", { no: baseVersionNo })}
        </Text>
        <Anchor component={Link} href={segmentPath(segment.key)} size="sm">
          {t("head.segment")}
        </Anchor>
      </Group>
      <ChangeReason change={change} mayRevise={mayRevise} onChanged={onChanged} />
    </Stack>
  );
}
