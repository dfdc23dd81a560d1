import { civilFromDay, dayFromCivil, type Instant, type TimeZone } from "#lib/std/time-zone.ts";

/** The last `count` month ends before `asOf` in a zone, oldest first, then `asOf` itself. A month ends a millisecond before the next. */
export function monthEnds(asOf: Instant, count: number, zone: TimeZone): readonly Instant[] {
  const { year, month } = civilFromDay(zone.dayOf(asOf));
  const ends = Array.from({ length: count }, (_, index) => {
    const first = dayFromCivil(year, month - (count - 1 - index), 1);
    return zone.startOfDay(first) - 1;
  });
  return [...ends, asOf];
}
