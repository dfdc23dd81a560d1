import { joined, type Piece, span } from "#lib/rules/restate/piece.ts";
import { hasItemFilter, isSpend, itemBond, propertyUnit } from "#lib/rules/restate/reading.ts";
import type { Setting } from "#lib/rules/restate/wording.ts";
import { timeOfDay, weekdayWords } from "#lib/rules/restate/zh-clock.ts";
import { predicate } from "#lib/rules/restate/zh-comparisons.ts";
import { durationWords, eventWindowWords } from "#lib/rules/restate/zh-windows.ts";
import { eventName, featureName, propertyName } from "#lib/rules/restate/zh-words.ts";
import type { CalendarWindow, Events, Filter, Measure, PeriodsMeasure } from "#lib/rules/schema.ts";
import { assertNever } from "#lib/std/assert-never.ts";

/** A measure as a noun: 最近30天内下单次数（条件：品类是“鞋”）. */
export function measureWords(measure: Measure, at: string, setting: Setting): Piece {
  return span("measure", at, wordsOf(measure, at, setting));
}

function wordsOf(measure: Measure, at: string, setting: Setting): Piece {
  switch (measure.of) {
    case "count":
      return [
        windowHead(measure.window, at),
        event(measure, at, setting),
        "次数",
        eventsTail(measure, at, setting),
      ];
    case "sum":
      if (isSpend(measure))
        return [windowHead(measure.window, at), "消费金额", spendTail(measure, at, setting)];
      return aggregate("总和", measure, at, setting);
    case "avg":
      return aggregate("平均值", measure, at, setting);
    case "min":
      return aggregate("最小值", measure, at, setting);
    case "max":
      return aggregate("最大值", measure, at, setting);
    case "distinct":
      return aggregate("不同取值数", measure, at, setting);
    case "days_since_last":
    case "days_since_first":
      return [
        windowHead(measure.window, at, ""),
        measure.of === "days_since_last" ? "最近一次" : "最早一次",
        event(measure, at, setting),
        "距今整天数",
        eventsTail(measure, at, setting),
      ];
    case "periods":
      return [
        periodsWords(measure, at),
        "中",
        event(measure, at, setting),
        timesWords(measure.times, at),
        "的期数",
        whereWords(measure.where, at, setting),
      ];
    case "share":
      return [
        "（",
        measureWords(measure.part, `${at}/part`, setting),
        "）占（",
        measureWords(measure.whole, `${at}/whole`, setting),
        "）的比例",
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
    windowHead(measure.window, at),
    event(measure, at, setting),
    "的",
    span("name", `${at}/property`, propertyName(measure.property, setting)),
    how,
    eventsTail(measure, at, setting),
  ];
}

export function event({ event: name }: Pick<Events, "event">, at: string, setting: Setting): Piece {
  return span("event", `${at}/event`, eventName(name, setting));
}

/** 最近30天内 before the verb; 累计, or what `always` says, where there is no window. */
export function windowHead(window: Events["window"], at: string, always = "累计"): Piece {
  if (window !== undefined && window.kind !== "ever") return eventWindowWords(window, `${at}/window`);
  return always === "" ? "" : span("window", at, always);
}

/** Filters and `only`, in brackets after the figure. */
export function eventsTail(
  { where, only }: Omit<Events, "event" | "window">,
  at: string,
  setting: Setting,
): Piece {
  return [whereWords(where, at, setting), onlyWords(only, at)];
}

/** The same for what was spent, where item filters pick items and not orders. */
export function spendTail({ where, only }: Events, at: string, setting: Setting): Piece {
  const start = hasItemFilter(where) ? "（只计满足条件的商品：" : "（条件：";
  return [whereWords(where, at, setting, start), onlyWords(only, at)];
}

function onlyWords(only: Events["only"], at: string): Piece {
  return only ? span("op", `${at}/only`, only === "first" ? "（只看历史首次）" : "（只看历史末次）") : "";
}

export function whereWords(
  where: readonly Filter[] | undefined,
  at: string,
  setting: Setting,
  start = "（条件：",
): Piece {
  if (where === undefined) return "";
  const filters = where.map((filter, index) => filterWords(filter, `${at}/where/${index}`, setting));
  const bonds = { "same item": "，须为同一件商品", "item properties": "，商品属性须为同一件商品" };
  const bond = itemBond(where);
  return [start, joined(filters, "且"), bond ? bonds[bond] : "", "）"];
}

function filterWords(filter: Filter, at: string, setting: Setting): Piece {
  const name = span("name", `${at}/property`, propertyName(filter.property, setting));
  const clock = filter.property === "$weekday" ? weekdayWords(filter) : timeOfDay(filter);
  if (clock !== undefined) return span("filter", at, name, span("value", `${at}/value`, clock));
  const { property, ...comparison } = filter;
  const subject = { unit: propertyUnit(property), ifMissing: "（含缺失）" };
  return span("filter", at, name, predicate(comparison, at, false, subject, setting));
}

export const CALENDAR_PERIODS: Readonly<Record<CalendarWindow["unit"], string>> = {
  day: "个自然日",
  week: "个自然周",
  month: "个自然月",
  quarter: "个自然季度",
  year: "个自然年",
};

/** 最近4个自然季度（含本期）, 最近4个滚动周期（每期30天）. */
export function periodsWords({ per, last, align }: PeriodsMeasure, at: string): Piece {
  const count = span("value", `${at}/last`, last.toLocaleString("en"));
  if (align === "rolling") return ["最近", count, "个滚动周期（每期", durationWords(per, `${at}/per`), "）"];
  const unit = per.unit === "minute" || per.unit === "hour" ? "day" : per.unit;
  return ["最近", count, span("duration", `${at}/per`, CALENDAR_PERIODS[unit]), "（含本期）"];
}

/** How often in each period. */
export function timesWords(times: number, at: string): Piece {
  return span("value", `${at}/times`, `至少${times.toLocaleString("en")}次`);
}
