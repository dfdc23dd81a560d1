"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { TrendChart } from "#components/charts/trend-chart.tsx";
import { directionWord } from "#components/drift/direction-word.ts";
import { useFormat } from "#components/shell/format-provider.tsx";
import { api } from "#lib/http/client.ts";

/** A year of a segment's size, by evaluating its rule at past month ends; its versions are marked. */
export function SizeChart({ segmentKey }: { segmentKey: string }) {
  const t = useTranslations("drift.segment");
  const format = useFormat();
  const query = useQuery({
    ...api.drift.sizes.queryOptions({ input: { key: segmentKey, every: "month", points: 12 } }),
    staleTime: 300_000,
  });
  const segment = useQuery(api.segments.get.queryOptions({ input: { key: segmentKey } }));
  const sizes = query.data?.sizes ?? [];
  const [first, last] = [sizes[0], sizes.at(-1)];
  const change = first && last ? last.size - first.size : 0;
  const hasMembers = sizes.some(({ size }) => size > 0);
  const marks = (segment.data?.versions ?? [])
    .filter(({ publishedAt }) => first && publishedAt >= first.asOf)
    .map(({ no, publishedAt }) => ({ at: publishedAt, label: t("version", { no }) }));
  return (
    <TrendChart
      title={
        first
          ? t(`sizeTitle.${directionWord(change)}`, {
              change: format.count(Math.abs(change)),
              date: format.date(first.asOf),
            })
          : t("sizeTitle.plain")
      }
      note={t("sizeNote")}
      emptyText={t("sizeEmpty")}
      status={query}
      series={[t("members")]}
      points={hasMembers ? sizes.map(({ asOf, size }) => ({ at: asOf, values: [size] })) : []}
      marks={marks}
      step="month"
    />
  );
}
