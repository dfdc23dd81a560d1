import { MS_PER_DAY, type TimeZone } from "#lib/std/time-zone.ts";

type ZoneRow = readonly [start: number, shift: number];

export const FIRST_SHIFT = Date.UTC(1900, 0, 1);
export const LAST_SHIFT = Date.UTC(2100, 0, 1);
const BEGINNING = -Number.MAX_SAFE_INTEGER;

/**
 * A zone's clock as rows: `offsets` by instant, `clock` by wall-clock time, each good from its start to the next one's.
 * A wall-clock time that is skipped moves on by the gap, of one that comes twice the first is taken: both are read with
 * the offset before the change, up to the later of the clock's two readings of it.
 */
export function zoneRows(zone: TimeZone): { offsets: readonly ZoneRow[]; clock: readonly ZoneRow[] } {
  const first = zone.offsetAt(FIRST_SHIFT);
  const offsets: ZoneRow[] = [[BEGINNING, first]];
  const clock: ZoneRow[] = [[BEGINNING, first]];
  let before = first;
  for (let day = FIRST_SHIFT; day < LAST_SHIFT; day += MS_PER_DAY) {
    const after = zone.offsetAt(day + MS_PER_DAY);
    if (after === before) continue;
    const at = changeBetween(zone, day, day + MS_PER_DAY);
    offsets.push([at, after]);
    clock.push([at + Math.max(before, after), after]);
    before = after;
  }
  return { offsets, clock };
}

/** The first instant with another offset than `from` has. */
function changeBetween(zone: TimeZone, from: number, to: number): number {
  const offset = zone.offsetAt(from);
  let [low, high] = [from, to];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (zone.offsetAt(middle) === offset) low = middle;
    else high = middle;
  }
  return high;
}
