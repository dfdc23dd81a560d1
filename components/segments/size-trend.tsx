"use client";

import { useTranslations } from "next-intl";
import type { ChartStatus } from "#components/charts/chart-frame.tsx";
import { TrendChart } from "#components/charts/trend-chart.tsx";
import { useFormat } from "#components/shell/format-provider.tsx";

type SizeAt = { readonly asOf: string; readonly size: number };
type Props = { sizes: readonly SizeAt[]; status: ChartStatus };

/** A rule's size at the ends of past months; the title says how it went. */
export function SizeTrend({ sizes, status }: Props) {
  const t = useTranslations("preview.history");
  const format = useFormat();
  const [first, last] = [sizes[0], sizes.at(-1)];
  const note =
    first && last ? t("note", { from: format.monthOfYear(first.asOf), to: format.date(last.asOf) }) : "";
  return (
    <TrendChart
      title={first && last ? titleOf(first, last) : t("title")}
      note={note}
      emptyText={t("empty")}
      status={status}
      series={[t("series")]}
      points={sizes.map(({ asOf, size }) => ({ at: asOf, values: [size] }))}
      step="month"
      height={200}
    />
  );

  function titleOf(from: SizeAt, to: SizeAt): string {
    const difference = to.size - from.size;
    const words = { count: Math.abs(difference), since: format.monthOfYear(from.asOf) };
    if (difference === 0) return t("same", { since: words.since });
    return t(difference > 0 ? "more" : "fewer", words);
  }
}
