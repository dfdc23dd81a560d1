import type { MeasureCondition } from "#lib/rules/schema.ts";
import { assertNever } from "#lib/std/assert-never.ts";
import { toUnits } from "#lib/std/decimal.ts";
import { compareFractions, type Fraction, fractionFromUnits } from "#lib/std/fraction.ts";

/** Whether a measure's value meets its condition's op; no value meets only `missing` and `neq`. */
export function comparedValue(value: Fraction | undefined, condition: MeasureCondition): boolean {
  switch (condition.op) {
    case "exists":
      return value !== undefined;
    case "missing":
      return value === undefined;
    case "neq":
      return value === undefined || orderOf(value, condition.value) !== 0;
    case "eq":
      return value !== undefined && orderOf(value, condition.value) === 0;
    case "gt":
      return value !== undefined && orderOf(value, condition.value) > 0;
    case "gte":
      return value !== undefined && orderOf(value, condition.value) >= 0;
    case "lt":
      return value !== undefined && orderOf(value, condition.value) < 0;
    case "lte":
      return value !== undefined && orderOf(value, condition.value) <= 0;
    case "between": {
      const [low, high] = condition.value;
      return value !== undefined && orderOf(value, low) >= 0 && orderOf(value, high) <= 0;
    }
    default:
      return assertNever(condition);
  }
}

function orderOf(value: Fraction, wanted: number): -1 | 0 | 1 {
  return compareFractions(value, fractionFromUnits(toUnits(wanted)));
}
