import type { Sense } from "#lib/interpretations/built-in/sense.ts";
import { dayFromText } from "#lib/std/iso-date.ts";

/** 2026-03-01, 2026/3/1, 2026.3.1, 2026-03; 3/15/2026 reads month first unless it cannot be. */
export function addDate(rest: string, add: (length: number, ...senses: readonly Sense[]) => void): void {
  const iso = /^((?:19|20)\d\d)[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/u.exec(rest);
  if (iso) {
    const [, year = "", month = "", day = ""] = iso;
    addDay(iso[0].length, year, month, day, add);
    return;
  }
  const slashed = /^(\d{1,2})[/.](\d{1,2})[/.]((?:19|20)\d\d)(?!\d)/u.exec(rest);
  if (!slashed) return;
  const [, first = "", second = "", year = ""] = slashed;
  const isDayFirst = slashed[0].includes(".") || Number(first) > 12;
  addDay(slashed[0].length, year, isDayFirst ? second : first, isDayFirst ? first : second, add);
}

function addDay(
  length: number,
  year: string,
  month: string,
  day: string,
  add: (length: number, ...senses: readonly Sense[]) => void,
): void {
  const date = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  if (dayFromText(date) !== undefined)
    add(length, { k: "days", days: { from: date, to: date }, note: "day" });
}

/** "on 3/4": a day, of which nobody can tell the month; it is asked about, and no figure. */
export function addOpenDay(
  text: string,
  at: number,
  add: (length: number, ...senses: readonly Sense[]) => void,
): void {
  const day = /^(\d{1,2})\/(\d{1,2})(?![\d/%]| ?of\b)/u.exec(text.slice(at, at + 12));
  if (!day || !/(?:^|[^a-z])(?:on|since|before|after|by|until) $/u.test(text.slice(Math.max(0, at - 8), at)))
    return;
  const [first, second] = [Number(day[1]), Number(day[2])];
  if (first >= 1 && second >= 1 && first <= 12 && second <= 12)
    add(day[0].length, { k: "unknown", text: day[0] });
}
