import { on, type Production } from "#lib/interpretations/built-in/pattern.ts";
import { daysInMonth } from "#lib/std/time-zone.ts";

/** "1 January this year", "May 5 last year": the year stands behind the day. */
export function ownYears(yearNow: number): readonly Production[] {
  return ["<number> th? of? <month>", "<month> <number> th?"].map((day) =>
    on(`${day} of? this|last <unit>`, (m) => {
      const year = yearNow - (m.has("last") ? 1 : 0);
      const { month } = m.get("month");
      const { value } = m.get("number");
      if (m.get("unit").unit !== "year" || value < 1 || value > daysInMonth(year, month)) return undefined;
      const date = `${year}-${String(month).padStart(2, "0")}-${String(value).padStart(2, "0")}`;
      return { k: "days", days: { from: date, to: date }, note: "day" };
    }),
  );
}
