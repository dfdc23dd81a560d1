import type { CalendarWindow, Duration, Unit, Window } from "#lib/rules/schema.ts";
import { assertNever } from "#lib/std/assert-never.ts";
import { dayFromText } from "#lib/std/iso-date.ts";
import {
  civilFromDay,
  type DayNumber,
  dayFromCivil,
  daysInMonth,
  type Instant,
  MS_PER_DAY,
  type TimeZone,
  weekdayOfDay,
} from "#lib/std/time-zone.ts";

/** A span of time in whole milliseconds: from (included) until (not included); open ends are infinite. */
export type Span = { readonly from: Instant; readonly until: Instant };

/** A span of whole days: from and until are day numbers, until not included. */
export type DaySpan = { readonly from: DayNumber; readonly until: DayNumber };

const MS_OF_EXACT_UNIT = { minute: 60_000, hour: 3_600_000, day: MS_PER_DAY, week: 7 * MS_PER_DAY } as const;
const MONTHS_OF_UNIT = { month: 1, quarter: 3, year: 12 } as const;

/** Years beyond which the calendar is not followed; a window that reaches there is open. */
const LAST_YEAR = 200_000;

/** What would come later never does. */
export const lastInstant: Instant = Date.UTC(LAST_YEAR, 0, 1);

/**
 * The instant n units after another (before it, for a negative n). Minutes to weeks are exact; months and longer keep
 * the wall-clock time in the shop's zone, the day clamped to the month's end.
 */
export function shift(at: Instant, n: number, unit: Unit, zone: TimeZone): Instant {
  switch (unit) {
    case "minute":
    case "hour":
    case "day":
    case "week":
      return at + n * MS_OF_EXACT_UNIT[unit];
    case "month":
    case "quarter":
    case "year":
      return shiftMonths(at, n * MONTHS_OF_UNIT[unit], zone);
    default:
      return assertNever(unit);
  }
}

export function shiftBy(at: Instant, duration: Duration, direction: 1 | -1, zone: TimeZone): Instant {
  return shift(at, direction * duration.n, duration.unit, zone);
}

/** How long a duration is in milliseconds; `undefined` if that depends on the calendar. */
export function fixedLength({ n, unit }: Duration): number | undefined {
  return unit in MS_OF_EXACT_UNIT ? n * MS_OF_EXACT_UNIT[unit as keyof typeof MS_OF_EXACT_UNIT] : undefined;
}

/** How long it is at least, in milliseconds: months have 28 days, and where a zone changes sides of the date line one of them is missing. */
export function leastLength({ n, unit }: Duration): number {
  if (unit === "month" || unit === "quarter" || unit === "year") {
    return (n * MONTHS_OF_UNIT[unit] * 28 - 1) * MS_PER_DAY;
  }
  return n * MS_OF_EXACT_UNIT[unit];
}

function shiftMonths(at: Instant, months: number, zone: TimeZone): Instant {
  const local = zone.toLocal(at);
  const day = Math.floor(local / MS_PER_DAY);
  const date = civilFromDay(day);
  const index = date.year * 12 + (date.month - 1) + months;
  const year = Math.floor(index / 12);
  if (Math.abs(year) > LAST_YEAR) return months < 0 ? -Infinity : Infinity;
  const month = index - year * 12 + 1;
  const shifted = dayFromCivil(year, month, Math.min(date.day, daysInMonth(year, month)));
  return zone.fromLocal(shifted * MS_PER_DAY + (local - day * MS_PER_DAY));
}

/** What a window means at a moment. Events after `asOf` are cut off by the evaluator, not here. */
export function resolveWindow(window: Window | undefined, asOf: Instant, zone: TimeZone): Span {
  if (window === undefined) return { from: -Infinity, until: Infinity };
  switch (window.kind) {
    case "ever":
      return { from: -Infinity, until: Infinity };
    case "last":
      return { from: shift(asOf, -window.n, window.unit, zone), until: asOf + 1 };
    case "before_last":
      return { from: -Infinity, until: shift(asOf, -window.n, window.unit, zone) };
    case "ago":
      return { from: shiftBy(asOf, window.from, -1, zone), until: shiftBy(asOf, window.to, -1, zone) + 1 };
    case "calendar":
      return toSpan(calendarDays(window, asOf, zone), zone);
    case "between":
      return { from: startOf(window.from, zone), until: endOf(window.to, zone) };
    case "since":
      return { from: startOf(window.from, zone), until: Infinity };
    default:
      return assertNever(window);
  }
}

/** The days of a calendar unit: the current one for offset 0, the one before for −1. */
export function calendarDays(window: CalendarWindow, asOf: Instant, zone: TimeZone): DaySpan {
  const today = zone.dayOf(asOf);
  const { unit, offset } = window;
  switch (unit) {
    case "day":
      return { from: today + offset, until: today + offset + 1 };
    case "week": {
      const monday = today - (weekdayOfDay(today) - 1) + 7 * offset;
      return { from: monday, until: monday + 7 };
    }
    case "month":
    case "quarter":
    case "year": {
      const months = MONTHS_OF_UNIT[unit];
      const { year, month } = civilFromDay(today);
      const first = Math.floor((year * 12 + month - 1) / months) * months + offset * months;
      return { from: firstOfMonth(first), until: firstOfMonth(first + months) };
    }
    default:
      return assertNever(unit);
  }
}

export function toSpan(days: DaySpan, zone: TimeZone): Span {
  return { from: instantOfDay(days.from, zone), until: instantOfDay(days.until, zone) };
}

/** The first instant of an ISO date in the shop's zone. The date must be a real one, as the schema makes sure. */
export function startOf(date: string, zone: TimeZone): Instant {
  return zone.startOfDay(realDay(date));
}

/** The first instant after an ISO date. */
export function endOf(date: string, zone: TimeZone): Instant {
  return zone.startOfDay(realDay(date) + 1);
}

export function isWithin(at: Instant, span: Span): boolean {
  return at >= span.from && at < span.until;
}

function realDay(date: string): DayNumber {
  const day = dayFromText(date);
  if (day === undefined) throw new RangeError(`${date} is not a date`);
  return day;
}

/** Months since year 0, as a day; infinitely far beyond the years that are followed. */
function firstOfMonth(index: number): DayNumber {
  const year = Math.floor(index / 12);
  if (Math.abs(year) > LAST_YEAR) return index < 0 ? -Infinity : Infinity;
  return dayFromCivil(year, index - year * 12 + 1, 1);
}

function instantOfDay(day: DayNumber, zone: TimeZone): Instant {
  return Math.abs(day) > LAST_YEAR * 366 ? Math.sign(day) * Infinity : zone.startOfDay(day);
}
