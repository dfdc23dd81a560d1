"use client";

import { useTranslations } from "next-intl";
import {
  Bar,
  BarChart,
  CartesianGrid,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";
import { ChartFrame, type ChartHead, ChartKey } from "#components/charts/chart-frame.tsx";
import { ChartTooltip } from "#components/charts/chart-tooltip.tsx";
import type { Facts } from "#components/charts/fact-table.tsx";
import { axisText, enteredColor, leftColor } from "#components/charts/palette.ts";
import { useFormat } from "#components/shell/format-provider.tsx";

export type FlowPoint = {
  /** ISO instant within the day, oldest first. */
  readonly at: string;
  readonly entered: number;
  readonly left: number;
};

type Props = ChartHead & { readonly points: readonly FlowPoint[]; readonly height?: number };

/** What came and went day by day: entered above the line, left below it. */
export function FlowChart({ points, height = 180, ...props }: Props) {
  const t = useTranslations("charts");
  const format = useFormat();
  const facts: Facts = {
    head: [t("day"), t("entered"), t("left")],
    rows: points.map(({ at, entered, left }) => ({
      key: at,
      cells: [format.date(at), format.count(entered), format.count(left)],
    })),
  };
  const data = points.map(({ at, entered, left }) => ({ at, entered, left: -left }));
  const legend = (
    <ChartKey
      entries={[
        { label: t("entered"), color: enteredColor, sign: "▲" },
        { label: t("left"), color: leftColor, sign: "▼" },
      ]}
    />
  );
  return (
    <ChartFrame {...props} height={height} facts={facts} legend={legend}>
      <ResponsiveContainer width="100%" height={height}>
        <BarChart
          aria-label={props.title}
          data={data}
          stackOffset="sign"
          margin={{ top: 8, right: 12, bottom: 0, left: 0 }}
        >
          <CartesianGrid vertical={false} stroke="var(--tl-hairline)" />
          <XAxis
            dataKey="at"
            tick={axisText}
            tickLine={false}
            axisLine={false}
            tickFormatter={(at: string) => format.dayOfMonth(at)}
            minTickGap={24}
          />
          <YAxis
            tick={axisText}
            tickLine={false}
            axisLine={false}
            width="auto"
            allowDecimals={false}
            tickCount={5}
            tickFormatter={(value: number) => format.count(Math.abs(value))}
          />
          <Tooltip
            isAnimationActive={false}
            cursor={{ fill: "var(--tl-ground-raised)" }}
            content={({ active, label }) => {
              const point = active ? points.find(({ at }) => at === label) : undefined;
              if (!point) return null;
              return (
                <ChartTooltip
                  title={format.date(point.at)}
                  rows={[
                    {
                      label: t("entered"),
                      value: format.count(point.entered),
                      color: enteredColor,
                      sign: "▲",
                    },
                    { label: t("left"), value: format.count(point.left), color: leftColor, sign: "▼" },
                  ]}
                />
              );
            }}
          />
          <Bar dataKey="entered" stackId="flow" fill={enteredColor} isAnimationActive={false} />
          <Bar dataKey="left" stackId="flow" fill={leftColor} isAnimationActive={false} />
          <ReferenceLine y={0} stroke="var(--tl-text-muted)" />
        </BarChart>
      </ResponsiveContainer>
    </ChartFrame>
  );
}
