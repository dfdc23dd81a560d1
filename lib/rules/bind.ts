import { type Context, type Threshold, type Thresholds, thresholdKey } from "#lib/rules/context.ts";
import type { History } from "#lib/rules/history.ts";
import { measureValue } from "#lib/rules/measures.ts";
import type { RankCondition, RelativeCondition, Rule } from "#lib/rules/schema.ts";
import { visitConditions } from "#lib/rules/visit.ts";
import { toUnits, UNITS_PER_ONE } from "#lib/std/decimal.ts";
import {
  addFractions,
  compareFractions,
  type Fraction,
  fraction,
  fractionFromUnits,
  multiplyFractions,
} from "#lib/std/fraction.ts";

/**
 * Computes the thresholds that a rule (with the segments it refers to) needs, over the whole population at
 * `context.asOf`. Exact: positions and cuts are compared as fractions, never as doubles.
 */
export function bindThresholds(rule: Rule, population: readonly History[], context: Context): Thresholds {
  const thresholds = new Map<string, Threshold>();
  visitConditions(rule, context.segmentRule, (condition) => {
    if (condition.kind !== "rank" && condition.kind !== "relative") return;
    const key = thresholdKey(condition);
    if (!thresholds.has(key)) thresholds.set(key, thresholdOf(condition, population, context));
  });
  return thresholds;
}

function thresholdOf(
  condition: RankCondition | RelativeCondition,
  population: readonly History[],
  context: Context,
): Threshold {
  const values = population
    .map((history) => measureValue(condition.measure, history, context))
    .filter((value) => value !== undefined)
    .filter((value) => value.numerator > 0n)
    .toSorted((a, b) => compareFractions(b, a));
  return condition.kind === "rank" ? rankThreshold(condition, values) : relativeThreshold(condition, values);
}

/** `descending` are the values of the eligible customers, the highest first. */
export function rankThreshold(condition: RankCondition, descending: readonly Fraction[]): Threshold {
  const eligible = descending.length;
  const valueAt = (bound: number) => descending[rankPosition(bound, condition.unit, eligible) - 1];
  return {
    kind: "rank",
    eligible,
    atTo: valueAt(condition.to),
    ...(condition.from > 0 && { atFrom: valueAt(condition.from) }),
  };
}

/** The 1-based position of a band's end among n: ⌈n·percent/100⌉, or that many customers, at most n. */
export function rankPosition(bound: number, unit: RankCondition["unit"], eligible: number): number {
  const units = toUnits(bound);
  const whole = unit === "percent" ? UNITS_PER_ONE * 100n : UNITS_PER_ONE;
  const wanted = unit === "percent" ? units * BigInt(eligible) : units;
  return Math.min(Number((wanted + whole - 1n) / whole), eligible);
}

export function relativeThreshold(condition: RelativeCondition, descending: readonly Fraction[]): Threshold {
  const eligible = descending.length;
  if (eligible === 0) return { kind: "relative", eligible };
  const middle = condition.than === "mean" ? meanOf(descending) : medianOf(descending);
  const cut = middle && multiplyFractions(fractionFromUnits(toUnits(condition.times)), middle);
  return { kind: "relative", eligible, cut };
}

/** Adds up denominator by denominator first, so that the common denominator grows only with their number. */
function meanOf(values: readonly Fraction[]): Fraction {
  const numerators = new Map<bigint, bigint>();
  for (const { numerator, denominator } of values) {
    numerators.set(denominator, (numerators.get(denominator) ?? 0n) + numerator);
  }
  const sum = [...numerators]
    .map(([denominator, numerator]) => fraction(numerator, denominator))
    .reduce(addFractions, fraction(0n, 1n));
  return multiplyFractions(sum, fraction(1n, BigInt(values.length)));
}

function medianOf(descending: readonly Fraction[]): Fraction | undefined {
  const half = descending.length / 2;
  const upper = descending[Math.ceil(half) - 1];
  const lower = descending[Math.floor(half)];
  return upper && lower && multiplyFractions(addFractions(upper, lower), fraction(1n, 2n));
}
