"use client";

import { useTranslations } from "next-intl";
import {
  Area,
  CartesianGrid,
  ComposedChart,
  Line,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";
import { ChartFrame, type ChartHead } from "#components/charts/chart-frame.tsx";
import { ChartTooltip } from "#components/charts/chart-tooltip.tsx";
import type { Facts } from "#components/charts/fact-table.tsx";
import { axisText, seriesColors } from "#components/charts/palette.ts";
import { useFormat } from "#components/shell/format-provider.tsx";

export type TrendPoint = {
  /** ISO instant. */
  readonly at: string;
  /** In the order of `series`; null where there is none. */
  readonly values: readonly (number | null)[];
  /** Between which the first series usually lies. */
  readonly band?: readonly [low: number, high: number];
};

export type TrendMark = { readonly at: string; readonly label: string };

type Props = ChartHead & {
  /** One to six, each written at its line's end. */
  readonly series: readonly string[];
  /** Oldest first. */
  readonly points: readonly TrendPoint[];
  /** Moments at which something happened, such as a new version. */
  readonly marks?: readonly TrendMark[];
  /** How a value reads; a count unless said otherwise. */
  readonly write?: (value: number) => string;
  /** How fine the axis tells moments. */
  readonly step?: "day" | "month";
  readonly height?: number;
};

/** Something over time: one or several lines, labelled at their ends, with a band of what is usual. */
export function TrendChart({ series, points, marks = [], height = 220, step = "day", ...props }: Props) {
  const t = useTranslations("charts");
  const format = useFormat();
  const write = props.write ?? format.count;
  const hasBand = points.some(({ band }) => band);
  const facts: Facts = {
    head: [t("moment"), ...series, ...(hasBand ? [t("range")] : [])],
    rows: points.map(({ at, values, band }) => ({
      key: at,
      cells: [
        format.date(at),
        ...series.map((_, index) => written(values[index], write)),
        ...(hasBand ? [band ? t("rangeValue", { low: write(band[0]), high: write(band[1]) }) : "–"] : []),
      ],
    })),
  };
  const data = points.map(({ at, values, band }) => ({
    at: Date.parse(at),
    band,
    ...Object.fromEntries(series.map((_, index) => [`s${index}`, values[index] ?? null])),
  }));
  const labels = endLabels(series, points);
  const tick = step === "day" ? format.dayOfMonth : format.monthOfYear;
  return (
    <ChartFrame {...props} height={height} facts={facts}>
      <ResponsiveContainer width="100%" height={height}>
        <ComposedChart
          aria-label={props.title}
          data={data}
          margin={{ top: 16, right: marginFor(series), bottom: 0, left: 0 }}
        >
          <CartesianGrid vertical={false} stroke="var(--tl-hairline)" />
          <XAxis
            dataKey="at"
            type="number"
            scale="time"
            domain={["dataMin", "dataMax"]}
            tick={axisText}
            tickLine={false}
            axisLine={{ stroke: "var(--tl-hairline)" }}
            tickFormatter={(at: number) => tick(at)}
            minTickGap={24}
          />
          <YAxis
            tick={axisText}
            tickLine={false}
            axisLine={false}
            width="auto"
            tickFormatter={(value: number) => write(value)}
            tickCount={4}
            domain={[0, "auto"]}
          />
          <Tooltip
            isAnimationActive={false}
            content={({ active, label }) => {
              const point = active ? points.find(({ at }) => Date.parse(at) === label) : undefined;
              if (!point) return null;
              return (
                <ChartTooltip
                  title={format.date(point.at)}
                  rows={series.map((name, index) => ({
                    label: name,
                    value: written(point.values[index], write),
                    color: seriesColors[index],
                  }))}
                />
              );
            }}
          />
          {hasBand && (
            <Area
              dataKey="band"
              stroke="none"
              fill="var(--tl-band)"
              isAnimationActive={false}
              activeDot={false}
            />
          )}
          {marks.map((mark) => (
            <ReferenceLine
              key={`${mark.at} ${mark.label}`}
              x={Date.parse(mark.at)}
              stroke="var(--tl-text-muted)"
              strokeDasharray="2 3"
              label={{ value: mark.label, position: "top", ...axisText }}
            />
          ))}
          {series.map((name, index) => (
            <Line
              key={name}
              dataKey={`s${index}`}
              stroke={seriesColors[index]}
              strokeWidth={2}
              dot={false}
              isAnimationActive={false}
              label={(at) => <EndLabel {...at} {...labels[index]} color={seriesColors[index]} />}
            />
          ))}
        </ComposedChart>
      </ResponsiveContainer>
    </ChartFrame>
  );
}

function written(value: number | null | undefined, write: (value: number) => string): string {
  return value === null || value === undefined ? "–" : write(value);
}

type EndLabelProps = {
  x?: number | string;
  y?: number | string;
  index?: number;
  text?: string;
  at?: number;
  shift?: number;
  color?: string;
};

/** A series' name beside its last point; nothing at the others. */
function EndLabel({ x, y, index, text, at, shift = 0, color }: EndLabelProps) {
  if (index !== at || x === undefined || y === undefined) return null;
  return (
    <text x={Number(x) + 6} y={Number(y) + 4 + shift} fill={color} fontSize={12}>
      {text}
    </text>
  );
}

/** Where each series ends, moved apart where two ends would overlap. */
function endLabels(series: readonly string[], points: readonly TrendPoint[]) {
  const ends = series.map((text, index) => {
    const at = points.findLastIndex(({ values }) => typeof values[index] === "number");
    return { text: shortened(text), at, value: points[at]?.values[index] ?? 0 };
  });
  const most = Math.max(1, ...points.flatMap(({ values }) => values.map((value) => value ?? 0)));
  return ends.map((end, index) => {
    const above = ends.filter(
      (other, place) =>
        place !== index &&
        Math.abs(other.value - end.value) < most * 0.08 &&
        (other.value > end.value || (other.value === end.value && place < index)),
    );
    return { ...end, shift: above.length * 13 };
  });
}

const longestLabel = 14;

function shortened(text: string): string {
  const characters = [...text];
  return characters.length > longestLabel ? `${characters.slice(0, longestLabel - 1).join("")}…` : text;
}

/** Chinese characters are about twice as wide as Latin ones. */
function marginFor(series: readonly string[]): number {
  const widths = series.map((text) =>
    [...shortened(text)].reduce((width, character) => width + (character > "\u2e80" ? 12 : 7.5), 0),
  );
  return 14 + Math.ceil(Math.max(0, ...widths));
}
