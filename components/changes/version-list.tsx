"use client";

import { Anchor, Group, Stack, Text, Title } from "@mantine/core";
import { IconHistory } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { ChangeContent } from "#components/changes/change-content.tsx";
import { changePath } from "#components/changes/change-path.ts";
import { ProposeAgain } from "#components/changes/propose-again.tsx";
import { DifferenceOnDemand } from "#components/explanations/difference-on-demand.tsx";
import { Age } from "#components/ui/age.tsx";
import { Face } from "#components/ui/face.tsx";
import { FailedFace } from "#components/ui/failed-face.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { SkeletonRows } from "#components/ui/skeleton-rows.tsx";
import { StateMark } from "#components/ui/state-mark.tsx";
import type { ChangeRow } from "#lib/changes/schema.ts";
import { api } from "#lib/http/client.ts";
import type { SegmentDetail, SegmentVersion } from "#lib/segments/schema.ts";
import classes from "./changes.module.css";

type Props = { segmentKey: string; mayPropose: boolean };

/** What a segment said over time, the newest first, each version with what it changed and who wanted and approved it. */
export function VersionList({ segmentKey, mayPropose }: Props) {
  const t = useTranslations("changes.versions");
  const segment = useQuery(api.segments.get.queryOptions({ input: { key: segmentKey } }));
  const changes = useQuery(
    api.changes.list.queryOptions({ input: { segment: segmentKey, status: "approved", pageSize: 500 } }),
  );
  const failed = [segment, changes].find((query) => query.isError);
  if (failed) return <FailedFace error={failed.error} onRetry={() => void failed.refetch()} />;
  if (!segment.isSuccess || !changes.isSuccess) return <SkeletonRows label={t("loading")} />;
  const { versions } = segment.data;
  if (versions.length === 0) {
    const open = (
      <LinkButton href={`/changes?segment=${encodeURIComponent(segmentKey)}`}>{t("toChanges")}</LinkButton>
    );
    return <Face sign={<IconHistory />} title={t("emptyTitle")} text={t("emptyText")} action={open} />;
  }
  return (
    <Stack gap="xl">
      {versions.map((version, index) => (
        <Version
          key={version.no}
          segment={segment.data}
          version={version}
          before={versions[index + 1] ?? null}
          change={changes.data.rows.find(({ versionNo }) => versionNo === version.no)}
          mayPropose={mayPropose}
        />
      ))}
    </Stack>
  );
}

type VersionProps = {
  segment: SegmentDetail;
  version: SegmentVersion;
  before: SegmentVersion | null;
  change: ChangeRow | undefined;
  mayPropose: boolean;
};

function Version({ segment, version, before, change, mayPropose }: VersionProps) {
  const t = useTranslations("changes.versions");
  const isActive = version.no === segment.activeVersionNo;
  const mayAgain = mayPropose && !isActive && segment.status === "active";
  return (
    <article className={classes.section} aria-label={t("version", { no: version.no })}>
      <Group justify="space-between" align="flex-start" mb="sm">
        <Group gap="md">
          <Title order={2}>{t("version", { no: version.no })}</Title>
          {isActive && <StateMark tone="steady" word={t("active")} />}
        </Group>
        {mayAgain && <ProposeAgain segmentKey={segment.key} versionNo={version.no} />}
      </Group>
      <Group gap="md" mb="md">
        <Text size="sm" c="dimmed">
          {t("published", { name: version.publishedBy ?? "–" })} <Age at={version.publishedAt} />
        </Text>
        {change && (
          <Text size="sm">
            {t("asked", { name: change.author.name })}{" "}
            <Anchor component={Link} href={changePath(change.id)} size="sm" underline="always">
              {t("change", { no: change.no })}
            </Anchor>
          </Text>
        )}
      </Group>
      {change && (
        <Text component="blockquote" className={classes.quote} mb="md">
          {change.reason}
        </Text>
      )}
      <ChangeContent before={before} after={version} />
      {before && (
        <DifferenceOnDemand
          of={{
            kind: "difference",
            key: segment.key,
            versionNo: version.no,
            otherKey: segment.key,
            otherVersionNo: before.no,
          }}
          label={t("difference", { no: version.no, before: before.no })}
        />
      )}
    </article>
  );
}
