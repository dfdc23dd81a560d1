import fc from "fast-check";
import type { Duration } from "#lib/rules/schema.ts";
import { CALENDAR_UNITS, UNITS } from "#lib/rules/schema.ts";
import { calendarDays, shiftBy } from "#lib/rules/windows.ts";
import { civilFromDay, type Instant, MS_PER_DAY, type TimeZone } from "#lib/std/time-zone.ts";

export const COUNTS = [1, 2, 3, 7, 30] as const;

export const arbitraryDuration: fc.Arbitrary<Duration> = fc.record({
  n: fc.constantFrom(...COUNTS),
  unit: fc.constantFrom(...UNITS),
});

/** Moments to evaluate at: a leap day, a month's end, days on which clocks change, New Year, in the shop's zone. */
export function moments(zone: TimeZone): readonly Instant[] {
  const local = [
    Date.UTC(2024, 1, 29, 12),
    Date.UTC(2024, 2, 31, 2, 30),
    Date.UTC(2024, 10, 3, 1, 30),
    Date.UTC(2023, 11, 31, 23, 59, 59, 999),
    Date.UTC(2024, 0, 1),
    Date.UTC(2018, 10, 4, 0, 30),
    Date.UTC(2024, 3, 7, 1, 45),
  ];
  return local.map((wall) => zone.fromLocal(wall));
}

/** Instants that are on the bounds of windows at a moment, or a millisecond beside; others anywhere in a year. */
export function arbitraryInstant(asOfs: readonly Instant[], zone: TimeZone): fc.Arbitrary<Instant> {
  const near = fc.constantFrom(-1, 0, 1);
  const asOf = fc.constantFrom(...asOfs);
  return fc.oneof(
    {
      weight: 3,
      arbitrary: fc
        .tuple(asOf, fc.integer({ min: -400 * MS_PER_DAY, max: 2 * MS_PER_DAY }))
        .map(([at, by]) => at + by),
    },
    {
      weight: 3,
      arbitrary: fc.tuple(asOf, fc.integer({ min: -5 * MS_PER_DAY, max: 0 })).map(([at, by]) => at + by),
    },
    {
      weight: 4,
      arbitrary: fc
        .tuple(asOf, arbitraryDuration, near)
        .map(([at, by, off]) => shiftBy(at, by, -1, zone) + off),
    },
    { weight: 2, arbitrary: fc.tuple(asOf, near).map(([at, off]) => at + off) },
    {
      weight: 3,
      arbitrary: fc
        .tuple(asOf, arbitraryCalendarBound, near)
        .map(([at, bound, off]) => bound(at, zone) + off),
    },
    { weight: 1, arbitrary: fc.tuple(asOf, arbitraryDuration).map(([at, by]) => shiftBy(at, by, 1, zone)) },
  );
}

const arbitraryCalendarBound = fc
  .tuple(fc.constantFrom(...CALENDAR_UNITS), fc.integer({ min: -3, max: 1 }))
  .map(
    ([unit, offset]) =>
      (at: Instant, zone: TimeZone) =>
        zone.startOfDay(calendarDays({ kind: "calendar", unit, offset }, at, zone).from),
  );

/** Date texts: with and without a time, an offset, a real day; birthdays and days around the moments. */
export function arbitraryDateText(asOfs: readonly Instant[], zone: TimeZone): fc.Arbitrary<string> {
  const instant = arbitraryInstant(asOfs, zone);
  return fc.oneof(
    instant.map((at) => isoDate(zone.dayOf(at))),
    instant.map((at) => new Date(at).toISOString()),
    instant.map((at) => new Date(zone.toLocal(at)).toISOString().slice(0, 23)),
    instant.map((at) => new Date(at + 7_200_000).toISOString().replace("Z", "+02:00")),
    fc.constantFrom(
      "2000-02-29",
      "1996-02-29",
      "1999-02-28",
      "1990-03-01",
      "2023-02-29",
      "1899-12-31",
      "2024-03-31T02:30:00",
    ),
    fc.tuple(instant, fc.integer({ min: 1, max: 40 })).map(([at, years]) => {
      const { year, month, day } = civilFromDay(zone.dayOf(at));
      return `${year - years}-${pad(month)}-${pad(day)}`;
    }),
  );
}

export function arbitraryIsoDate(asOfs: readonly Instant[], zone: TimeZone): fc.Arbitrary<string> {
  return arbitraryInstant(asOfs, zone).map((at) => isoDate(zone.dayOf(at)));
}

function isoDate(day: number): string {
  const date = civilFromDay(day);
  return `${date.year}-${pad(date.month)}-${pad(date.day)}`;
}

function pad(number: number): string {
  return String(number).padStart(2, "0");
}
