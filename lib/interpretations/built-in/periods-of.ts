import { shiftDate } from "#lib/interpretations/built-in/grammar/window-parts.ts";
import type { Setting } from "#lib/interpretations/built-in/setting.ts";
import type { Duration, Window } from "#lib/rules/schema.ts";
import { civilFromDay } from "#lib/std/time-zone.ts";

/** The shop's month at the moment asked about, in months since year 0. */
export function monthNow({ zone, asOf }: Setting): number {
  const { year, month } = civilFromDay(zone.dayOf(asOf));
  return year * 12 + month - 1;
}

/** The months or quarters that a time of dates is made of, at least two and at most 24 months long. */
export function spansOf(per: Duration, said: Window | undefined, now: number): readonly Window[] | undefined {
  const window = said?.kind === "since" && per.unit !== "year" ? undefined : datesOf(said, now);
  const length = { month: 1, quarter: 3, year: 12 }[per.unit as "month"];
  if (window?.kind !== "between" || length === undefined || per.n !== 1) return undefined;
  const first = monthsOf(window.from);
  const count = monthsOf(shiftDate(window.to, 1)) - first;
  const isWhole = window.from.endsWith("-01") && shiftDate(window.to, 1).endsWith("-01");
  if (
    !isWhole ||
    count < 2 * length ||
    count > (length === 12 ? 120 : 24) ||
    count % length !== 0 ||
    first % length !== 0
  )
    return undefined;
  return Array.from({ length: count / length }, (_, index): Window => {
    const month = first + index * length;
    return { kind: "between", from: dateOf(month), to: shiftDate(dateOf(month + length), -1) };
  });
}

/** "every quarter of last year", "every month of last quarter": the dates of those that are over. */
function datesOf(window: Window | undefined, now: number): Window | undefined {
  // "every year since 2023": this one as well.
  if (window?.kind === "since" && window.from.endsWith("-01-01"))
    return { kind: "between", from: window.from, to: `${Math.floor(now / 12)}-12-31` };
  if (window?.kind !== "calendar" || window.offset >= 0) return window;
  const length = { quarter: 3, year: 12 }[window.unit as "year"];
  if (length === undefined) return window;
  const first = now - (now % length) + window.offset * length;
  return { kind: "between", from: dateOf(first), to: shiftDate(dateOf(first + length), -1) };
}

/** Months since year 0 of an ISO date. */
function monthsOf(date: string): number {
  return Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1;
}

/** The first day of a month that is counted so. */
function dateOf(months: number): string {
  return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, "0")}-01`;
}
