import type { Selection } from "#lib/rules/compile/matches.ts";
import { type Query, spanSql } from "#lib/rules/compile/query.ts";
import { eventRows, totalRows, valueRows } from "#lib/rules/compile/rows.ts";
import type { Addition, Tally } from "#lib/rules/compile/tally.ts";
import { currentTraitRows } from "#lib/rules/compile/trait-rows.ts";
import { atomKeys, columnValue, isText, type Value } from "#lib/rules/compile/values.ts";
import type { AggregateMeasure, Measure, PeriodsMeasure } from "#lib/rules/schema.ts";
import { resolveWindow, type Span, shift } from "#lib/rules/windows.ts";
import { assertNever } from "#lib/std/assert-never.ts";
import { UNITS_PER_ONE } from "#lib/std/decimal.ts";
import { civilFromDay, MS_PER_DAY } from "#lib/std/time-zone.ts";

/**
 * A measure of every customer who has events for it: rows of `c` and `n`, whose value is n ÷ scale; or with `d`,
 * n ÷ d, d above 0. `n` is never null. Customers without a row have `nothing` (`undefined` is no value).
 */
export type MeasureSql = {
  readonly sql: string;
  readonly scale: bigint | "fraction";
  readonly nothing: 0n | undefined;
  /** The same from plain rows, where it is made of few for each customer. */
  readonly tally?: Tally<string>;
};

export function measureSql(measure: Measure, query: Query): MeasureSql {
  switch (measure.of) {
    case "count":
      return countSql(eventRows(measure, query));
    case "sum":
    case "avg":
    case "min":
    case "max":
    case "distinct":
      return aggregateSql(measure, query);
    case "days_since_last":
      return daysSince("max", eventRows(measure, query), query);
    case "days_since_first":
      return daysSince("min", eventRows(measure, query), query);
    case "periods":
      return periodsSql(measure, query);
    case "share":
      return plainShareSql(measureSql(measure.part, query), measureSql(measure.whole, query));
    case "feature":
      return featureSql(measure.feature, query);
    default:
      return assertNever(measure);
  }
}

function countSql(rows: string): MeasureSql {
  const tally = { of: "count", rows: `SELECT c FROM (${rows})` } as const;
  return { ...counted(`SELECT c, count(*) AS n FROM (${rows}) GROUP BY c`), tally };
}

function counted(sql: string): MeasureSql {
  return { sql, scale: 1n, nothing: 0n };
}

function aggregateSql(measure: AggregateMeasure, query: Query): MeasureSql {
  const { of, property } = measure;
  if (of === "distinct") {
    const texts = distinctTexts(measure, query);
    if (texts) return texts;
    const rows = valueRows(measure, property, atomKeys, query);
    const keys = `SELECT c, unnest(v) AS v FROM (${rows}) WHERE v IS NOT NULL`;
    return counted(`SELECT c, count(DISTINCT v) AS n FROM (${keys}) GROUP BY c`);
  }
  const rows =
    of === "sum" && property === "total"
      ? totalRows(measure, query)
      : valueRows(measure, property, (value) => value.units ?? "NULL::BIGINT", query);
  const group = (columns: string) => `SELECT c, ${columns} FROM (${rows}) WHERE v IS NOT NULL GROUP BY c`;
  const values = `SELECT c, v FROM (${rows}) WHERE v IS NOT NULL`;
  switch (of) {
    case "sum":
      return {
        sql: group("sum(v)::HUGEINT AS n"),
        scale: UNITS_PER_ONE,
        nothing: 0n,
        tally: { of: "sum", rows: values },
      };
    case "avg":
      return {
        sql: group(`sum(v)::HUGEINT AS n, count(*)::HUGEINT * ${UNITS_PER_ONE} AS d`),
        scale: "fraction",
        nothing: undefined,
        tally: { of: "mean", rows: values, scale: UNITS_PER_ONE },
      };
    case "min":
    case "max":
      return { sql: group(`${of}(v) AS n`), scale: UNITS_PER_ONE, nothing: undefined };
    default:
      return assertNever(of);
  }
}

/** Where a property was never anything but a lone text, texts are told apart as they are. */
function distinctTexts(measure: AggregateMeasure, query: Query): MeasureSql | undefined {
  let areTexts = true;
  const read = (value: Value) => {
    areTexts &&= isText(value);
    return value.text ?? "NULL::VARCHAR";
  };
  const rows = valueRows(measure, measure.property, read, query);
  if (!areTexts) return undefined;
  const there = `(${rows}) WHERE v IS NOT NULL`;
  return {
    ...counted(`SELECT c, count(DISTINCT v) AS n FROM ${there} GROUP BY c`),
    tally: { of: "distinct", rows: `SELECT c, v FROM ${there}` },
  };
}

function daysSince(pick: "min" | "max", rows: string, { context }: Query): MeasureSql {
  const sql = `SELECT c, (${context.asOf} - ${pick}(ts)) // ${MS_PER_DAY} AS n FROM (${rows}) GROUP BY c`;
  return { sql, scale: 1n, nothing: undefined };
}

/** The days since the last event of those who have one within so many whole days: older events are not looked at. */
export function daysSinceLastWithin(selection: Selection, days: bigint, query: Query): MeasureSql {
  const after = BigInt(query.context.asOf) - (days + 1n) * BigInt(MS_PER_DAY);
  const rows = `SELECT c, ts FROM (${eventRows(selection, query)}) WHERE ts > ${after}`;
  return daysSince("max", rows, query);
}

/** In how many of the last periods there were at least `times` events. */
function periodsSql(measure: PeriodsMeasure, query: Query): MeasureSql {
  const rows = eventRows({ event: measure.event, ...(measure.where && { where: measure.where }) }, query);
  const cases = periodSpans(measure, query).map((span, index) => `WHEN ${spanSql("ts", span)} THEN ${index}`);
  const indexed = `SELECT c, CASE ${cases.join(" ")} END AS period FROM (${rows})`;
  const full = `SELECT c, period FROM (${indexed}) WHERE period IS NOT NULL GROUP BY c, period HAVING count(*) >= ${measure.times}`;
  const tally = {
    of: "periods",
    rows: `SELECT c, period AS v FROM (${indexed}) WHERE period IS NOT NULL`,
    last: measure.last,
    times: measure.times,
  } as const;
  return { ...counted(`SELECT c, count(*) AS n FROM (${full}) GROUP BY c`), tally };
}

/** The newest first. */
function periodSpans({ per, last, align }: PeriodsMeasure, { context }: Query): Span[] {
  const { asOf, zone } = context;
  return Array.from({ length: last }, (_, index) => {
    if (align === "calendar" && per.unit !== "minute" && per.unit !== "hour") {
      return resolveWindow({ kind: "calendar", unit: per.unit, offset: -index }, asOf, zone);
    }
    return {
      from: shift(asOf, -(index + 1) * per.n, per.unit, zone),
      until: index === 0 ? asOf + 1 : shift(asOf, -index * per.n, per.unit, zone),
    };
  });
}

/** part ÷ whole, from plain rows where both are additions of one scale. */
function plainShareSql(part: MeasureSql, whole: MeasureSql): MeasureSql {
  const share = shareSql(part, whole, (n) => n);
  const isAddition = (tally: Tally<string> | undefined): tally is Addition<string> =>
    tally?.of === "count" || tally?.of === "sum";
  if (!isAddition(part.tally) || !isAddition(whole.tally) || part.scale !== whole.scale) return share;
  return { ...share, tally: { of: "share", part: part.tally, whole: whole.tally } };
}

/** part ÷ whole as n ÷ d; `finish` may change the numerator, given both. */
function shareSql(part: MeasureSql, whole: MeasureSql, finish: (n: string, d: string) => string): MeasureSql {
  const p = part.nothing === 0n ? "coalesce(p.n, 0)::HUGEINT" : "p.n::HUGEINT";
  const [n, d] = [
    product(p, whole.scale === "fraction" ? "w.d" : whole.scale, part.scale),
    product("w.n::HUGEINT", partDenominator(part), whole.scale),
  ];
  const sides = `SELECT w.c, CASE WHEN w.n < 0 THEN -(${n}) ELSE ${n} END AS n, abs(${d}) AS d
    FROM (${whole.sql}) w LEFT JOIN (${part.sql}) p ON p.c = w.c WHERE w.n <> 0`;
  return {
    sql: `SELECT c, ${finish("n", "d")} AS n, d FROM (${sides}) WHERE n IS NOT NULL`,
    scale: "fraction",
    nothing: undefined,
  };
}

/** A part without a row has no denominator of its own; it is 0 then, over 1. */
function partDenominator({ scale }: MeasureSql): string | bigint {
  return scale === "fraction" ? "coalesce(p.d, 1)" : scale;
}

/** A numerator times the other side's denominator, left out where both sides have the same scale. */
function product(numerator: string, other: string | bigint, own: bigint | "fraction"): string {
  return other === own || other === 1n ? numerator : `${numerator} * ${other}`;
}

function featureSql(feature: string, query: Query): MeasureSql {
  const formula = query.context.formulas(feature);
  if (!formula) throw new Error(`The feature ${feature} is not computed from histories`);
  switch (formula.kind) {
    case "measure":
      return measureSql(formula.measure, query);
    case "complement":
      return shareSql(
        measureSql(formula.part, query),
        measureSql(formula.whole, query),
        (n, d) => `greatest(${d} - ${n}, 0)`,
      );
    case "years_since":
      return yearsSinceSql(formula.trait, query);
    default:
      return assertNever(formula);
  }
}

/** Whole years from a date trait's day to today; no value for a day to come. */
function yearsSinceSql(trait: string, query: Query): MeasureSql {
  const { asOf, zone } = query.context;
  const table = query.layout.traits.get(trait);
  const { day, date: instant } = columnValue("e", table?.column);
  if (!table || !day) {
    return {
      sql: "SELECT NULL::INTEGER AS c, NULL::INTEGER AS n WHERE false",
      scale: 1n,
      nothing: undefined,
    };
  }
  const date = civilFromDay(zone.dayOf(asOf));
  const today = date.year * 10_000 + date.month * 100 + date.day;
  // Null days, of values that are no date, do not pass the comparison.
  const sql = `SELECT e.c, (${today} - ${day}) // 10000 AS n FROM ${currentTraitRows(table, query)}
    AND ${instant} <= ${asOf}`;
  return { sql, scale: 1n, nothing: undefined };
}
