import {
  COMPLEMENTS_OF_KNOWN,
  EXACT_COMPLEMENTS,
  isAlwaysKnown,
  toCanonicalMeasureComparison,
} from "#lib/rules/canonical-comparisons.ts";
import { ITEM_PROPERTIES } from "#lib/rules/items.ts";
import type { Said } from "#lib/rules/restate/wording.ts";
import type { Filter, Measure, MeasureCondition, TraitCondition } from "#lib/rules/schema.ts";

/** The same with a positive op, where the op has an exact complement. */
export function positiveTrait(said: Said<TraitCondition>): Said<TraitCondition> {
  const { op } = said.of;
  if (!said.isNegated || !isKeyOf(EXACT_COMPLEMENTS, op)) return said;
  return { ...said, of: { ...said.of, op: EXACT_COMPLEMENTS[op] } as TraitCondition, isNegated: false };
}

/** The same with a positive op, where the op has an exact complement for this measure. */
export function positiveMeasure(said: Said<MeasureCondition>): Said<MeasureCondition> {
  const complements = isAlwaysKnown(said.of.measure) ? COMPLEMENTS_OF_KNOWN : EXACT_COMPLEMENTS;
  const { op } = said.of;
  if (!said.isNegated || !isKeyOf(complements, op)) return said;
  return { ...said, of: { ...said.of, op: complements[op] } as MeasureCondition, isNegated: false };
}

/** A count that is said with a word of its own: never, or at least or exactly once. */
export function plainCount(
  condition: MeasureCondition,
): "never" | "at least once" | "exactly once" | undefined {
  const { op, value } = { value: undefined, ...toCanonicalMeasureComparison(condition) };
  if (op === "lte" && value === 0) return "never";
  if (op === "gte" && value === 1) return "at least once";
  return op === "eq" && value === 1 ? "exactly once" : undefined;
}

/** Whether nothing at all is meant too: below a bound above 0, or up to one that is not below it. */
export function includesNothing(condition: MeasureCondition): boolean {
  return (condition.op === "lt" && condition.value > 0) || (condition.op === "lte" && condition.value >= 0);
}

/** What a measure's or property's numbers are said in. */
export type NumberUnit = "plain" | "money" | "share" | "days" | "years";

const FEATURE_UNITS: Readonly<Record<string, NumberUnit>> = {
  recency: "days",
  tenure: "days",
  age: "years",
  monetary: "money",
  spend_30d: "money",
  spend_90d: "money",
  spend_365d: "money",
  average_order_value: "money",
  discount_share: "share",
  refund_share: "share",
  cart_abandonment_share: "share",
  email_open_share_90d: "share",
};

export function propertyUnit(property: string): NumberUnit {
  return property === "total" || property === "price" ? "money" : "plain";
}

export function measureUnit(measure: Measure): NumberUnit {
  switch (measure.of) {
    case "share":
      return "share";
    case "feature":
      return Object.hasOwn(FEATURE_UNITS, measure.feature)
        ? (FEATURE_UNITS[measure.feature] ?? "plain")
        : "plain";
    case "sum":
    case "avg":
    case "min":
    case "max":
      return propertyUnit(measure.property);
    case "days_since_first":
    case "days_since_last":
      return "days";
    default:
      return "plain";
  }
}

/** Whether a measure is what customers spent: the sum of their orders' totals. */
export function isSpend(measure: Measure): boolean {
  if (measure.of !== "sum" || measure.property !== "total") return false;
  const events = new Set([measure.event].flat());
  return events.size === 1 && events.has("order_completed");
}

const EVENT_ONLY: ReadonlySet<string> = new Set(["total", "$weekday", "$hour"]);

/** How filters meet on items: all of them are known to be of items, some may be, or that plays no part. */
export function itemBond(where: readonly Filter[]): "same item" | "item properties" | undefined {
  const known = where.filter((filter) => ITEM_PROPERTIES.has(filter.property)).length;
  const maybe = where.filter((filter) => !EVENT_ONLY.has(filter.property)).length;
  if (known === 0 || maybe < 2) return undefined;
  return known === maybe ? "same item" : "item properties";
}

export function hasItemFilter(where: readonly Filter[] | undefined): boolean {
  return (where ?? []).some((filter) => ITEM_PROPERTIES.has(filter.property));
}

function isKeyOf<T extends object>(record: T, key: PropertyKey): key is keyof T {
  return Object.hasOwn(record, key);
}
