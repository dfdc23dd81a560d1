import type { BinCounts } from "#lib/drift/stability-index.ts";

export type Bin =
  | { readonly kind: "missing" }
  /** low < value ≤ high; open ends at the first and last. A single value has low = high. */
  | { readonly kind: "range"; readonly low: number | null; readonly high: number | null }
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "other" };

export type Binned = BinCounts & { readonly bins: readonly Bin[] };

type Values = readonly (number | undefined)[];
type Texts = readonly (string | undefined)[];

/**
 * Numbers of two samples in bins of about equal counts in the baseline, missing values in a bin of their own. Where many
 * have one value, as zero orders, there are fewer bins; where so many have the least or the greatest, what now lies beyond
 * it is in a bin of its own: else a value that all have could move for all of them and nothing would show.
 */
export function binNumbers(baseline: Values, current: Values, bins = 10): Binned {
  const sorted = baseline.filter((value) => value !== undefined).toSorted((a, b) => a - b);
  const edges = edgesOf(sorted, current, bins);
  const ranges: Bin[] = Array.from({ length: edges.length + 1 }, (_, index) => ({
    kind: "range",
    low: edges[index - 1] ?? null,
    high: edges[index] ?? null,
  }));
  const all: Bin[] = [{ kind: "missing" }, ...ranges];
  return { bins: all, baseline: countNumbers(baseline, all), current: countNumbers(current, all) };
}

/** Numbers of any sample counted into bins that were made for another. */
export function countNumbers(values: Values, bins: readonly Bin[]): readonly number[] {
  const place = (value: number | undefined) => {
    if (value === undefined) return 0;
    return bins.findIndex((bin) => bin.kind === "range" && (bin.high === null || value <= bin.high));
  };
  return count(values.map(place), bins);
}

function edgesOf(sorted: readonly number[], current: Values, bins: number): readonly number[] {
  const [least, greatest] = [sorted[0], sorted.at(-1)];
  const quantiles = Array.from(
    { length: bins - 1 },
    (_, index) => sorted[Math.ceil(((index + 1) * sorted.length) / bins) - 1],
  );
  const cuts = [...new Set(quantiles)].filter((cut) => cut !== undefined);
  if (least === undefined || greatest === undefined) return [];
  const beyond = current.filter((value) => value !== undefined);
  const below = beyond.filter((value) => value < least);
  const isAbove = beyond.some((value) => value > greatest);
  const inner = cuts.filter((cut) => cut !== greatest || isAbove);
  if (cuts[0] !== least || below.length === 0) return inner;
  return [below.reduce((highest, value) => Math.max(highest, value)), ...inner];
}

/** Texts of two samples: the most frequent ones of the baseline each in a bin, then all others, and missing ones. */
export function binTexts(baseline: Texts, current: Texts, most = 9): Binned {
  const frequencies = new Map<string, number>();
  for (const text of baseline)
    if (text !== undefined) frequencies.set(text, (frequencies.get(text) ?? 0) + 1);
  const kept = [...frequencies].toSorted(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)).slice(0, most);
  const bins: Bin[] = [
    { kind: "missing" },
    ...kept.map(([text]) => ({ kind: "text" as const, text })),
    { kind: "other" },
  ];
  return { bins, baseline: countTexts(baseline, bins), current: countTexts(current, bins) };
}

/** Texts of any sample counted into bins that were made for another. */
export function countTexts(texts: Texts, bins: readonly Bin[]): readonly number[] {
  const places = new Map(bins.flatMap((bin, index) => (bin.kind === "text" ? [[bin.text, index]] : [])));
  const place = (text: string | undefined) =>
    text === undefined ? 0 : (places.get(text) ?? bins.length - 1);
  return count(texts.map(place), bins);
}

function count(places: readonly number[], bins: readonly Bin[]): readonly number[] {
  const counts = bins.map(() => 0);
  for (const place of places) counts[place] = (counts[place] ?? 0) + 1;
  return counts;
}
