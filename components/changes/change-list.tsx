"use client";

import { Anchor, Text } from "@mantine/core";
import { IconGitPullRequest } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { changePath } from "#components/changes/change-path.ts";
import { ChangeStatus } from "#components/changes/change-status.tsx";
import { EffectCounts } from "#components/changes/effect-counts.tsx";
import { useChangeSummary } from "#components/changes/use-change-summary.ts";
import { segmentPath } from "#components/segments/segment-path.ts";
import { useReaderLocale } from "#components/shell/use-reader-locale.ts";
import { Age } from "#components/ui/age.tsx";
import { DataTable } from "#components/ui/data-table.tsx";
import type { Column, TableFilter } from "#components/ui/data-table-types.ts";
import { Face } from "#components/ui/face.tsx";
import { type ChangeRow, changeListInput, changeStatuses } from "#lib/changes/schema.ts";
import { api, client } from "#lib/http/client.ts";
import { nameOf } from "#lib/segments/name-of.ts";

/** Every request to change a segment, the newest first. */
export function ChangeList() {
  const t = useTranslations("changes");
  return (
    <DataTable
      name="changes"
      label={t("title")}
      columns={useColumns()}
      rowKey={(row) => row.id}
      queryKey={api.changes.list.key()}
      defaultSort={{ sort: "no", direction: "desc" }}
      searchLabel={t("list.search")}
      filters={useFilters()}
      fetchPage={({ filters, ...input }, signal) => {
        const { status, segment, author } = filters;
        return client.changes.list(changeListInput.parse({ ...input, status, segment, authorId: author }), {
          signal,
        });
      }}
      empty={<Face sign={<IconGitPullRequest />} title={t("list.emptyTitle")} text={t("list.emptyText")} />}
    />
  );
}

function useFilters(): readonly TableFilter[] {
  const t = useTranslations("changes");
  const locale = useReaderLocale();
  const segments = useQuery(api.segments.list.queryOptions({ input: { pageSize: 500 } }));
  const authors = useQuery(api.changes.authors.queryOptions());
  return [
    {
      id: "status",
      label: t("list.status"),
      options: (["open", ...changeStatuses] as const).map((value) => ({
        value,
        label: t(`status.${value}`),
      })),
    },
    {
      id: "segment",
      label: t("list.segment"),
      options: (segments.data?.rows ?? []).map((row) => ({ value: row.key, label: nameOf(row, locale) })),
    },
    {
      id: "author",
      label: t("list.author"),
      options: (authors.data ?? []).map(({ id, name }) => ({ value: id, label: name })),
    },
  ];
}

function useColumns(): readonly Column<ChangeRow>[] {
  const t = useTranslations("changes");
  const locale = useReaderLocale();
  const summary = useChangeSummary();
  return [
    {
      id: "no",
      header: t("list.no"),
      isSortable: true,
      isNumeric: true,
      cell: (row) => (
        <Anchor component={Link} href={changePath(row.id)} fw={600}>
          {row.no}
        </Anchor>
      ),
      csv: (row) => row.no,
    },
    {
      id: "segment",
      isName: true,
      header: t("list.segment"),
      cell: (row) => (
        <Anchor component={Link} href={segmentPath(row.segment.key)}>
          {nameOf(row.segment, locale)}
        </Anchor>
      ),
      csv: (row) => row.segment.key,
    },
    {
      id: "change",
      header: t("list.change"),
      isLong: true,
      cell: (row) => (
        <Anchor component={Link} href={changePath(row.id)} c="inherit">
          <Text size="sm" span lineClamp={2} title={summary(row)}>
            {summary(row)}
          </Text>
        </Anchor>
      ),
      csv: summary,
    },
    {
      id: "effect",
      header: t("list.effect"),
      isNumeric: true,
      cell: (row) => <EffectCounts effect={row.effect} />,
      csv: (row) => (row.effect ? `+${row.effect.enter} -${row.effect.leave}` : ""),
    },
    {
      id: "status",
      header: t("list.status"),
      isSortable: true,
      cell: (row) => <ChangeStatus status={row.status} />,
      csv: (row) => row.status,
    },
    {
      id: "author",
      isName: true,
      header: t("list.author"),
      cell: (row) => row.author.name,
      csv: (row) => row.author.name,
    },
    {
      id: "createdAt",
      header: t("list.asked"),
      isSortable: true,
      cell: (row) => <Age at={row.createdAt} />,
      csv: (row) => row.createdAt,
    },
    {
      id: "reason",
      header: t("list.reason"),
      isLong: true,
      cell: (row) => (
        <Text size="sm" c="dimmed" lineClamp={2} title={row.reason}>
          {row.reason}
        </Text>
      ),
      csv: (row) => row.reason,
    },
    {
      id: "decidedAt",
      header: t("list.decided"),
      isSortable: true,
      isExtra: true,
      cell: (row) => (row.decidedAt ? <Age at={row.decidedAt} /> : "–"),
      csv: (row) => row.decidedAt,
    },
    {
      id: "reviewer",
      header: t("list.reviewer"),
      isExtra: true,
      cell: (row) => row.reviewer?.name ?? "–",
      csv: (row) => row.reviewer?.name ?? "",
    },
  ];
}
