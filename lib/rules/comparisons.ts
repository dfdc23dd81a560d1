import { booleanOf, type Datum, lonelyTextOf, textsOf, unitsOf } from "#lib/messages/datum.ts";
import type { Context } from "#lib/rules/context.ts";
import type { Filter } from "#lib/rules/schema.ts";
import {
  calendarDays,
  type DaySpan,
  endOf,
  isWithin,
  type Span,
  shiftBy,
  startOf,
} from "#lib/rules/windows.ts";
import { assertNever } from "#lib/std/assert-never.ts";
import { toUnits, type Units } from "#lib/std/decimal.ts";
import { instantInZone } from "#lib/std/iso-date.ts";
import { toComparable, toLowerComparable } from "#lib/std/text.ts";
import { civilFromDay, type DayNumber, dayFromCivil, daysInMonth, type Instant } from "#lib/std/time-zone.ts";

type WithoutProperty<T> = T extends unknown ? Omit<T, "property"> : never;

/** An op with its value, as filters and trait conditions share them. */
export type Comparison = WithoutProperty<Filter>;

export type NumberComparison = Extract<
  Comparison,
  { op: "eq" | "neq" | "gt" | "gte" | "lt" | "lte" | "between" }
>;

/**
 * Whether a value meets a comparison (docs/rules.md, clauses 3–5, 7, 16). A missing value, or one of a type that the
 * op does not read, meets only `missing`, `is_not`, `neq` and `is_false`.
 */
export function meets(datum: Datum | undefined, comparison: Comparison, context: Context): boolean {
  switch (comparison.op) {
    case "exists":
      return datum !== undefined;
    case "missing":
      return datum === undefined;
    case "is":
      return isAnyOf(datum, comparison.value);
    case "is_not":
      return !isAnyOf(datum, comparison.value);
    case "contains": {
      const part = toLowerComparable(comparison.value);
      return textsOf(datum).some((text) => toLowerComparable(text).includes(part));
    }
    case "starts_with": {
      const start = toLowerComparable(comparison.value);
      return textsOf(datum).some((text) => toLowerComparable(text).startsWith(start));
    }
    case "is_true":
      return booleanOf(datum) === true;
    case "is_false":
      return booleanOf(datum) !== true;
    case "eq":
    case "neq":
    case "gt":
    case "gte":
    case "lt":
    case "lte":
    case "between":
      return meetsNumber(unitsOf(datum), comparison);
    case "before":
    case "after":
    case "on":
    case "within":
    case "within_next":
    case "anniversary_within_next":
    case "anniversary_within":
      return meetsDate(dateOf(datum, context), comparison, context);
    default:
      return assertNever(comparison);
  }
}

export function meetsNumber(units: Units | undefined, comparison: NumberComparison): boolean {
  if (units === undefined) return comparison.op === "neq";
  switch (comparison.op) {
    case "eq":
      return units === toUnits(comparison.value);
    case "neq":
      return units !== toUnits(comparison.value);
    case "gt":
      return units > toUnits(comparison.value);
    case "gte":
      return units >= toUnits(comparison.value);
    case "lt":
      return units < toUnits(comparison.value);
    case "lte":
      return units <= toUnits(comparison.value);
    case "between":
      return units >= toUnits(comparison.value[0]) && units <= toUnits(comparison.value[1]);
    default:
      return assertNever(comparison);
  }
}

/** A date or time that a trait or property carries, as an instant; a date is its first instant in the shop's zone. */
export function dateOf(datum: Datum | undefined, context: Pick<Context, "zone">): Instant | undefined {
  const text = lonelyTextOf(datum);
  return text === undefined ? undefined : instantInZone(text, context.zone);
}

type DateComparison = Extract<
  Comparison,
  {
    op:
      | "before"
      | "after"
      | "on"
      | "within"
      | "within_next"
      | "anniversary_within_next"
      | "anniversary_within";
  }
>;

function meetsDate(at: Instant | undefined, comparison: DateComparison, context: Context): boolean {
  if (at === undefined) return false;
  const { asOf, zone } = context;
  switch (comparison.op) {
    case "before":
      return at < startOf(comparison.value, zone);
    case "after":
      return at >= endOf(comparison.value, zone);
    case "on":
      return at >= startOf(comparison.value, zone) && at < endOf(comparison.value, zone);
    case "within":
      return isWithin(at, context.spanOf(comparison.value));
    case "within_next":
      return isWithin(at, spanAfter(asOf, shiftBy(asOf, comparison.value, 1, zone)));
    case "anniversary_within_next": {
      const today = zone.dayOf(asOf);
      return recursWithin(zone.dayOf(at), { from: today, until: today + comparison.value.n + 1 });
    }
    case "anniversary_within":
      return recursWithin(zone.dayOf(at), calendarDays(comparison.value, asOf, zone));
    default:
      return assertNever(comparison);
  }
}

function spanAfter(asOf: Instant, last: Instant): Span {
  return { from: asOf + 1, until: last + 1 };
}

/** Whether a day's month and day come again on one of these days; 29 February comes on the 28th in other years. */
function recursWithin(day: DayNumber, days: DaySpan): boolean {
  if (days.until - days.from >= 366) return true;
  const { month, day: dayOfMonth } = civilFromDay(day);
  const firstYear = civilFromDay(days.from).year;
  return [firstYear, firstYear + 1].some((year) => {
    const recurrence = dayFromCivil(year, month, Math.min(dayOfMonth, daysInMonth(year, month)));
    return recurrence >= days.from && recurrence < days.until;
  });
}

function isAnyOf(datum: Datum | undefined, values: readonly string[]): boolean {
  return textsOf(datum).some((text) => values.some((value) => toComparable(value) === text));
}
