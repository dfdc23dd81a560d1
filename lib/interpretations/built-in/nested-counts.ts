import { filterKey } from "#lib/rules/keys.ts";
import type { Condition, Measure, MeasureCondition } from "#lib/rules/schema.ts";
import { resolveWindow } from "#lib/rules/windows.ts";
import { MS_PER_DAY, timeZone } from "#lib/std/time-zone.ts";

type Count = Extract<Measure, { of: "count" }>;
type Bound = { readonly count: Count; readonly n: number };

const zone = timeZone("UTC");
/**
 * Moments all over a year with a short February, of which one calendar window lies in another at all times or not; and
 * one when every date that anybody names is past.
 */
const moments = [
  ...Array.from({ length: 60 }, (_, index) => Date.parse("2025-01-01T00:30:00Z") + index * 6.37 * MS_PER_DAY),
  Date.parse("2199-12-31T00:00:00Z"),
];

/**
 * Whether more is asked of a part than of the whole: "ordered in the last 7 days but not in the last 30", "3 orders of
 * shoes but fewer than 3 orders". Negated conditions are told by `isNegated`.
 *
 * @param today as days since 1970: "none this year, but some last week" is so on most days only
 */
export function countsExclude(
  literals: readonly { readonly rule: Condition; readonly isNegated: boolean }[],
  today?: number,
): boolean {
  const atLeast: Bound[] = [];
  const atMost: Bound[] = [];
  for (const { rule, isNegated } of literals) {
    if (rule.kind !== "measure" || rule.measure.of !== "count" || rule.measure.only) continue;
    const bounds = boundsOf(rule, isNegated);
    if (bounds.low !== undefined) atLeast.push({ count: rule.measure, n: bounds.low });
    if (bounds.high !== undefined) atMost.push({ count: rule.measure, n: bounds.high });
  }
  return atLeast.some((part) =>
    atMost.some((whole) => part.n > whole.n && isPart(part.count, whole.count, today)),
  );
}

function boundsOf(rule: MeasureCondition, isNegated: boolean): { low?: number; high?: number } {
  switch (rule.op) {
    case "gte":
      return isNegated ? { high: Math.ceil(rule.value) - 1 } : { low: rule.value };
    case "gt":
      return isNegated ? { high: rule.value } : { low: Math.floor(rule.value) + 1 };
    case "lte":
      return isNegated ? { low: Math.floor(rule.value) + 1 } : { high: rule.value };
    case "lt":
      return isNegated ? { low: rule.value } : { high: Math.ceil(rule.value) - 1 };
    case "eq":
      return isNegated ? {} : { low: rule.value, high: rule.value };
    case "between":
      return isNegated ? {} : { low: rule.value[0], high: rule.value[1] };
    default:
      return {};
  }
}

/** Whether all that one measure counts is counted by the other, at any moment or as of today. */
function isPart(part: Count, whole: Count, today: number | undefined): boolean {
  const known = new Set([whole.event].flat());
  if (!known.has("*") && [part.event].flat().some((event) => !known.has(event))) return false;
  const filters = new Set((part.where ?? []).map(filterKey));
  if ((whole.where ?? []).some((filter) => !filters.has(filterKey(filter)))) return false;
  const isInside = (at: number) => {
    const inner = resolveWindow(part.window, at, zone);
    const outer = resolveWindow(whole.window, at, zone);
    // Nothing is counted that is still to come.
    return inner.from >= outer.from && Math.min(inner.until, at + 1) <= Math.min(outer.until, at + 1);
  };
  return moments.every(isInside) || (today !== undefined && isInside((today + 0.5) * MS_PER_DAY));
}
