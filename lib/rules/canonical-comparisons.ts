import {
  toCanonicalDuration,
  toCanonicalNumber,
  toCanonicalPart,
  toCanonicalTexts,
  toCanonicalWindow,
} from "#lib/rules/canonical-values.ts";
import type { Filter, Measure, MeasureCondition } from "#lib/rules/schema.ts";
import { assertNever } from "#lib/std/assert-never.ts";

type WithoutProperty<T> = T extends unknown ? Omit<T, "property"> : never;
type Comparison = WithoutProperty<Filter>;

/** An op and its value in normal form; other fields stay. */
export function toCanonicalComparison<T extends Comparison>(comparison: T): T {
  return { ...comparison, ...canonicalParts(comparison) };
}

function canonicalParts(comparison: Comparison): Comparison {
  switch (comparison.op) {
    case "is":
    case "is_not":
      return { op: comparison.op, value: toCanonicalTexts(comparison.value) };
    case "contains":
    case "starts_with":
      return { op: comparison.op, value: toCanonicalPart(comparison.value) };
    case "eq":
    case "neq":
    case "gt":
    case "gte":
    case "lt":
    case "lte":
      return { op: comparison.op, value: toCanonicalNumber(comparison.value) };
    case "between": {
      const [low, high] = [toCanonicalNumber(comparison.value[0]), toCanonicalNumber(comparison.value[1])];
      return low === high ? { op: "eq", value: low } : { op: "between", value: [low, high] };
    }
    case "within":
      return { op: "within", value: toCanonicalWindow(comparison.value) };
    case "within_next":
      return { op: "within_next", value: toCanonicalDuration(comparison.value) };
    case "anniversary_within_next":
    case "anniversary_within":
    case "before":
    case "after":
    case "on":
    case "is_true":
    case "is_false":
    case "exists":
    case "missing":
      return comparison;
    default:
      return assertNever(comparison);
  }
}

/** Ops that are each other's exact complement, also for missing values (clause 3). */
export const EXACT_COMPLEMENTS = {
  exists: "missing",
  missing: "exists",
  is: "is_not",
  is_not: "is",
  eq: "neq",
  neq: "eq",
  is_true: "is_false",
  is_false: "is_true",
} as const;

/** Ops that are complements wherever there always is a value. */
export const COMPLEMENTS_OF_KNOWN = {
  ...EXACT_COMPLEMENTS,
  gt: "lte",
  lte: "gt",
  gte: "lt",
  lt: "gte",
} as const;

/** Whether a measure has a value for every customer: of nothing, it is 0. */
export function isAlwaysKnown(measure: Measure): boolean {
  return ["count", "sum", "distinct", "periods"].includes(measure.of);
}

/** Whether a measure's values, where it has one, are whole numbers. */
function isWhole(measure: Measure): boolean {
  return ["count", "distinct", "periods", "days_since_last", "days_since_first"].includes(measure.of);
}

/** Beyond this, the next whole number might be out of the schema's range. */
const SAFE_BOUND = 1e13;

/**
 * Comparisons of whole numbers have one form each: `gte` and `lte` for `gt` and `lt` (more than 2 is at least 3), and
 * for numbers that cannot be negative, 0 is "at most 0" and not 0 is "at least 1".
 */
export function toCanonicalMeasureComparison(condition: MeasureCondition): MeasureCondition {
  const comparison = toCanonicalComparison(condition);
  if (!isWhole(condition.measure)) return comparison;
  const whole = toWholeNumbers(comparison);
  return isAlwaysKnown(condition.measure) ? aboveZero(whole) : whole;
}

function toWholeNumbers(condition: MeasureCondition): MeasureCondition {
  switch (condition.op) {
    case "exists":
    case "missing":
    case "eq":
    case "neq":
      return condition;
    case "between": {
      const [low, high] = [Math.ceil(condition.value[0]), Math.floor(condition.value[1])];
      if (low > high) return condition;
      return toCanonicalComparison({ ...condition, value: [low + 0, high + 0] });
    }
    case "gt":
    case "gte":
    case "lt":
    case "lte":
      if (Math.abs(condition.value) > SAFE_BOUND) return condition;
      return { ...condition, ...wholeBound(condition.op, condition.value) };
    default:
      return assertNever(condition);
  }
}

function wholeBound(
  op: "gt" | "gte" | "lt" | "lte",
  value: number,
): { readonly op: "gte" | "lte"; readonly value: number } {
  switch (op) {
    case "gt":
      return { op: "gte", value: Math.floor(value) + 1 };
    case "gte":
      return { op: "gte", value: Math.ceil(value) + 0 };
    case "lt":
      return { op: "lte", value: Math.ceil(value) - 1 };
    case "lte":
      return { op: "lte", value: Math.floor(value) + 0 };
    default:
      return assertNever(op);
  }
}

function aboveZero(condition: MeasureCondition): MeasureCondition {
  if (condition.op === "eq" && condition.value === 0) return { ...condition, op: "lte" };
  if (condition.op === "neq" && condition.value === 0) return { ...condition, op: "gte", value: 1 };
  if (condition.op === "between" && condition.value[0] <= 0) {
    return { kind: "measure", measure: condition.measure, op: "lte", value: condition.value[1] };
  }
  return condition;
}
