import { timeOfDay, weekdayWords } from "#lib/rules/restate/en-clock.ts";
import { predicate } from "#lib/rules/restate/en-comparisons.ts";
import { countOf, durationWords, eventWindowWords } from "#lib/rules/restate/en-windows.ts";
import { eventWords, featureName, propertyName } from "#lib/rules/restate/en-words.ts";
import { joined, type Piece, span } from "#lib/rules/restate/piece.ts";
import { hasItemFilter, isSpend, itemBond, propertyUnit } from "#lib/rules/restate/reading.ts";
import type { Setting } from "#lib/rules/restate/wording.ts";
import type { Events, Filter, Measure, PeriodsMeasure } from "#lib/rules/schema.ts";
import { assertNever } from "#lib/std/assert-never.ts";

/** A measure as a noun: "number of orders in the last 30 days where category is “Shoes”". */
export function measureWords(measure: Measure, at: string, setting: Setting): Piece {
  return span("measure", at, wordsOf(measure, at, setting));
}

function wordsOf(measure: Measure, at: string, setting: Setting): Piece {
  switch (measure.of) {
    case "count":
      return ["number of ", events(measure, at, "many", setting), eventsTail(measure, at, setting)];
    case "sum":
      if (isSpend(measure)) return ["total spend", spendTail(measure, at, setting)];
      return aggregate("sum of", measure, at, setting);
    case "avg":
      return aggregate("average", measure, at, setting);
    case "min":
      return aggregate("lowest", measure, at, setting);
    case "max":
      return aggregate("highest", measure, at, setting);
    case "distinct":
      return aggregate("number of distinct values of", measure, at, setting);
    case "days_since_last":
    case "days_since_first":
      return [
        `number of full days since the ${measure.of === "days_since_last" ? "last" : "first"} `,
        events(measure, at, "one", setting),
        eventsTail(measure, at, setting, ""),
      ];
    case "periods":
      return [
        "number of ",
        periodsWords(measure, at),
        " in which they ",
        events(measure, at, "past", setting),
        ` ${timesWords(measure.times)}`,
        whereWords(measure.where, at, setting),
      ];
    case "share":
      return [
        "share of (",
        measureWords(measure.part, `${at}/part`, setting),
        ") in (",
        measureWords(measure.whole, `${at}/whole`, setting),
        ")",
      ];
    case "feature":
      return span("name", `${at}/feature`, featureName(measure.feature, setting));
    default:
      return assertNever(measure);
  }
}

function aggregate(
  how: string,
  measure: Events & { readonly property: string },
  at: string,
  setting: Setting,
): Piece {
  return [
    `${how} `,
    span("name", `${at}/property`, propertyName(measure.property, setting)),
    " over ",
    events(measure, at, "many", setting),
    eventsTail(measure, at, setting),
  ];
}

export function events(
  { event }: Pick<Events, "event">,
  at: string,
  form: "past" | "base" | "one" | "many",
  setting: Setting,
): Piece {
  return span("event", `${at}/event`, eventWords(event, setting)[form]);
}

/** " in the last 30 days where …": window, filters and `only`. `always` is said where there is no window. */
export function eventsTail(
  { window, where, only }: Events,
  at: string,
  setting: Setting,
  always = " over all time",
): Piece {
  return [windowTail(window, at, always), whereWords(where, at, setting), onlyWords(only, at)];
}

/** The same for what was spent, where item filters pick items and not orders. */
export function spendTail({ window, where, only }: Events, at: string, setting: Setting): Piece {
  const start = hasItemFilter(where) ? " counting only items where " : " where ";
  return [
    windowTail(window, at, " over all time"),
    whereWords(where, at, setting, start),
    onlyWords(only, at),
  ];
}

export function windowTail(window: Events["window"], at: string, always: string): Piece {
  if (window !== undefined && window.kind !== "ever") return [" ", eventWindowWords(window, `${at}/window`)];
  return always === "" ? "" : [" ", span("window", at, always.trim())];
}

function onlyWords(only: Events["only"], at: string): Piece {
  return only === undefined ? "" : span("op", `${at}/only`, ` (looking only at the very ${only} one)`);
}

export function whereWords(
  where: readonly Filter[] | undefined,
  at: string,
  setting: Setting,
  start = " where ",
): Piece {
  if (where === undefined) return "";
  const filters = where.map((filter, index) => filterWords(filter, `${at}/where/${index}`, setting));
  const bonds = {
    "same item": " on the same item",
    "item properties": " (item properties on the same item)",
  };
  const bond = itemBond(where);
  return [start, joined(filters, " and "), bond ? bonds[bond] : ""];
}

function filterWords(filter: Filter, at: string, setting: Setting): Piece {
  const name = span("name", `${at}/property`, propertyName(filter.property, setting));
  const clock = filter.property === "$weekday" ? weekdayWords(filter) : timeOfDay(filter);
  if (clock !== undefined) return span("filter", at, name, " ", span("value", `${at}/value`, clock));
  const { property, ...comparison } = filter;
  const subject = { unit: propertyUnit(property), ifMissing: "(or is missing)" };
  return span("filter", at, name, " ", predicate(comparison, at, false, subject, setting));
}

/** "the last 4 calendar quarters (this one included)", "the last 4 rolling periods of 30 days". */
export function periodsWords({ per, last, align }: PeriodsMeasure, at: string): Piece {
  const size = span("duration", `${at}/per`, align === "calendar" ? per.unit : "");
  if (align === "calendar") {
    const s = last === 1 ? "" : "s";
    return [
      "the last ",
      span("value", `${at}/last`, String(last)),
      " calendar ",
      size,
      `${s} (this one included)`,
    ];
  }
  return [
    "the last ",
    span("value", `${at}/last`, countOf(last, "rolling period")),
    " of ",
    durationWords(per, `${at}/per`),
  ];
}

/** How often in each period. */
export function timesWords(times: number): string {
  return times === 1 ? "at least once" : `at least ${times.toLocaleString("en")} times`;
}
