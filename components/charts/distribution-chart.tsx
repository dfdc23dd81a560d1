"use client";

import { useTranslations } from "next-intl";
import { Bar, BarChart, LabelList, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import { ChartFrame, type ChartHead, ChartKey } from "#components/charts/chart-frame.tsx";
import { ChartTooltip } from "#components/charts/chart-tooltip.tsx";
import type { Facts } from "#components/charts/fact-table.tsx";
import { axisText, baselineColor, seriesColors } from "#components/charts/palette.ts";
import { useFormat } from "#components/shell/format-provider.tsx";

export type DistributionBin = {
  readonly label: string;
  /** How many of each group. */
  readonly baseline: number;
  readonly current: number;
};

type Props = ChartHead & {
  readonly bins: readonly DistributionBin[];
  /** What the two groups are: "27 Oct", "now". */
  readonly baselineName: string;
  readonly currentName: string;
};

/** How two groups are spread over the same bins, as shares of each; the baseline above, now below it. */
export function DistributionChart({ bins, baselineName, currentName, ...props }: Props) {
  const t = useTranslations("charts");
  const format = useFormat();
  const n = total(bins.map((bin) => bin.baseline));
  const m = total(bins.map((bin) => bin.current));
  const told = (count: number, of: number) =>
    `${format.count(count)} · ${of === 0 ? "–" : format.share(count / of)}`;
  const facts: Facts = {
    head: [t("value"), baselineName, currentName],
    rows: bins.map((bin) => ({
      key: bin.label,
      cells: [bin.label, told(bin.baseline, n), told(bin.current, m)],
    })),
  };
  const data = bins.map((bin) => ({
    label: bin.label,
    baseline: n === 0 ? 0 : bin.baseline / n,
    current: m === 0 ? 0 : bin.current / m,
  }));
  const currentColor = seriesColors[0];
  const legend = (
    <ChartKey
      entries={[
        { label: baselineName, color: baselineColor },
        { label: currentName, color: currentColor },
      ]}
    />
  );
  const height = bins.length * 30 + 8;
  return (
    <ChartFrame {...props} height={height} facts={facts} legend={legend}>
      <ResponsiveContainer width="100%" height={height}>
        <BarChart
          aria-label={props.title}
          layout="vertical"
          data={data}
          barGap={1}
          barSize={9}
          margin={{ top: 0, right: 48, bottom: 0, left: 0 }}
        >
          <XAxis type="number" hide domain={[0, "dataMax"]} />
          <YAxis
            type="category"
            dataKey="label"
            tick={axisText}
            tickLine={false}
            axisLine={false}
            width="auto"
            interval={0}
          />
          <Tooltip
            isAnimationActive={false}
            cursor={{ fill: "var(--tl-ground-raised)" }}
            content={({ active, label }) => {
              const bin = active ? bins.find((each) => each.label === label) : undefined;
              if (!bin) return null;
              return (
                <ChartTooltip
                  title={bin.label}
                  rows={[
                    { label: baselineName, value: told(bin.baseline, n), color: baselineColor },
                    { label: currentName, value: told(bin.current, m), color: currentColor },
                  ]}
                />
              );
            }}
          />
          <Bar dataKey="baseline" fill={baselineColor} isAnimationActive={false} />
          <Bar dataKey="current" fill={currentColor} isAnimationActive={false}>
            <LabelList
              dataKey="current"
              position="right"
              formatter={(value) => (typeof value === "number" ? format.share(value, 0) : "")}
              {...axisText}
            />
          </Bar>
        </BarChart>
      </ResponsiveContainer>
    </ChartFrame>
  );
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
