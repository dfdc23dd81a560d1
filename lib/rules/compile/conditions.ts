import { compareFraction, compareInteger, type Sign } from "#lib/rules/compile/fractions.ts";
import { allOfLogic, type Band, EVERYONE, type Logic, NOBODY, notLogic } from "#lib/rules/compile/logic.ts";
import { daysSinceLastWithin, type MeasureSql, measureSql } from "#lib/rules/compile/measures.ts";
import { holdsOfNothing, predicate } from "#lib/rules/compile/predicates.ts";
import { allOf, not, populationSql, type Query } from "#lib/rules/compile/query.ts";
import { someRows } from "#lib/rules/compile/rows.ts";
import { mapTally, type TallyTest } from "#lib/rules/compile/tally.ts";
import { currentTraitRows, traitRows } from "#lib/rules/compile/trait-rows.ts";
import { columnValue } from "#lib/rules/compile/values.ts";
import { thresholdKey } from "#lib/rules/context.ts";
import type {
  Measure,
  MeasureCondition,
  RankCondition,
  RelativeCondition,
  TraitCondition,
} from "#lib/rules/schema.ts";
import { shiftBy } from "#lib/rules/windows.ts";
import { toUnits, UNITS_PER_ONE } from "#lib/std/decimal.ts";
import { type Fraction, fractionFromInteger, fractionFromUnits } from "#lib/std/fraction.ts";

const SIGNS = { eq: "=", neq: "=", gt: ">", gte: ">=", lt: "<", lte: "<=" } as const satisfies Record<
  string,
  Sign
>;

export function traitLogic(condition: TraitCondition, query: Query): Logic {
  const table = query.layout.traits.get(condition.trait);
  const isOfNothing = holdsOfNothing(condition.op);
  const since =
    "for" in condition && condition.for
      ? shiftBy(query.context.asOf, condition.for, -1, query.context.zone)
      : undefined;
  if (since === -Infinity) return NOBODY;
  if (!table) return isOfNothing ? bornBefore(since, query) : NOBODY;
  const holds = predicate(condition, columnValue("e", table.column), query);
  if (since === undefined) {
    const set = (meets: string) =>
      query.set(`SELECT e.c FROM ${currentTraitRows(table, query)} AND ${meets}`);
    return isOfNothing ? notLogic(set(not(holds))) : set(holds);
  }
  // A value that does not meet it and gave way after `since` breaks it.
  if (isOfNothing) {
    const broken = `SELECT e.c FROM ${traitRows(table, query)} AND e.u > ${since} AND ${not(holds)}`;
    return allOfLogic([bornBefore(since, query), notLogic(query.set(broken))]);
  }
  return query.set(`SELECT e.c FROM ${traitRows(table, query)} GROUP BY e.c
    HAVING min(e.ts) <= ${since} AND count(*) FILTER (e.u > ${since} AND ${not(holds)}) = 0`);
}

/** Nothing has held longer than the customer exists. */
function bornBefore(since: number | undefined, query: Query): Logic {
  if (since === undefined) return EVERYONE;
  return query.set(`SELECT p.c FROM (${populationSql(query)}) p WHERE p.born <= ${since}`);
}

export function measureConditionLogic(condition: MeasureCondition, query: Query): Logic {
  const asksWhether = whetherAny(condition);
  if (asksWhether && condition.measure.of === "count") {
    const those = query.set(someRows(condition.measure, query));
    return asksWhether === "some" ? those : notLogic(those);
  }
  if (!("value" in condition)) {
    const measure = measureSql(condition.measure, query);
    const isThere = measure.nothing === 0n ? EVERYONE : setOf(measure, "true", query);
    return condition.op === "exists" ? isThere : notLogic(isThere);
  }
  const bounds: (readonly [Sign, bigint])[] =
    condition.op === "between"
      ? [
          [">=", toUnits(condition.value[0])],
          ["<=", toUnits(condition.value[1])],
        ]
      : [[SIGNS[condition.op], toUnits(condition.value)]];
  const measure = measuredWithin(condition.measure, bounds, query);
  const fractions = bounds.map(([sign, units]) => [sign, fractionFromUnits(units)] as const);
  const isOfNothing = measure.nothing === 0n && bounds.every(([sign, units]) => holdsOf(0n, sign, units));
  const within = isOfNothing
    ? notLogic(comparedSet(measure, fractions, { isOutside: true }, query))
    : comparedSet(measure, fractions, { isOutside: false }, query);
  return condition.op === "neq" ? notLogic(within) : within;
}

/** A measure for those whose value can lie within bounds. */
function measuredWithin(
  measure: Measure,
  bounds: readonly (readonly [Sign, bigint])[],
  query: Query,
): MeasureSql {
  const most = bounds.flatMap(([sign, units]) => mostOf(sign, units));
  const [days] = most;
  return measure.of === "days_since_last" && days !== undefined
    ? daysSinceLastWithin(measure, days, query)
    : measureSql(measure, query);
}

/** The greatest whole number that compares so, if there is one. */
function mostOf(sign: Sign, units: bigint): bigint[] {
  const floor = units / UNITS_PER_ONE - (units % UNITS_PER_ONE < 0n ? 1n : 0n);
  if (sign === "=" || sign === "<=") return [floor];
  return sign === "<" ? [units % UNITS_PER_ONE === 0n ? floor - 1n : floor] : [];
}

/** Whether a count is asked for only whether it is above 0: then nobody needs to count. */
function whetherAny(condition: MeasureCondition): "some" | "none" | undefined {
  if (!("value" in condition) || condition.op === "between") return undefined;
  const { op, value } = condition;
  const isSome =
    (op === "gte" && value > 0 && value <= 1) ||
    (op === "gt" && value >= 0 && value < 1) ||
    (op === "neq" && value === 0);
  const isNone =
    (op === "lt" && value > 0 && value <= 1) ||
    (op === "lte" && value >= 0 && value < 1) ||
    (op === "eq" && value === 0);
  if (isSome) return "some";
  return isNone ? "none" : undefined;
}

/** The band from the top: eligible, at or above the value at `to`, and below the one at `from`. */
export function rankLogic(condition: RankCondition, query: Query): Logic {
  const threshold = query.context.thresholds.get(thresholdKey(condition));
  if (threshold?.kind !== "rank") throw new Error("The threshold of a rank is not bound");
  if (!threshold.atTo) return NOBODY;
  const { atTo, atFrom } = threshold;
  return eligible(condition, query, [[">=", atTo], ...(atFrom ? [["<", atFrom] as const] : [])]);
}

export function relativeLogic(condition: RelativeCondition, query: Query): Logic {
  const threshold = query.context.thresholds.get(thresholdKey(condition));
  if (threshold?.kind !== "relative") throw new Error("The threshold of a relative condition is not bound");
  const { cut } = threshold;
  if (!cut) return NOBODY;
  return eligible(condition, query, [[SIGNS[condition.op], cut]]);
}

function eligible(condition: RankCondition | RelativeCondition, query: Query, bounds: Bounds): Logic {
  const measure = measureSql(condition.measure, query);
  const { scale } = measure;
  const all = [[">", fractionFromInteger(0)] as const, ...bounds];
  const set = comparedSet(measure, all, { isOutside: false }, query);
  if (set.kind !== "set" || scale === "fraction") return set;
  return { ...set, ranked: { measure: query.finish(measure.sql), band: bandWithin(all, scale) } };
}

type Bounds = readonly (readonly [Sign, Fraction])[];

/** Those who have a value that compares so with all bounds, or those who have one that does not. */
function comparedSet(
  measure: MeasureSql,
  bounds: Bounds,
  { isOutside }: { readonly isOutside: boolean },
  query: Query,
): Logic {
  const holds = allOf(bounds.map(([sign, bound]) => compare(measure, sign, bound)));
  const set = setOf(measure, isOutside ? not(holds) : holds, query);
  if (set.kind !== "set" || !measure.tally) return set;
  const { scale } = measure;
  const test: TallyTest =
    scale === "fraction"
      ? { kind: "fraction", bounds }
      : { kind: "whole", band: bandWithin(bounds, scale), isOutside };
  return { ...set, tallied: { tally: mapTally(measure.tally, query.finish), test } };
}

function bandWithin(bounds: Bounds, scale: bigint): Band {
  return bandOf(bounds.map(([sign, bound]) => bandOfOne(sign, scale, bound)));
}

/** The whole numbers that, divided by the scale, compare so. */
function bandOfOne(sign: Sign, scale: bigint, { numerator, denominator }: Fraction): Band {
  const scaled = numerator * scale;
  const floor = scaled / denominator - (scaled % denominator < 0n ? 1n : 0n);
  const ceiling = scaled % denominator === 0n ? floor : floor + 1n;
  switch (sign) {
    case "=":
      return { from: ceiling, until: floor + 1n };
    case ">":
      return { from: floor + 1n };
    case ">=":
      return { from: ceiling };
    case "<":
      return { until: ceiling };
    case "<=":
      return { until: floor + 1n };
  }
}

function bandOf(bands: readonly Band[]): Band {
  const rising = (ends: readonly (bigint | undefined)[]) =>
    ends.filter((end) => end !== undefined).toSorted((a, b) => (a < b ? -1 : 1));
  const from = rising(bands.map((band) => band.from)).at(-1);
  const until = rising(bands.map((band) => band.until))[0];
  return { ...(from !== undefined && { from }), ...(until !== undefined && { until }) };
}

function compare(measure: MeasureSql, sign: Sign, bound: Fraction): string {
  const condition =
    measure.scale === "fraction"
      ? compareFraction("n", "d", sign, bound)
      : compareInteger("n", measure.scale, sign, bound);
  return condition === "false" ? condition : `coalesce(${condition}, false)`;
}

function holdsOf(value: bigint, sign: Sign, bound: bigint): boolean {
  switch (sign) {
    case "=":
      return value === bound;
    case ">":
      return value > bound;
    case ">=":
      return value >= bound;
    case "<":
      return value < bound;
    case "<=":
      return value <= bound;
  }
}

function setOf(measure: MeasureSql, condition: string, query: Query): Logic {
  if (condition === "false") return NOBODY;
  return query.set(`SELECT c FROM (${measure.sql}) WHERE ${condition}`);
}
