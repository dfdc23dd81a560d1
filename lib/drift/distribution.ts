import { type Bin, type Binned, binNumbers, binTexts, countNumbers, countTexts } from "#lib/drift/bins.ts";
import { type BinCounts, discoveries, judgePsi, type PsiVerdict } from "#lib/drift/stability-index.ts";
import type { FeatureTable } from "#lib/snapshots/feature-table.ts";

const falseDiscoveryRate = 0.05;

export type Distribution = {
  readonly feature: string;
  readonly kind: "number" | "text";
  readonly bins: readonly Bin[];
  readonly baseline: readonly number[];
  readonly current: readonly number[];
  /** Of those with a value; null for texts and where nobody has one. */
  readonly medianBefore: number | null;
  readonly medianAfter: number | null;
  /** `hasMoved` only if it also holds among all the features that were looked at. */
  readonly verdict: PsiVerdict;
};

type TablePair = { readonly baseline: FeatureTable; readonly current: FeatureTable };

/**
 * How the distributions of all features moved from a baseline to now, those that moved most first. With the rest of the
 * shop at the same two moments, it is known which movements are the group's own.
 */
export function compareTables(
  baseline: FeatureTable,
  current: FeatureTable,
  rest?: TablePair,
): readonly Distribution[] {
  const numbers = [...baseline.numbers].map(([feature, before]): Distribution => {
    const after = current.numbers.get(feature) ?? [];
    const binned = binNumbers(before, after);
    const count = (table: FeatureTable) => countNumbers(table.numbers.get(feature) ?? [], binned.bins);
    return {
      ...ofBins(feature, "number", binned, rest && countBoth(rest, count)),
      medianBefore: medianOf(before),
      medianAfter: medianOf(after),
    };
  });
  const texts = [...baseline.texts].map(([trait, before]): Distribution => {
    const binned = binTexts(before, current.texts.get(trait) ?? []);
    const count = (table: FeatureTable) => countTexts(table.texts.get(trait) ?? [], binned.bins);
    return {
      ...ofBins(trait, "text", binned, rest && countBoth(rest, count)),
      medianBefore: null,
      medianAfter: null,
    };
  });
  return believed([...numbers, ...texts]).toSorted((a, b) => rankOf(b) - rankOf(a));
}

function countBoth(rest: TablePair, count: (table: FeatureTable) => readonly number[]): BinCounts {
  return { baseline: count(rest.baseline), current: count(rest.current) };
}

/** The middle value, or the mean of the middle two; null without any. */
export function medianOf(values: readonly (number | undefined)[]): number | null {
  const sorted = values.filter((value) => value !== undefined).toSorted((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  return upper === undefined || lower === undefined ? null : (upper + lower) / 2;
}

function ofBins(feature: string, kind: Distribution["kind"], binned: Binned, rest: BinCounts | undefined) {
  const { bins, baseline, current } = binned;
  return { feature, kind, bins, baseline, current, verdict: judgePsi({ baseline, current }, rest) };
}

/** With many features some move by chance: Benjamini–Hochberg over all that could be judged. */
function believed(distributions: readonly Distribution[]): readonly Distribution[] {
  const judged = distributions.filter(({ verdict }) => verdict.kind === "judged");
  const ps = judged.map(({ verdict }) => (verdict.kind === "judged" ? verdict.p : 1));
  const found = discoveries(ps, falseDiscoveryRate);
  const doubtful = new Set(judged.filter((_, index) => !found[index]));
  return distributions.map((each) => {
    if (each.verdict.kind !== "judged" || !doubtful.has(each)) return each;
    return { ...each, verdict: { ...each.verdict, hasMoved: false, isOwn: false } };
  });
}

function rankOf({ verdict }: Distribution): number {
  if (verdict.kind === "too_small") return -1;
  return verdict.psi + (verdict.hasMoved ? 1_000 : 0) + (verdict.isOwn ? 1_000 : 0);
}
