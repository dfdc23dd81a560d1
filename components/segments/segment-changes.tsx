"use client";

import { Anchor, Group, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { changePath } from "#components/changes/change-path.ts";
import { ChangeStatus } from "#components/changes/change-status.tsx";
import { useChangeSummary } from "#components/changes/use-change-summary.ts";
import { segmentPath } from "#components/segments/segment-path.ts";
import { useFormat } from "#components/shell/format-provider.tsx";
import { FailedFace } from "#components/ui/failed-face.tsx";
import { Section } from "#components/ui/section.tsx";
import { SkeletonRows } from "#components/ui/skeleton-rows.tsx";
import { api } from "#lib/http/client.ts";

const mostShown = 5;

/** What was last asked for and decided about a segment. */
export function SegmentChanges({ segmentKey }: { segmentKey: string }) {
  const t = useTranslations("segments.changes");
  const words = useTranslations("ui");
  const format = useFormat();
  const summary = useChangeSummary();
  const input = { segment: segmentKey, pageSize: mostShown };
  const query = useQuery(api.changes.list.queryOptions({ input }));
  return (
    <Section
      title={t("title")}
      actions={
        <Anchor component={Link} href={segmentPath(segmentKey, "versions")} size="sm">
          {t("all")}
        </Anchor>
      }
    >
      {query.isPending && <SkeletonRows rows={3} label={words("loading")} />}
      {query.isError && <FailedFace error={query.error} onRetry={() => void query.refetch()} />}
      {query.data?.total === 0 && <Text c="dimmed">{t("none")}</Text>}
      <Stack gap="md">
        {query.data?.rows.map((change) => (
          <div key={change.id}>
            <Group gap="sm">
              <Anchor component={Link} href={changePath(change.id)} fw={600}>
                {t("request", { no: change.no })}
              </Anchor>
              <ChangeStatus status={change.status} />
              <Text size="sm" c="dimmed">
                {`${change.author.name} · ${format.dateTime(change.createdAt)}`}
              </Text>
            </Group>
            <Text size="sm" lineClamp={2} className="wrap-anywhere">
              {summary(change)}
            </Text>
          </div>
        ))}
      </Stack>
    </Section>
  );
}
