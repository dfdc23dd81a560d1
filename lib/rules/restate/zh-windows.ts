import { dateParts } from "#lib/rules/restate/figures.ts";
import { type Piece, span } from "#lib/rules/restate/piece.ts";
import type { CalendarWindow, Duration, Window } from "#lib/rules/schema.ts";
import { assertNever } from "#lib/std/assert-never.ts";

/** 最近30天内: what stands before a verb, and after 在. */
export function windowWords(window: Window, at: string): Piece {
  return span("window", at, wordsOf(window, at));
}

/** The same for events, of which one day is a day: of a trait "on" is another condition. */
export function eventWindowWords(window: Window, at: string): Piece {
  return window.kind === "between" && window.from === window.to
    ? span("window", at, [span("value", `${at}/from`, dateWords(window.from)), "当天"])
    : windowWords(window, at);
}

function wordsOf(window: Window, at: string): Piece {
  switch (window.kind) {
    case "ever":
      return "任意时间";
    case "last":
      return ["最近", durationWords(window, at), "内"];
    case "before_last":
      return [durationWords(window, at), "以前"];
    case "ago":
      return [
        durationWords(window.from, `${at}/from`),
        "前至",
        durationWords(window.to, `${at}/to`),
        "前之间",
      ];
    case "calendar":
      return calendarWords(window);
    case "between":
      return [
        span("value", `${at}/from`, dateWords(window.from)),
        "至",
        span("value", `${at}/to`, dateWords(window.to)),
        "（含首尾两天）",
      ];
    case "since":
      return [span("value", `${at}/from`, dateWords(window.from)), "（含）以来"];
    default:
      return assertNever(window);
  }
}

export const NEAR: Readonly<Record<CalendarWindow["unit"], readonly [string, string, string]>> = {
  day: ["昨天", "今天", "明天"],
  week: ["上周", "本周", "下周"],
  month: ["上个月", "本月", "下个月"],
  quarter: ["上个季度", "本季度", "下个季度"],
  year: ["去年", "今年", "明年"],
};

export const WHOLE_UNITS: Readonly<Record<CalendarWindow["unit"], string>> = {
  day: "那天",
  week: "的那个自然周",
  month: "的那个自然月",
  quarter: "的那个自然季度",
  year: "的那个自然年",
};

/** Rolling windows always have a number (最近1个月); calendar units are 本月, 上个月 or 自然月. */
export function calendarWords({ unit, offset }: Pick<CalendarWindow, "unit" | "offset">): string {
  const near = NEAR[unit][offset + 1];
  if (near !== undefined) return near;
  return `${countOf(Math.abs(offset), unit)}${offset < 0 ? "前" : "后"}${WHOLE_UNITS[unit]}`;
}

export function durationWords({ n, unit }: Duration, at: string): Piece {
  return span("duration", at, countOf(n, unit));
}

export function dateWords(date: string): string {
  const { year, month, day } = dateParts(date);
  return `${String(year).padStart(4, "0")}年${month}月${day}日`;
}

export const UNITS: Readonly<Record<Duration["unit"], string>> = {
  minute: "分钟",
  hour: "小时",
  day: "天",
  week: "周",
  month: "个月",
  quarter: "个季度",
  year: "年",
};

function countOf(n: number, unit: Duration["unit"]): string {
  return `${n.toLocaleString("en")}${UNITS[unit]}`;
}
