import type { Strength } from "#lib/explanations/fact.ts";

/** The 99 % point of the normal distribution, two-sided. */
const noiseZ = 2.576;

export type Effect = { readonly effect: number; readonly strength: Strength };

/**
 * Cliff's delta, P(a > b) − P(a < b) over all pairs: 1 if every a is above every b, 0 if neither tends to be. By ranks,
 * ties counting half.
 */
export function cliffsDelta(a: readonly number[], b: readonly number[]): number {
  if (a.length === 0 || b.length === 0) return 0;
  const sorted = b.toSorted((x, y) => x - y);
  const sum = a.reduce(
    (total, value) => total + below(sorted, value) - (sorted.length - belowOrEqual(sorted, value)),
    0,
  );
  return sum / (a.length * b.length);
}

/** Cohen's h of two shares: 2·asin√p − 2·asin√q. */
export function cohensH(p: number, q: number): number {
  return 2 * Math.asin(Math.sqrt(p)) - 2 * Math.asin(Math.sqrt(q));
}

/** Cliff's delta where it is beyond noise at 99 % and not too weak to matter (Romano's limits). */
export function deltaEffect(a: readonly number[], b: readonly number[]): Effect | undefined {
  const noise = Math.sqrt((a.length + b.length + 1) / (3 * a.length * b.length));
  return believed(cliffsDelta(a, b), noise, [0.147, 0.33, 0.474]);
}

/** Cohen's h of shares of n and m customers, where it is beyond noise at 99 % and not too weak (Cohen's limits). */
export function shareEffect(p: number, n: number, q: number, m: number): Effect | undefined {
  return believed(cohensH(p, q), Math.sqrt(1 / n + 1 / m), [0.2, 0.5, 0.8]);
}

function believed(
  effect: number,
  noise: number,
  [small, medium, large]: readonly [number, number, number],
): Effect | undefined {
  const size = Math.abs(effect);
  if (size <= noiseZ * noise || size < small) return undefined;
  if (size >= large) return { effect, strength: "large" };
  return { effect, strength: size >= medium ? "medium" : "small" };
}

/** How many of ascending values are below one. */
function below(sorted: readonly number[], value: number): number {
  return search(sorted, (each) => each < value);
}

function belowOrEqual(sorted: readonly number[], value: number): number {
  return search(sorted, (each) => each <= value);
}

function search(sorted: readonly number[], isBefore: (value: number) => boolean): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBefore(sorted[middle] ?? 0)) low = middle + 1;
    else high = middle;
  }
  return low;
}
