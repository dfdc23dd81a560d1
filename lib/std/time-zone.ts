import { Temporal } from "temporal-polyfill";

/** A moment: whole milliseconds since 1970-01-01T00:00Z. */
export type Instant = number;

/** A calendar day: whole days since 1970-01-01. */
export type DayNumber = number;

export const MS_PER_DAY = 86_400_000;

/** Wall-clock arithmetic in one IANA time zone, daylight saving included. */
export type TimeZone = {
  readonly id: string;
  /** Wall-clock time minus UTC at an instant, in milliseconds. */
  offsetAt(at: Instant): number;
  /** Wall-clock time of an instant, as milliseconds since 1970-01-01T00:00 on that clock. */
  toLocal(at: Instant): number;
  /** The instant of a wall-clock time: one that is skipped moves on by the gap, of one that comes twice the first is taken. */
  fromLocal(local: number): Instant;
  dayOf(at: Instant): DayNumber;
  /** The first instant of a day: midnight, or the first moment after a skipped midnight. */
  startOfDay(day: DayNumber): Instant;
};

const zones = new Map<string, TimeZone>();

/** The zone of an IANA name ("Europe/Berlin", "UTC"). Throws RangeError for an unknown one. */
export function timeZone(id: string): TimeZone {
  const known = zones.get(id);
  if (known) return known;
  const made = createTimeZone(id);
  zones.set(id, made);
  return made;
}

export function isTimeZone(id: string): boolean {
  try {
    timeZone(id);
    return true;
  } catch {
    return false;
  }
}

const FIRST_YEAR = 1900;
const LAST_YEAR = 2100;

function createTimeZone(id: string): TimeZone {
  const { starts, offsets } = readTransitions(id);
  const first = Date.UTC(FIRST_YEAR, 0, 1);
  const last = Date.UTC(LAST_YEAR, 0, 1);

  function offsetAt(at: Instant): number {
    if (at < first || at >= last) return exactOffset(id, at);
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= at) low = middle;
      else high = middle - 1;
    }
    return offsets[low] ?? 0;
  }

  function fromLocal(local: number): Instant {
    const before = offsetAt(local - MS_PER_DAY);
    const after = offsetAt(local + MS_PER_DAY);
    const early = local - Math.max(before, after);
    const late = local - Math.min(before, after);
    if (offsetAt(early) === local - early) return early;
    if (offsetAt(late) === local - late) return late;
    return local - before;
  }

  return {
    id,
    offsetAt,
    fromLocal,
    toLocal: (at) => at + offsetAt(at),
    dayOf: (at) => Math.floor((at + offsetAt(at)) / MS_PER_DAY),
    startOfDay: (day) => startOfDay(id, day, fromLocal(day * MS_PER_DAY)),
  };
}

/** Midnight may come twice (the first is taken) or not at all (the day starts at the jump, however far it leads). */
function startOfDay(id: string, day: DayNumber, midnight: Instant): Instant {
  const zoned = Temporal.Instant.fromEpochMilliseconds(midnight).toZonedDateTimeISO(id);
  const isPlainMidnight = zoned.hour === 0 && zoned.minute === 0 && zoned.second === 0;
  if (isPlainMidnight) return midnight;
  const { year, month, day: dayOfMonth } = civilFromDay(day);
  return Temporal.PlainDate.from({ year, month, day: dayOfMonth }).toZonedDateTime(id).epochMilliseconds;
}

function exactOffset(id: string, at: Instant): number {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(id).offsetNanoseconds / 1_000_000;
}

/** When the zone's offset changes between 1900 and 2100, and the offset from then on. */
function readTransitions(id: string): { starts: number[]; offsets: number[] } {
  let zoned = Temporal.Instant.fromEpochMilliseconds(Date.UTC(FIRST_YEAR, 0, 1)).toZonedDateTimeISO(id);
  const starts = [zoned.epochMilliseconds];
  const offsets = [zoned.offsetNanoseconds / 1_000_000];
  const end = Date.UTC(LAST_YEAR, 0, 1);
  for (;;) {
    const next = zoned.getTimeZoneTransition("next");
    if (!next || next.epochMilliseconds >= end) return { starts, offsets };
    starts.push(next.epochMilliseconds);
    offsets.push(next.offsetNanoseconds / 1_000_000);
    zoned = next;
  }
}

export type CivilDate = { readonly year: number; readonly month: number; readonly day: number };

/** Day number of a date of the proleptic Gregorian calendar, months from 1. Out-of-range days carry over. */
export function dayFromCivil(year: number, month: number, day: number): DayNumber {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return Math.floor(date.getTime() / MS_PER_DAY);
}

export function civilFromDay(day: DayNumber): CivilDate {
  const date = new Date(day * MS_PER_DAY);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

export function daysInMonth(year: number, month: number): number {
  return dayFromCivil(year, month + 1, 1) - dayFromCivil(year, month, 1);
}

/** 1 for Monday … 7 for Sunday. */
export function weekdayOfDay(day: DayNumber): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}
