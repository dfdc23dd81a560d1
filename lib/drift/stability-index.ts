import { chiSquareQuantile, chiSquareShareBelow } from "#lib/drift/chi-square.ts";

/** Two samples counted into the same bins; missing values are a bin of their own. */
export type BinCounts = {
  readonly baseline: readonly number[];
  readonly current: readonly number[];
};

/** Below this many in either sample nothing is judged. */
export const leastJudged = 100;
/** The customary threshold; by itself it cries wolf on small samples. */
const leastPsi = 0.1;
const noiseQuantile = 0.99;

/**
 * The population stability index Σ (a − e) · ln(a ÷ e) over shares of bins. A bin that one sample leaves empty would
 * make it infinite: half a customer is put into every bin of both samples if any is empty. Bins empty in both are left out.
 */
export function psi({ baseline, current }: BinCounts): number {
  const used = baseline
    .map((count, bin) => [count, current[bin] ?? 0] as const)
    .filter(([e, a]) => e + a > 0);
  const added = used.some(([e, a]) => e === 0 || a === 0) ? 0.5 : 0;
  const n = sum(used.map(([e]) => e + added));
  const m = sum(used.map(([, a]) => a + added));
  if (n === 0 || m === 0) return 0;
  return sum(
    used.map(([e, a]) => {
      const before = (e + added) / n;
      const after = (a + added) / m;
      return (after - before) * Math.log(after / before);
    }),
  );
}

/**
 * Up to where a PSI is noise: under no change it is about (1/N + 1/M) · χ² with B − 1 degrees of freedom, of which this is
 * the 99 % point.
 */
export function psiNoise(bins: number, n: number, m: number): number {
  return bins < 2 ? 0 : chiSquareQuantile(noiseQuantile, bins - 1) * (1 / n + 1 / m);
}

export type PsiVerdict =
  | { readonly kind: "too_small"; readonly n: number; readonly m: number }
  | {
      readonly kind: "judged";
      readonly n: number;
      readonly m: number;
      readonly psi: number;
      readonly noise: number;
      /** The probability of a PSI at least this high under no change. */
      readonly p: number;
      /** Above the noise band and the customary threshold. */
      readonly hasMoved: boolean;
      /** The PSI against what the rest of the shop would have made of the baseline; without a rest, the same. */
      readonly ownPsi: number;
      /** Whether it moved otherwise than the rest of the shop did in the same time: see `judgePsi`. */
      readonly isOwn: boolean;
    };

/** So many customers are put into each bin of the rest, so that one or two in a bin prove nothing. */
const restShrink = 5;

/**
 * What the current counts would be if each bin had grown or shrunk as it did in the rest of the shop: in `expected` as the
 * baseline, beside the current ones. Where the rest has nobody, or too few, the baseline stays as it is.
 */
export function expectedWith(counts: BinCounts, rest: BinCounts): BinCounts {
  const [before, after] = [sum(rest.baseline), sum(rest.current)];
  if (before < leastJudged || after < leastJudged) return counts;
  const bins = rest.baseline.length;
  const grown = counts.baseline.map((count, bin) => {
    const then = ((rest.baseline[bin] ?? 0) + restShrink) / (before + restShrink * bins);
    const now = ((rest.current[bin] ?? 0) + restShrink) / (after + restShrink * bins);
    return count * (now / then);
  });
  const scale = sum(counts.baseline) / sum(grown);
  return { baseline: grown.map((count) => count * scale), current: counts.current };
}

/**
 * Judges one distribution. Of several, `discoveries` says which to believe. A movement is the group's own unless the same
 * one in the rest of the shop, counted into the same bins, explains it: then the PSI against what was to be expected is
 * within noise or below the threshold.
 */
export function judgePsi(counts: BinCounts, rest?: BinCounts): PsiVerdict {
  const n = sum(counts.baseline);
  const m = sum(counts.current);
  if (n < leastJudged || m < leastJudged) return { kind: "too_small", n, m };
  const bins = counts.baseline.filter((count, bin) => count + (counts.current[bin] ?? 0) > 0).length;
  const value = psi(counts);
  const noise = psiNoise(bins, n, m);
  const p = bins < 2 ? 1 : 1 - chiSquareShareBelow(value / (1 / n + 1 / m), bins - 1);
  const isBeyond = (index: number) => index >= leastPsi && index > noise;
  const hasMoved = isBeyond(value);
  const ownPsi = rest ? psi(expectedWith(counts, rest)) : value;
  return {
    kind: "judged",
    n,
    m,
    psi: value,
    noise,
    p,
    hasMoved,
    ownPsi,
    isOwn: hasMoved && isBeyond(ownPsi),
  };
}

/**
 * Benjamini–Hochberg: which of several tests are discoveries at a false discovery rate. The largest k with
 * p(k) ≤ k/n · rate, and all smaller ones.
 */
export function discoveries(ps: readonly number[], rate: number): readonly boolean[] {
  const order = ps.map((p, index) => ({ p, index })).toSorted((a, b) => a.p - b.p);
  const last = order.findLastIndex(({ p }, rank) => p <= ((rank + 1) / ps.length) * rate);
  const found = new Set(order.slice(0, last + 1).map(({ index }) => index));
  return ps.map((_, index) => found.has(index));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
