"use client";

import { useTranslations } from "next-intl";
import { useFormat } from "#components/shell/format-provider.tsx";
import classes from "./charts.module.css";

type Props = { readonly values: readonly number[]; readonly width?: number; readonly height?: number };

/** A line the size of a word, from the lowest to the highest of its values; says its first and last to who cannot see it. */
export function Sparkline({ values, width = 96, height = 24 }: Props) {
  const t = useTranslations("charts");
  const format = useFormat();
  const [first, last] = [values[0], values.at(-1)];
  if (first === undefined || last === undefined) return null;
  const low = Math.min(...values);
  const span = Math.max(...values) - low;
  const toY = (value: number) =>
    span === 0 ? height / 2 : height - 2 - ((value - low) / span) * (height - 4);
  const toX = (index: number) => (values.length === 1 ? width : (index / (values.length - 1)) * (width - 3));
  const line = values.map((value, index) => `${round(toX(index))},${round(toY(value))}`).join(" ");
  return (
    <svg
      className={classes.spark}
      width={width}
      height={height}
      role="img"
      aria-label={t("sparkline", { first: format.count(first), last: format.count(last) })}
    >
      <polyline points={line} fill="none" stroke="var(--tl-series-1)" strokeWidth={1.5} />
      <circle cx={toX(values.length - 1)} cy={toY(last)} r={2} fill="var(--tl-series-1)" />
    </svg>
  );
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
