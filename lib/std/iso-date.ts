import {
  type DayNumber,
  dayFromCivil,
  daysInMonth,
  type Instant,
  MS_PER_DAY,
  type TimeZone,
} from "#lib/std/time-zone.ts";

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const DATE_TIME =
  /^(\d{4})-(\d{2})-(\d{2})[Tt ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d+))?)?(Z|z|[+-]\d{2}(?::?\d{2})?)?$/;

/** The day of an ISO date ("2026-02-28"), or `undefined` if it is not a real one. */
export function dayFromText(text: string): DayNumber | undefined {
  const match = DATE.exec(text);
  if (!match) return undefined;
  const [year = 0, month = 0, day = 0] = match.slice(1).map(Number);
  return isRealDate(year, month, day) ? dayFromCivil(year, month, day) : undefined;
}

/** An ISO date and time with its offset, as an instant; finer digits than milliseconds are cut off. */
export function instantFromText(text: string): Instant | undefined {
  const parts = readDateTime(text);
  return parts?.offset === undefined ? undefined : parts.local - parts.offset;
}

/** A date or time as traits and properties carry it: without an offset it is in the shop's zone, a date is its first instant. */
export function instantInZone(text: string, zone: TimeZone): Instant | undefined {
  const day = dayFromText(text);
  if (day !== undefined) return zone.startOfDay(day);
  const parts = readDateTime(text);
  if (!parts) return undefined;
  return parts.offset === undefined ? zone.fromLocal(parts.local) : parts.local - parts.offset;
}

type DateTime = { readonly local: number; readonly offset: number | undefined };

function readDateTime(text: string): DateTime | undefined {
  const match = DATE_TIME.exec(text);
  if (!match) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = match.slice(1, 6).map(Number);
  const second = Number(match[6] ?? 0);
  const isReal = isRealDate(year, month, day) && hour < 24 && minute < 60 && second < 60;
  if (!isReal) return undefined;
  const millisecond = Number((match[7] ?? "").slice(0, 3).padEnd(3, "0"));
  const offset = readOffset(match[8]);
  if (offset === null) return undefined;
  const local =
    dayFromCivil(year, month, day) * MS_PER_DAY +
    hour * 3_600_000 +
    minute * 60_000 +
    second * 1000 +
    millisecond;
  return { local, offset };
}

/** Milliseconds east of UTC; `undefined` if there is no offset, `null` if it is not a real one. */
function readOffset(text: string | undefined): number | undefined | null {
  if (text === undefined) return undefined;
  if (text === "Z" || text === "z") return 0;
  const hours = Number(text.slice(1, 3));
  const minutes = Number(text.slice(3).replace(":", "") || 0);
  if (hours > 23 || minutes > 59) return null;
  const offset = (hours * 60 + minutes) * 60_000;
  return text.startsWith("-") ? -offset : offset;
}

function isRealDate(year: number, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}
