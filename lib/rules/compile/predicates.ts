import { anyOf, not, type Query, spanSql } from "#lib/rules/compile/query.ts";
import { decimalText, type Value } from "#lib/rules/compile/values.ts";
import type { Filter, TraitCondition } from "#lib/rules/schema.ts";
import { calendarDays, endOf, resolveWindow, shiftBy, startOf } from "#lib/rules/windows.ts";
import { assertNever } from "#lib/std/assert-never.ts";
import { toUnits } from "#lib/std/decimal.ts";
import { toComparable, toLowerComparable } from "#lib/std/text.ts";
import { civilFromDay, type DayNumber, daysInMonth } from "#lib/std/time-zone.ts";

export type Comparison = Filter | TraitCondition;

const NUMBER_SIGNS = { eq: "=", neq: "=", gt: ">", gte: ">=", lt: "<", lte: "<=" } as const;

/** A comparison as a condition that is never null: a missing value makes all but the four complements false. */
export function predicate(comparison: Comparison, value: Value, query: Query): string {
  const { asOf, zone } = query.context;
  switch (comparison.op) {
    case "is":
      return isOneOf(comparison.value, value, query);
    case "is_not":
      return not(isOneOf(comparison.value, value, query));
    case "contains":
    case "starts_with":
      return matchesText(comparison.op, comparison.value, value, query);
    case "eq":
    case "neq":
    case "gt":
    case "gte":
    case "lt":
    case "lte": {
      const compared = `${NUMBER_SIGNS[comparison.op]} ${toUnits(comparison.value)}`;
      const holds = known(value.units, (units) => `${units} ${compared}`);
      return comparison.op === "neq" ? not(holds) : holds;
    }
    case "between": {
      const [low, high] = comparison.value;
      return known(value.units, (units) => `${units} BETWEEN ${toUnits(low)} AND ${toUnits(high)}`);
    }
    case "is_true":
      return known(value.boolean, (boolean) => boolean);
    case "is_false":
      return not(known(value.boolean, (boolean) => boolean));
    case "before":
      return inSpan(value, { from: -Infinity, until: startOf(comparison.value, zone) });
    case "after":
      return inSpan(value, { from: endOf(comparison.value, zone), until: Infinity });
    case "on":
      return inSpan(value, { from: startOf(comparison.value, zone), until: endOf(comparison.value, zone) });
    case "within":
      return inSpan(value, resolveWindow(comparison.value, asOf, zone));
    case "within_next":
      return inSpan(value, { from: asOf + 1, until: shiftBy(asOf, comparison.value, 1, zone) + 1 });
    case "anniversary_within_next": {
      const today = zone.dayOf(asOf);
      return recurs(value, today, today + comparison.value.n + 1);
    }
    case "anniversary_within": {
      const days = calendarDays(comparison.value, asOf, zone);
      return recurs(value, days.from, days.until);
    }
    case "exists":
      return value.exists;
    case "missing":
      return not(value.exists);
    default:
      return assertNever(comparison);
  }
}

/** Whether a comparison holds of a missing value. */
export function holdsOfNothing(op: Comparison["op"]): boolean {
  return op === "is_not" || op === "neq" || op === "is_false" || op === "missing";
}

function known(expression: string | undefined, condition: (expression: string) => string): string {
  return expression === undefined ? "false" : `coalesce(${condition(`(${expression})`)}, false)`;
}

function isOneOf(wanted: readonly string[], value: Value, query: Query): string {
  const texts = [...new Set(wanted.map(toComparable))];
  const units = texts.flatMap((text) => numberOfText(text) ?? []);
  const parts: string[] = [];
  if (value.text) parts.push(`coalesce(${value.text} IN (${texts.map(query.bind).join(", ")}), false)`);
  if (value.numeral && units.length > 0)
    parts.push(`coalesce((${value.numeral}) IN (${units.join(", ")}), false)`);
  if (value.list) {
    const keys = texts.flatMap((text) => [`t${text}`, `n${text}`]);
    parts.push(`coalesce(list_has_any(${value.list}, [${keys.map(query.bind).join(", ")}]), false)`);
  }
  return anyOf(parts);
}

/** The number that has exactly this plain decimal text. */
function numberOfText(text: string): bigint | undefined {
  const match = /^(-?)(0|[1-9]\d*)(?:\.(\d{0,3}[1-9]))?$/.exec(text);
  if (!match || text === "-0") return undefined;
  const [, sign, whole = "", fraction = ""] = match;
  const units = BigInt(whole) * 10_000n + BigInt(fraction.padEnd(4, "0"));
  return sign ? -units : units;
}

function matchesText(op: "contains" | "starts_with", wanted: string, value: Value, query: Query): string {
  const needle = query.bind(toLowerComparable(wanted));
  const parts: string[] = [];
  if (value.lower) parts.push(`coalesce(${op}(${value.lower}, ${needle}), false)`);
  if (value.numeral) parts.push(`coalesce(${op}(${decimalText(`(${value.numeral})`)}, ${needle}), false)`);
  if (value.lowerList) {
    parts.push(`coalesce(len(list_filter(${value.lowerList}, lambda x: ${op}(x, ${needle}))) > 0, false)`);
  }
  return anyOf(parts);
}

function inSpan(value: Value, span: { from: number; until: number }): string {
  return known(value.date, (date) => `${date} IS NOT NULL AND ${spanSql(date, span)}`);
}

/** Whether a date's month and day recur on one of some days; 29 February counts on the 28th in other years. */
function recurs(value: Value, from: DayNumber, until: DayNumber): string {
  if (!(until > from) || !Number.isFinite(until - from)) return "false";
  const days = new Set<number>();
  const last = Math.min(until, from + 366);
  for (let day = from; day < last; day += 1) {
    const date = civilFromDay(day);
    days.add(date.month * 100 + date.day);
    if (date.month === 2 && date.day === 28 && daysInMonth(date.year, 2) === 28) days.add(229);
  }
  return known(value.day, (local) => `${local} % 10000 IN (${[...days].join(", ")})`);
}
