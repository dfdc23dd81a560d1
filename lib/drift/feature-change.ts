import type { Distribution } from "#lib/drift/distribution.ts";
import type { FeatureChange } from "#lib/drift/schema.ts";
import { assertNever } from "#lib/std/assert-never.ts";

/**
 * How a distribution's movement is told in two figures: by its medians if they differ, else by the bin whose share changed
 * most.
 */
export function changeOf(distribution: Distribution): FeatureChange {
  const { medianBefore: before, medianAfter: after } = distribution;
  if (before !== null && after !== null && before !== after) return { kind: "median", before, after };
  const [n, m] = [total(distribution.baseline), total(distribution.current)];
  const shares = distribution.bins.map((bin, index) => ({
    bin,
    before: n === 0 ? 0 : (distribution.baseline[index] ?? 0) / n,
    after: m === 0 ? 0 : (distribution.current[index] ?? 0) / m,
  }));
  const [most] = shares.toSorted((a, b) => Math.abs(b.after - b.before) - Math.abs(a.after - a.before));
  if (!most) return { kind: "missing", before: 0, after: 0 };
  const sides = { before: most.before, after: most.after };
  switch (most.bin.kind) {
    case "missing":
    case "other":
      return { kind: most.bin.kind, ...sides };
    case "range":
      return { kind: "range", low: most.bin.low, high: most.bin.high, ...sides };
    case "text":
      return { kind: "text", text: most.bin.text, ...sides };
    default:
      return assertNever(most.bin);
  }
}

function total(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}
