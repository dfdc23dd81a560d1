import type { Duration } from "#lib/rules/schema.ts";
import { shiftBy } from "#lib/rules/windows.ts";
import {
  civilFromDay,
  type DayNumber,
  daysInMonth,
  type Instant,
  MS_PER_DAY,
  type TimeZone,
} from "#lib/std/time-zone.ts";

const QUARTER_HOUR = 900_000;
/** Days of the month that a month's end can be moved to: 31 January + 1 month is 28 February. */
const FIRST_CLAMPED_DAY = 28;

/**
 * Every moment x at which the order of `at` and x − duration (direction −1) or x + duration (direction 1) can change.
 * Between two of them that follow each other it does not.
 *
 * With minutes to weeks these are the moment itself and the millisecond after. By the calendar the moved instant does
 * not rise steadily with x: 28 March 10:00 and 29 March 9:00 are moved to 28 February 10:00 and 9:00, and clocks that
 * change add steps of their own. So the days that can be moved to the day of `at` are looked at one by one.
 */
export function crossings(
  at: Instant,
  duration: Duration,
  direction: 1 | -1,
  zone: TimeZone,
): readonly Instant[] {
  const back = direction === -1 ? 1 : -1;
  const met = shiftBy(at, duration, back, zone);
  if (!Number.isFinite(met)) return [];
  if (!isByCalendar(duration)) return [met, met + 1];
  return daysMovedTo(at, met, zone).flatMap((day) => crossingsOn(day, at, duration, direction, zone));
}

function isByCalendar({ unit }: Duration): boolean {
  return unit === "month" || unit === "quarter" || unit === "year";
}

/** The day that is moved to the day of `at`, further ones that a month's end is clamped from, and the next one. */
function daysMovedTo(at: Instant, met: Instant, zone: TimeZone): readonly DayNumber[] {
  const first = zone.dayOf(met);
  const { year, month, day } = civilFromDay(first);
  const isClamped = civilFromDay(zone.dayOf(at)).day >= FIRST_CLAMPED_DAY;
  const last = isClamped ? first + daysInMonth(year, month) - day : first;
  return Array.from({ length: last - first + 3 }, (_, index) => first - 1 + index);
}

function crossingsOn(
  day: DayNumber,
  at: Instant,
  duration: Duration,
  direction: 1 | -1,
  zone: TimeZone,
): readonly Instant[] {
  const start = zone.startOfDay(day);
  const wall = zone.toLocal(at) - zone.dayOf(at) * MS_PER_DAY;
  const moved = zone.dayOf(shiftBy(start, duration, direction, zone));
  const gaps = new Set([0, ...gapsOf(day, zone), ...gapsOf(moved, zone)]);
  const met = [...gaps]
    .flatMap((gap) => [-gap, gap])
    .map((gap) => zone.fromLocal(day * MS_PER_DAY + wall + gap));
  const exact = [start, ...met.flatMap((instant) => [instant, instant + 1])];
  if (gaps.size === 1) return exact;
  const end = zone.startOfDay(day + 1);
  const steps = Array.from({ length: Math.ceil((end - start) / QUARTER_HOUR) }, (_, index) => index);
  return [...exact, ...steps.map((index) => start + index * QUARTER_HOUR)];
}

/** By how much the clock is changed on a day, if it is. */
function gapsOf(day: DayNumber, zone: TimeZone): readonly number[] {
  const before = zone.offsetAt(zone.startOfDay(day) - 1);
  const after = zone.offsetAt(zone.startOfDay(day + 1));
  return before === after ? [] : [Math.abs(after - before)];
}
