import { datesExclude } from "#lib/interpretations/built-in/dates-exclude.ts";
import { countsExclude } from "#lib/interpretations/built-in/nested-counts.ts";
import { measureKey } from "#lib/rules/keys.ts";
import type { Condition, Filter, MeasureCondition, Rule, Window } from "#lib/rules/schema.ts";

type Literal = { readonly rule: Condition; readonly isNegated: boolean };

/**
 * Whether a rule can hold for nobody, whatever the customers did: conditions of one "and" that exclude each other.
 *
 * @param today as days since 1970, by which ages are held against dates of birth
 */
export function isContradiction(rule: Rule, today?: number): boolean {
  const isIt = (child: Rule) => isContradiction(child, today);
  switch (rule.kind) {
    case "any":
      return rule.rules.every(isIt);
    case "all": {
      if (rule.rules.some(isIt)) return true;
      const literals = literalsOf(rule);
      return excludeEachOther(literals, today) || datesExclude(literals, today);
    }
    case "measure":
      return isImpossible(rule);
    default:
      return false;
  }
}

function isImpossible(rule: MeasureCondition): boolean {
  const { measure } = rule;
  const where = "where" in measure ? (measure.where ?? []) : [];
  if (isTwoAtOnce(where)) return true;
  if (rule.op === "between") return rule.value[0] > rule.value[1];
  const isCount = ["count", "sum", "distinct", "periods"].includes(rule.measure.of);
  if (isCount && rule.op === "lt") return rule.value <= 0;
  if (rule.measure.of === "periods" && (rule.op === "gte" || rule.op === "gt" || rule.op === "eq"))
    return rule.value > rule.measure.last;
  if (rule.measure.of === "feature" && rule.measure.feature.endsWith("refund_share")) return false;
  return false;
}

/** "brand is Puma and brand is Nike" of one and the same item. */
function isTwoAtOnce(where: readonly Filter[]): boolean {
  const told = where.flatMap((filter) => (filter.op === "is" ? [filter] : []));
  return told.some((filter, index) =>
    told
      .slice(index + 1)
      .some(
        (other) =>
          other.property === filter.property && !other.value.some((value) => filter.value.includes(value)),
      ),
  );
}

function literalsOf(rule: Rule): readonly Literal[] {
  if (rule.kind === "all") return rule.rules.flatMap(literalsOf);
  if (rule.kind === "not" && isCondition(rule.rule)) return [{ rule: rule.rule, isNegated: true }];
  return isCondition(rule) ? [{ rule, isNegated: false }] : [];
}

function isCondition(rule: Rule): rule is Condition {
  return !["everyone", "all", "any", "not"].includes(rule.kind);
}

type Range = { low: number; high: number };

function excludeEachOther(literals: readonly Literal[], today: number | undefined): boolean {
  return (
    orderOverSum(literals) ||
    numbersExclude(literals) ||
    textsExclude(literals) ||
    missingBut(literals) ||
    neverBut(literals) ||
    countsExclude(literals, today)
  );
}

function numbersExclude(literals: readonly Literal[]): boolean {
  const ranges = new Map<string, Range>();
  for (const { rule, isNegated } of literals) {
    if (rule.kind !== "measure") continue;
    const range = rangeOf(rule, isNegated);
    if (!range) continue;
    const key = measureKey(rule.measure);
    const known = ranges.get(key) ?? { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY };
    const merged = { low: Math.max(known.low, range.low), high: Math.min(known.high, range.high) };
    if (merged.low > merged.high) return true;
    ranges.set(key, merged);
  }
  return false;
}

/** "spent under 50 in total and had one order over 200": no order is worth more than all of them. */
function orderOverSum(literals: readonly Literal[]): boolean {
  let most = Number.POSITIVE_INFINITY;
  let least = 0;
  for (const { rule, isNegated } of literals) {
    if (rule.kind !== "measure" || rule.measure.of === "feature" || rule.measure.of === "share") continue;
    const { measure } = rule;
    if (measure.of === "sum" && measure.property === "total" && isAllOrders(measure))
      most = Math.min(most, rangeOf(rule, isNegated)?.high ?? most);
    const isSome = (rule.op === "gte" || rule.op === "eq") && Number(rule.value) >= 1;
    if (measure.of !== "count" || isNegated || !isSome || [measure.event].flat().join() !== "order_completed")
      continue;
    for (const filter of measure.where ?? []) {
      const isWorth = filter.property === "total" && (filter.op === "gt" || filter.op === "gte");
      if (isWorth) least = Math.max(least, filter.value + (filter.op === "gt" ? EPSILON : 0));
    }
  }
  return least > most;
}

function isAllOrders({
  where,
  window,
  only,
  event,
}: {
  where?: unknown;
  window?: Window | undefined;
  only?: unknown;
  event: string | string[];
}): boolean {
  return (
    !where && !only && (!window || window.kind === "ever") && [event].flat().join() === "order_completed"
  );
}

const EPSILON = 0.00005;

function rangeOf(rule: MeasureCondition, isNegated: boolean): Range | undefined {
  if (!("value" in rule) || rule.op === "neq") return undefined;
  if (rule.op === "between") return isNegated ? undefined : { low: rule.value[0], high: rule.value[1] };
  const { op, value } = rule;
  const above = { low: value + EPSILON, high: Number.POSITIVE_INFINITY };
  const from = { low: value, high: Number.POSITIVE_INFINITY };
  const below = { low: Number.NEGATIVE_INFINITY, high: value - EPSILON };
  const upTo = { low: Number.NEGATIVE_INFINITY, high: value };
  if (op === "eq") return isNegated ? undefined : { low: value, high: value };
  if (op === "gt") return isNegated ? upTo : above;
  if (op === "gte") return isNegated ? below : from;
  if (op === "lt") return isNegated ? from : below;
  return isNegated ? above : upTo;
}

function textsExclude(literals: readonly Literal[]): boolean {
  const values = new Map<string, Set<string>>();
  for (const { rule, isNegated } of literals) {
    if (rule.kind !== "trait" || rule.op !== "is" || isNegated || rule.trait === "tags") continue;
    const known = values.get(rule.trait);
    const kept = known ? rule.value.filter((value) => known.has(value)) : rule.value;
    if (kept.length === 0) return true;
    values.set(rule.trait, new Set(kept));
  }
  return literals.some(({ rule, isNegated }) => {
    if (rule.kind !== "trait" || rule.trait === "tags" || (rule.op !== "is" && rule.op !== "is_not"))
      return false;
    // Not for so long is no contradiction to being so.
    if (rule.for) return false;
    const isDenied = (rule.op === "is") === isNegated;
    return isDenied && values.get(rule.trait)?.isSubsetOf(new Set(rule.value)) === true;
  });
}

/** A trait that is not known, and yet is something: "gold members without a tier". */
function missingBut(literals: readonly Literal[]): boolean {
  const traits = literals.flatMap(({ rule, isNegated }) =>
    rule.kind === "trait" ? [{ rule, isNegated }] : [],
  );
  const missing = new Set(
    traits.flatMap(({ rule, isNegated }) =>
      rule.op === (isNegated ? "exists" : "missing") ? [rule.trait] : [],
    ),
  );
  return traits.some(
    ({ rule, isNegated }) => !isNegated && missing.has(rule.trait) && !HOLDS_WITHOUT.has(rule.op),
  );
}

/** What holds as well for those of whom the trait is not known. */
const HOLDS_WITHOUT = new Set<string>(["missing", "is_not", "is_false"]);

/** Never did a thing at all, and yet did it in some way: "never ordered but spent over 100". */
function neverBut(literals: readonly Literal[]): boolean {
  const never = new Set(
    literals.flatMap(({ rule, isNegated }) => (isNegated ? neverEvents(rule) : zeroEvents(rule))),
  );
  if (never.size === 0) return false;
  return literals.some(({ rule, isNegated }) => !isNegated && needs(rule).some((event) => never.has(event)));
}

function neverEvents(rule: Condition): readonly string[] {
  if (rule.kind !== "measure" || rule.measure.of !== "count") return [];
  const { event, where, window, only } = rule.measure;
  const isAll =
    !where && !only && (!window || window.kind === "ever") && rule.op === "gte" && rule.value === 1;
  return isAll ? [event].flat() : [];
}

function zeroEvents(rule: Condition): readonly string[] {
  if (rule.kind !== "measure" || rule.measure.of !== "count") return [];
  const { event, where, window, only } = rule.measure;
  const isZero =
    (rule.op === "eq" && rule.value === 0) ||
    (rule.op === "lt" && rule.value === 1) ||
    (rule.op === "lte" && rule.value === 0);
  return isZero && !where && !only && !window ? [event].flat() : [];
}

/** Events without which a condition cannot hold. */
function needs(rule: Condition): readonly string[] {
  if (rule.kind === "rank" || rule.kind === "relative") return eventsIn(rule.measure);
  if (rule.kind === "sequence")
    return rule.steps
      .filter(({ absent }) => !absent)
      .flatMap(({ event }) => (Array.isArray(event) ? [] : [event]));
  if (rule.kind !== "measure" || rule.op === "missing") return [];
  const isAboveZero =
    rule.op === "gt" ||
    ((rule.op === "gte" || rule.op === "eq") && rule.value > 0) ||
    (rule.op === "between" && rule.value[0] > 0);
  const isValued = !["count", "sum", "distinct", "periods"].includes(rule.measure.of);
  return isAboveZero || (isValued && rule.op !== "neq") ? eventsIn(rule.measure) : [];
}

function eventsIn(measure: MeasureCondition["measure"]): readonly string[] {
  if (measure.of === "feature")
    return [
      "average_order_value",
      "monetary",
      "frequency",
      "recency",
      "refund_share",
      "discount_share",
    ].includes(measure.feature)
      ? ["order_completed"]
      : [];
  if (measure.of === "share") return eventsIn(measure.whole);
  return Array.isArray(measure.event) ? [] : [measure.event];
}
