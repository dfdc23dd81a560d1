/** Up to this many conditions the values are exact. */
export const mostExact = 12;
const usualPermutations = 2_000;

/** Customers by pattern: which conditions each met on the old data and on the new, a bit a condition. */
export type PatternCount = { readonly old: number; readonly now: number; readonly count: number };

export type Attribution = {
  /** What each condition contributes to the change of size; they add up to it. */
  readonly values: readonly number[];
  readonly total: number;
  readonly isExact: boolean;
  /** Of each value, 0 if exact. */
  readonly standardErrors: readonly number[];
};

export type AttributionOptions = {
  /** How the conditions make the rule: from which of them hold, a bit each. */
  readonly isMember: (met: number) => boolean;
  readonly conditions: number;
  /** Numbers in [0, 1) from a seed; used above 12 conditions only. */
  readonly random: () => number;
  readonly permutations?: number;
};

/**
 * Attributes a behavior effect to conditions by Shapley values: v(S) is the number of members with the conditions of S on
 * the new data and the others on the old, and a condition's value is its mean marginal contribution over all orders. Exact
 * up to 12 conditions; above, the mean over random orders, whose values still add up. At most 30 conditions.
 */
export function attribute(patterns: readonly PatternCount[], options: AttributionOptions): Attribution {
  if (options.conditions > 30) throw new RangeError(`${options.conditions} conditions do not fit a pattern`);
  const sizes = new Map<number, number>();
  const sizeOf = (taken: number): number => {
    const known = sizes.get(taken);
    if (known !== undefined) return known;
    const size = sizeWith(patterns, taken, options.isMember);
    sizes.set(taken, size);
    return size;
  };
  const all = 2 ** options.conditions - 1;
  const total = sizeOf(all) - sizeOf(0);
  return options.conditions <= mostExact
    ? { ...exact(options.conditions, sizeOf), total }
    : { ...sampled(options, sizeOf), total };
}

function sizeWith(
  patterns: readonly PatternCount[],
  taken: number,
  isMember: (met: number) => boolean,
): number {
  return patterns.reduce(
    (size, { old, now, count }) => (isMember((now & taken) | (old & ~taken)) ? size + count : size),
    0,
  );
}

/** Σ over S without i of |S|! (k − |S| − 1)! ÷ k! · (v(S ∪ i) − v(S)). */
function exact(conditions: number, sizeOf: (taken: number) => number): Omit<Attribution, "total"> {
  const values = Array.from({ length: conditions }, (_, condition) => {
    const bit = 2 ** condition;
    let value = 0;
    for (let taken = 0; taken < 2 ** conditions; taken += 1) {
      if ((taken & bit) !== 0) continue;
      value += weight(bitsOf(taken), conditions) * (sizeOf(taken | bit) - sizeOf(taken));
    }
    return value;
  });
  return { values, isExact: true, standardErrors: values.map(() => 0) };
}

/** 1 ÷ (k · (k − 1 over s)). */
function weight(size: number, conditions: number): number {
  let ways = 1;
  for (let index = 0; index < size; index += 1) ways = (ways * (conditions - 1 - index)) / (index + 1);
  return 1 / (conditions * ways);
}

function bitsOf(mask: number): number {
  let count = 0;
  for (let rest = mask; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}

function sampled(
  { conditions, random, permutations = usualPermutations }: AttributionOptions,
  sizeOf: (taken: number) => number,
): Omit<Attribution, "total"> {
  const sums = new Array<number>(conditions).fill(0);
  const squares = new Array<number>(conditions).fill(0);
  for (let round = 0; round < permutations; round += 1) {
    let taken = 0;
    for (const condition of shuffled(conditions, random)) {
      const next = taken | (2 ** condition);
      const gain = sizeOf(next) - sizeOf(taken);
      sums[condition] = (sums[condition] ?? 0) + gain;
      squares[condition] = (squares[condition] ?? 0) + gain * gain;
      taken = next;
    }
  }
  const values = sums.map((sum) => sum / permutations);
  const standardErrors = values.map((mean, condition) => {
    const variance = (squares[condition] ?? 0) / permutations - mean * mean;
    return Math.sqrt(Math.max(0, variance) / permutations);
  });
  return { values, isExact: false, standardErrors };
}

function shuffled(length: number, random: () => number): readonly number[] {
  const order = Array.from({ length }, (_, index) => index);
  for (let last = length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    [order[last], order[other]] = [order[other] ?? 0, order[last] ?? 0];
  }
  return order;
}
