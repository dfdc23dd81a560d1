import type { Threshold } from "#lib/rules/context.ts";
import type { MeasureCondition, RelativeCondition } from "#lib/rules/schema.ts";
import { assertNever } from "#lib/std/assert-never.ts";
import { toUnits } from "#lib/std/decimal.ts";
import { compareFractions, type Fraction, fractionFromUnits } from "#lib/std/fraction.ts";

/** Whether a measure's value meets its condition's op; no value meets only `missing` and `neq`. */
export function comparedValue(value: Fraction | undefined, condition: MeasureCondition): boolean {
  return comparedFraction(value, condition.op, wantedFractions(condition));
}

/** The numbers that a condition compares with, exactly. */
export function wantedFractions(condition: MeasureCondition): readonly Fraction[] {
  const wanted = "value" in condition ? [condition.value].flat() : [];
  return wanted.map((each) => fractionFromUnits(toUnits(each)));
}

/** The same as comparedValue, the numbers read before. */
export function comparedFraction(
  value: Fraction | undefined,
  op: MeasureCondition["op"],
  [low, high]: readonly Fraction[],
): boolean {
  switch (op) {
    case "exists":
      return value !== undefined;
    case "missing":
      return value === undefined;
    case "neq":
      return value === undefined || orderOf(value, low) !== 0;
    case "eq":
      return value !== undefined && orderOf(value, low) === 0;
    case "gt":
      return value !== undefined && orderOf(value, low) > 0;
    case "gte":
      return value !== undefined && orderOf(value, low) >= 0;
    case "lt":
      return value !== undefined && orderOf(value, low) < 0;
    case "lte":
      return value !== undefined && orderOf(value, low) <= 0;
    case "between":
      return value !== undefined && orderOf(value, low) >= 0 && orderOf(value, high) <= 0;
    default:
      return assertNever(op);
  }
}

/** Whether a value is in the band that a rank's threshold bounds. Throws if it is not bound. */
export function isInBand(value: Fraction | undefined, threshold: Threshold | undefined): boolean {
  if (threshold?.kind !== "rank") throw new Error("A rank's threshold is not bound");
  if (threshold.atTo === undefined) return false;
  if (value === undefined || value.numerator <= 0n || compareFractions(value, threshold.atTo) < 0)
    return false;
  return threshold.atFrom === undefined || compareFractions(value, threshold.atFrom) < 0;
}

/** Whether a value compares with a relative condition's cut as wanted. Throws if it is not bound. */
export function isBeyondCut(
  value: Fraction | undefined,
  op: RelativeCondition["op"],
  threshold: Threshold | undefined,
): boolean {
  if (threshold?.kind !== "relative") throw new Error("A relative condition's threshold is not bound");
  if (threshold.cut === undefined) return false;
  if (value === undefined || value.numerator <= 0n) return false;
  return comparedFraction(value, op, [threshold.cut]);
}

function orderOf(value: Fraction, wanted: Fraction | undefined): -1 | 0 | 1 {
  if (wanted === undefined) throw new Error("A comparison without a number");
  return compareFractions(value, wanted);
}
