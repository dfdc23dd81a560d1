import type { Production } from "#lib/interpretations/built-in/pattern.ts";
import type { Days, Sense } from "#lib/interpretations/built-in/sense.ts";
import type { Duration, Window } from "#lib/rules/schema.ts";
import { dayFromText } from "#lib/std/iso-date.ts";

export type M = Parameters<Production["make"]>[0];

export type CalendarUnit = Extract<Window, { kind: "calendar" }>["unit"];

/** The first day of windows that only have an end. */
export const BEGINNING = "1900-01-01";

export function window(made: Window, extra: Partial<Extract<Sense, { k: "window" }>> = {}): Sense {
  return { k: "window", window: made, ...extra };
}

export function last(duration: Duration, extra?: Partial<Extract<Sense, { k: "window" }>>): Sense {
  return window({ kind: "last", n: duration.n, unit: duration.unit }, extra);
}

export function shiftDate(date: string, days: number): string {
  return new Date(((dayFromText(date) ?? 0) + days) * 86_400_000).toISOString().slice(0, 10);
}

export const d = (m: M, name?: string): Duration => {
  const { n, unit } = m.get("duration", name);
  return { n, unit };
};

export function monthOf(month: number, year: string): Window {
  const first = (no: number, of: number) => `${of}-${String(no).padStart(2, "0")}-01`;
  const next = month === 12 ? first(1, Number(year) + 1) : first(month + 1, Number(year));
  return { kind: "between", from: first(month, Number(year)), to: shiftDate(next, -1) };
}

type Dated = { readonly days: Days; readonly isYearOpen?: boolean | undefined };

/** Two dates of which one leaves its year to the other: "November 2024 to January", 2025年1月和2月. */
export function inOneYear(first: Dated, last: Dated): readonly [Days, Days] {
  const [a, b] = [first.days, last.days];
  if (first.isYearOpen && !last.isYearOpen) {
    const moved = inYear(a, Number(b.from.slice(0, 4)));
    return [moved.from > b.from ? inYear(a, Number(b.from.slice(0, 4)) - 1) : moved, b];
  }
  if (!first.isYearOpen && last.isYearOpen) {
    const moved = inYear(b, Number(a.from.slice(0, 4)));
    return [a, moved.from < a.from ? inYear(b, Number(a.from.slice(0, 4)) + 1) : moved];
  }
  return [a, b];
}

/** The same days of another year; the last day of February stays the last. */
export function inYear({ from, to }: Days, year: number): Days {
  const years = year - Number(from.slice(0, 4));
  const end = `${Number(to.slice(0, 4)) + years}${to.slice(4)}`;
  const isEndOfFebruary = /-02-2[89]$/u.test(to) && shiftDate(to, 1).endsWith("-03-01");
  return {
    from: `${year}${from.slice(4)}`,
    to: isEndOfFebruary ? shiftDate(`${end.slice(0, 4)}-03-01`, -1) : end,
  };
}

/** The first day of a calendar unit, so many units before today's. */
export function calendarStart(unit: CalendarUnit, offset: number, today: string): string {
  const [year = 0, month = 1] = today.split("-").map(Number);
  const first = (months: number) => {
    const count = year * 12 + months;
    return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, "0")}-01`;
  };
  switch (unit) {
    case "day":
      return shiftDate(today, offset);
    case "week": {
      const day = dayFromText(today) ?? 0;
      return shiftDate(today, offset * 7 - ((((day + 3) % 7) + 7) % 7));
    }
    case "month":
      return first(month - 1 + offset);
    case "quarter":
      return first((Math.floor((month - 1) / 3) + offset) * 3);
    default:
      return `${year + offset}-01-01`;
  }
}

/** The same day so many months later, or the last one of a month that is shorter. */
export function monthsLater(date: string, months: number): string {
  const [year = 0, month = 1, day = 1] = date.split("-").map(Number);
  const count = year * 12 + month - 1 + months;
  const first = (at: number) => `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, "0")}-01`;
  const last = Number(shiftDate(first(count + 1), -1).slice(8));
  return `${first(count).slice(0, 8)}${String(Math.min(day, last)).padStart(2, "0")}`;
}
