import type { Instant, TimeZone } from "#lib/std/time-zone.ts";

/** The end of the day with which a period of days begins, today being its last. */
export function startOfPeriod(days: number, now: Instant, zone: TimeZone): Instant {
  return zone.startOfDay(zone.dayOf(now) - days + 1) - 1;
}
