import { daysOfFestival } from "#lib/interpretations/built-in/festivals.ts";
import type { M } from "#lib/interpretations/built-in/grammar/window-parts.ts";
import { on, type Production } from "#lib/interpretations/built-in/pattern.ts";
import type { Sense } from "#lib/interpretations/built-in/sense.ts";
import { civilFromDay, type DayNumber } from "#lib/std/time-zone.ts";

const PATTERNS = [
  "<festival> <weekday>",
  "<festival> <unit>",
  "the? <weekday> of <festival>",
  "the? <unit> of <festival>",
];

/** "Black Friday weekend", "Thanksgiving week, 2025", "the weekend of Easter": the days around a festival. */
export function feastDays(today: DayNumber): readonly Production[] {
  const now = civilFromDay(today).year;
  return PATTERNS.flatMap((pattern) => [
    on(pattern, (m) => around(m, undefined)),
    on(`${pattern} of|comma? <days:year>`, (m) => {
      const { days, note } = m.get("days", "year");
      return note === "year" ? around(m, Number(days.from.slice(0, 4))) : undefined;
    }),
    on(`${pattern} lastyear`, (m) => around(m, now - 1)),
    on(`${pattern} last <unit:year>`, (m) =>
      m.get("unit", "year").unit === "year" ? around(m, now - 1) : undefined,
    ),
  ]);

  function around(m: M, year: number | undefined): Sense | undefined {
    const weekday = m.find("weekday")?.bound;
    const isWeekend = weekday?.op === "between" && weekday.value[0] === 6;
    if (!(isWeekend || m.find("unit")?.unit === "week")) return undefined;
    const said = `${m.get("festival").festival}+${isWeekend ? "weekend" : "week"}`;
    const here = daysOfFestival(said, year ?? now);
    const isAhead = year === undefined && here !== undefined && here.from > isoDay(today);
    const days = isAhead ? daysOfFestival(said, now - 1) : here;
    return (
      days && { k: "days", days, note: `festival:${said}`, ...(year === undefined && { isYearOpen: true }) }
    );
  }
}

const isoDay = (day: DayNumber): string => new Date(day * 86_400_000).toISOString().slice(0, 10);
