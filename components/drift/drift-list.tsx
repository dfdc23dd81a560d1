"use client";

import { Anchor, Group, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Sparkline } from "#components/charts/sparkline.tsx";
import { DriftStateMark } from "#components/drift/drift-state.tsx";
import { PeriodChoice, usePeriod } from "#components/drift/period-choice.tsx";
import { sortMovements } from "#components/drift/sort-movements.ts";
import { useMovementWords } from "#components/drift/use-movement-words.ts";
import { WhatMoved } from "#components/drift/what-moved.tsx";
import { segmentPath } from "#components/segments/segment-path.ts";
import { useFormat } from "#components/shell/format-provider.tsx";
import { useReaderLocale } from "#components/shell/use-reader-locale.ts";
import { DataTable } from "#components/ui/data-table.tsx";
import type { Column } from "#components/ui/data-table-types.ts";
import { Face } from "#components/ui/face.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import type { SegmentMovement } from "#lib/drift/schema.ts";
import { api, client } from "#lib/http/client.ts";
import { nameOf } from "#lib/segments/name-of.ts";

/** Every active segment in a line: what moved in it, those first that moved beyond noise. */
export function DriftList({ mayExport }: { mayExport: boolean }) {
  const t = useTranslations("drift");
  const days = usePeriod();
  const columns = useColumns(days);
  return (
    <>
      <Group justify="space-between" mb="md">
        <PeriodChoice />
        <ReportsUnderWay days={days} />
      </Group>
      <DataTable
        key={days}
        name={`drift-${days}-days`}
        label={t("title")}
        columns={columns}
        rowKey={(row) => row.key}
        queryKey={[...api.drift.list.key(), days]}
        hasExport={mayExport}
        fetchPage={async ({ page, pageSize, sort, direction }, signal) => {
          const all = sortMovements(await client.drift.list({ days }, { signal }), sort, direction);
          return { rows: all.slice((page - 1) * pageSize, page * pageSize), total: all.length };
        }}
        empty={
          <Face
            title={t("list.emptyTitle")}
            text={t("list.emptyText")}
            action={<LinkButton href="/segments">{t("list.openSegments")}</LinkButton>}
          />
        }
      />
    </>
  );
}

/** Says for how many segments the job has not worked out yet what moved; looks again until it has. */
function ReportsUnderWay({ days }: { days: number }) {
  const t = useTranslations("drift.list");
  const query = useQuery({
    ...api.drift.list.queryOptions({ input: { days } }),
    refetchInterval: ({ state }) => (state.data?.some(({ report }) => !report) ? 10_000 : false),
  });
  const count = query.data?.filter(({ report }) => !report).length ?? 0;
  return (
    <Text size="sm" c="dimmed" role="status">
      {count > 0 && t("reports", { count })}
    </Text>
  );
}

function useColumns(days: number): readonly Column<SegmentMovement>[] {
  const t = useTranslations("drift");
  const format = useFormat();
  const locale = useReaderLocale();
  const words = useMovementWords();
  const share = (value: number | null) => (value === null ? "–" : format.share(value, 0));
  return [
    {
      id: "name",
      isName: true,
      header: t("list.segment"),
      isSortable: true,
      cell: (row) => (
        <Anchor
          component={Link}
          href={`${segmentPath(row.key, "drift")}${days === 30 ? "" : `?days=${days}`}`}
          fw={600}
        >
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
      id: "state",
      header: t("list.state"),
      isSortable: true,
      cell: (row) => <DriftStateMark movement={row} />,
      csv: (row) => t(`state.${row.state}`),
    },
    {
      id: "moved",
      header: t("list.moved"),
      isLong: true,
      cell: (row) => <WhatMoved movement={row} />,
      csv: (row) =>
        words(row)
          .map(({ text }) => text)
          .join(" "),
    },
    {
      id: "size",
      header: t("list.size"),
      isSortable: true,
      isNumeric: true,
      cell: (row) => (
        <div>
          {format.count(row.flow.after)}
          {row.population > 0 && ` · ${format.share(row.flow.after / row.population)}`}
          <Text size="xs" c="dimmed">
            {t("asOf", { at: format.time(row.flow.to) })}
          </Text>
        </div>
      ),
      csv: (row) => row.flow.after,
    },
    {
      id: "share",
      header: t("list.share"),
      isExtra: true,
      isNumeric: true,
      cell: (row) => share(row.population > 0 ? row.flow.after / row.population : null),
      csv: (row) => (row.population > 0 ? row.flow.after / row.population : null),
    },
    {
      id: "trend",
      header: t("list.trend"),
      cell: (row) => <Sparkline values={row.days.map(({ size }) => size)} />,
    },
    {
      id: "flow",
      header: t("list.flow"),
      isNumeric: true,
      cell: ({ flow }) => (
        <>
          <span style={{ color: "var(--tl-entered)" }}>{format.change(flow.entered)}</span>{" "}
          <span style={{ color: "var(--tl-left)" }}>{flow.left === 0 ? "0" : format.change(-flow.left)}</span>
        </>
      ),
    },
    {
      id: "entered",
      header: t("list.entered"),
      isSortable: true,
      isNumeric: true,
      isExtra: true,
      cell: (row) => format.count(row.flow.entered),
      csv: (row) => row.flow.entered,
    },
    {
      id: "left",
      header: t("list.left"),
      isSortable: true,
      isNumeric: true,
      isExtra: true,
      cell: (row) => format.count(row.flow.left),
      csv: (row) => row.flow.left,
    },
    {
      id: "volatility",
      header: t("list.volatility"),
      isSortable: true,
      isNumeric: true,
      cell: (row) => <span title={t("list.volatilityHint")}>{share(row.flow.volatility)}</span>,
      csv: (row) => row.flow.volatility,
    },
    {
      id: "jaccard",
      isExtra: true,
      header: t("list.jaccard"),
      isSortable: true,
      isNumeric: true,
      cell: (row) => <span title={t("list.jaccardHint")}>{share(row.flow.jaccard)}</span>,
      csv: (row) => row.flow.jaccard,
    },
  ];
}
