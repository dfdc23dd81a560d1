"use client";

import { Anchor, Text } from "@mantine/core";
import { IconTargetArrow } from "@tabler/icons-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useRestate } from "#components/rules/use-restate.ts";
import { segmentPath } from "#components/segments/segment-path.ts";
import { SegmentStatus } from "#components/segments/segment-status.tsx";
import { SizeText } from "#components/segments/size-text.tsx";
import { useFormat } from "#components/shell/format-provider.tsx";
import { useReaderLocale } from "#components/shell/use-reader-locale.ts";
import { DataTable } from "#components/ui/data-table.tsx";
import type { Column } from "#components/ui/data-table-types.ts";
import { Face } from "#components/ui/face.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { api, client } from "#lib/http/client.ts";
import { type SegmentSummary, segmentSummaryInput } from "#lib/memberships/schema.ts";
import { nameOf } from "#lib/segments/name-of.ts";
import { segmentStatuses } from "#lib/segments/schema.ts";

/** Every segment in a line: what it means, how many are in, what moved in a week. */
export function SegmentList({ mayPropose, mayExport }: { mayPropose: boolean; mayExport: boolean }) {
  const t = useTranslations("segments");
  const columns = useColumns();
  const describe = mayPropose && <LinkButton href="/segments/new">{t("list.describe")}</LinkButton>;
  return (
    <DataTable
      name="segments"
      label={t("title")}
      columns={columns}
      rowKey={(row) => row.key}
      queryKey={api.memberships.summaries.key()}
      defaultSort={{ sort: "name", direction: "asc" }}
      searchLabel={t("list.search")}
      hasExport={mayExport}
      filters={[
        {
          id: "status",
          label: t("list.status"),
          options: segmentStatuses.map((value) => ({ value, label: t(`status.${value}`) })),
        },
      ]}
      fetchPage={async ({ filters, ...input }, signal) =>
        client.memberships.summaries(segmentSummaryInput.parse({ ...input, ...filters }), { signal })
      }
      empty={
        <Face
          sign={<IconTargetArrow />}
          title={t("list.emptyTitle")}
          text={t(mayPropose ? "list.emptyText" : "list.emptyTextReader")}
          action={describe}
        />
      }
    />
  );
}

function useColumns(): readonly Column<SegmentSummary>[] {
  const t = useTranslations("segments");
  const format = useFormat();
  const locale = useReaderLocale();
  const say = useRestate();
  const sentence = (row: SegmentSummary) => (row.rule ? say.sentence(row.rule).text : t("noRuleYet"));
  return [
    {
      id: "name",
      isName: true,
      header: t("list.name"),
      isSortable: true,
      cell: (row) => (
        <Anchor component={Link} href={segmentPath(row.key)} fw={600}>
          {nameOf(row, locale)}
        </Anchor>
      ),
      csv: (row) => nameOf(row, locale),
    },
    {
      id: "key",
      isName: true,
      header: t("list.key"),
      isExtra: true,
      cell: (row) => row.key,
      csv: (row) => row.key,
    },
    {
      id: "rule",
      header: t("list.rule"),
      isLong: true,
      cell: (row) => (
        <Text size="sm" c={row.rule ? undefined : "dimmed"} lineClamp={2} title={sentence(row)}>
          {sentence(row)}
        </Text>
      ),
      csv: sentence,
    },
    {
      id: "size",
      header: t("list.size"),
      isSortable: true,
      isNumeric: true,
      cell: (row) => <SizeText size={row.size} population={row.population} />,
      csv: (row) => row.size,
    },
    {
      id: "entered",
      header: t("list.entered"),
      isSortable: true,
      isNumeric: true,
      cell: (row) => (row.entered === null ? "–" : format.change(row.entered)),
      csv: (row) => row.entered,
    },
    {
      id: "left",
      header: t("list.left"),
      isSortable: true,
      isNumeric: true,
      cell: (row) => (row.left === null ? "–" : format.change(0 - row.left)),
      csv: (row) => row.left,
    },
    {
      id: "owner",
      isName: true,
      header: t("list.owner"),
      cell: (row) => row.owner?.name ?? "–",
      csv: (row) => row.owner?.name ?? "",
    },
    {
      id: "status",
      header: t("list.status"),
      cell: (row) => <SegmentStatus status={row.status} />,
      csv: (row) => row.status,
    },
    {
      id: "version",
      header: t("list.version"),
      isNumeric: true,
      cell: (row) => row.activeVersionNo ?? "–",
      csv: (row) => row.activeVersionNo,
    },
    {
      id: "updatedAt",
      header: t("list.updated"),
      isSortable: true,
      isExtra: true,
      cell: (row) => format.dateTime(row.updatedAt),
      csv: (row) => row.updatedAt,
    },
    {
      id: "asOf",
      header: t("list.asOf"),
      isExtra: true,
      cell: (row) => format.dateTime(row.asOf),
      csv: (row) => row.asOf,
    },
  ];
}
