import { dateParts } from "#lib/rules/restate/figures.ts";
import { type Piece, span } from "#lib/rules/restate/piece.ts";
import type { CalendarWindow, Duration, Window } from "#lib/rules/schema.ts";
import { assertNever } from "#lib/std/assert-never.ts";

export const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
] as const;

/** "in the last 30 days": what follows "they ordered" and "the sign-up date is". */
export function windowWords(window: Window, at: string): Piece {
  return span("window", at, wordsOf(window, at));
}

/** The same for events, of which one day is a day: of a trait "on" is another condition. */
export function eventWindowWords(window: Window, at: string): Piece {
  return window.kind === "between" && window.from === window.to
    ? span("window", at, ["on ", span("value", `${at}/from`, dateWords(window.from))])
    : windowWords(window, at);
}

function wordsOf(window: Window, at: string): Piece {
  switch (window.kind) {
    case "ever":
      return "at any time";
    case "last":
      return ["in the last ", durationWords(window, at)];
    case "before_last":
      return ["more than ", durationWords(window, at), " ago"];
    case "ago":
      return [
        "between ",
        durationWords(window.from, `${at}/from`),
        " and ",
        durationWords(window.to, `${at}/to`),
        " ago",
      ];
    case "calendar":
      return calendarWords(window);
    case "between":
      return [
        "from ",
        span("value", `${at}/from`, dateWords(window.from)),
        " to ",
        span("value", `${at}/to`, dateWords(window.to)),
        " inclusive",
      ];
    case "since":
      return ["since ", span("value", `${at}/from`, dateWords(window.from)), " inclusive"];
    default:
      return assertNever(window);
  }
}

/** Rolling windows always have a number ("the last 1 month"); calendar units never have a bare one. */
export function calendarWords({ unit, offset }: Pick<CalendarWindow, "unit" | "offset">): string {
  if (unit === "day" && Math.abs(offset) <= 1) {
    return ["yesterday", "today", "tomorrow"][offset + 1] ?? "";
  }
  if (Math.abs(offset) <= 1) return `${["last", "this", "next"][offset + 1] ?? ""} ${unit}`;
  const distance = `${countOf(Math.abs(offset), unit)} ${offset < 0 ? "ago" : "from now"}`;
  return unit === "day" ? `on the day ${distance}` : `in the calendar ${unit} ${distance}`;
}

export function durationWords({ n, unit }: Duration, at: string): Piece {
  return span("duration", at, countOf(n, unit));
}

export function dateWords(date: string): string {
  const { year, month, day } = dateParts(date);
  return `${day} ${MONTHS[month - 1] ?? ""} ${String(year).padStart(4, "0")}`;
}

/** 1 day, 1,000 days. */
export function countOf(n: number, noun: string): string {
  return `${n.toLocaleString("en")} ${noun}${n === 1 ? "" : "s"}`;
}
