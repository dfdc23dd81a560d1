import type { Condition } from "#lib/rules/schema.ts";
import { MS_PER_DAY } from "#lib/std/time-zone.ts";

type Literal = { readonly rule: Condition; readonly isNegated: boolean };

/** Days since 1970, both ends included. */
type Days = { readonly trait: string; readonly from: number; readonly to: number };

/**
 * Whether no day is left for a date trait: born before 1990 and after 2000, or forty years old and born after 2000.
 *
 * @param today as days since 1970, by which ages are told; without it they are not looked at
 */
export function datesExclude(literals: readonly Literal[], today: number | undefined): boolean {
  const left = new Map<string, Days>();
  for (const { rule, isNegated } of literals) {
    const days = isNegated ? undefined : daysOf(rule, today);
    if (!days) continue;
    const known = left.get(days.trait) ?? days;
    const both = {
      ...days,
      from: Math.max(known.from, days.from),
      to: Math.min(known.to, days.to),
    };
    if (both.from > both.to) return true;
    left.set(days.trait, both);
  }
  return false;
}

function daysOf(rule: Condition, today: number | undefined): Days | undefined {
  if (rule.kind === "trait") {
    if ((rule.op !== "before" && rule.op !== "after" && rule.op !== "on") || !isDay(rule.value))
      return undefined;
    const day = Date.parse(rule.value) / MS_PER_DAY;
    const { trait } = rule;
    if (rule.op === "before") return { trait, from: -Infinity, to: day - 1 };
    if (rule.op === "after") return { trait, from: day + 1, to: Infinity };
    return { trait, from: day, to: day };
  }
  if (rule.kind !== "measure" || rule.measure.of !== "feature" || rule.measure.feature !== "age")
    return undefined;
  if (today === undefined || !("value" in rule)) return undefined;
  const trait = "birth_date";
  if (rule.op === "between") {
    const [least, most] = rule.value;
    return { trait, from: bornFrom(today, most), to: bornBy(today, least) };
  }
  if (rule.op === "eq") return { trait, from: bornFrom(today, rule.value), to: bornBy(today, rule.value) };
  if (rule.op === "gte") return { trait, from: -Infinity, to: bornBy(today, rule.value) };
  if (rule.op === "gt") return { trait, from: -Infinity, to: bornBy(today, Math.floor(rule.value) + 1) };
  if (rule.op === "lte") return { trait, from: bornFrom(today, rule.value), to: Infinity };
  if (rule.op === "lt") return { trait, from: bornFrom(today, Math.ceil(rule.value) - 1), to: Infinity };
  return undefined;
}

/** The last day on which somebody was born who is so many whole years old. */
function bornBy(today: number, years: number): number {
  const date = new Date(today * MS_PER_DAY);
  return (
    Date.UTC(date.getUTCFullYear() - Math.ceil(years), date.getUTCMonth(), date.getUTCDate()) / MS_PER_DAY
  );
}

/** The first day on which somebody was born who is at most so many whole years old. */
function bornFrom(today: number, years: number): number {
  return bornBy(today, Math.floor(years) + 1) + 1;
}

function isDay(value: unknown): value is string {
  return typeof value === "string" && /^\d{4}-\d\d-\d\d$/.test(value);
}
