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
