import { born } from "#lib/interpretations/built-in/grammar/born-decades.ts";
import { calendarStart, monthsLater, shiftDate } from "#lib/interpretations/built-in/grammar/window-parts.ts";
import { on, type Production } from "#lib/interpretations/built-in/pattern.ts";
import type { Sense } from "#lib/interpretations/built-in/sense.ts";
import type { Setting } from "#lib/interpretations/built-in/setting.ts";
import type { Window } from "#lib/rules/schema.ts";

/** "turning 30 this year", "turned 18 in the last 12 months", "turn 40 next month": born so many years before that time. */
export function turningAges(setting: Setting): readonly Production[] {
  const today = new Date(setting.zone.toLocal(setting.asOf)).toISOString().slice(0, 10);
  return [
    on("turning <number> th? birthday? <window>", (m) =>
      bornBefore(m.get("number").value, m.get("window"), today),
    ),
    on("turning <number> th? birthday? in|within|during|over? the? next <duration>", (m) =>
      bornBefore(
        m.get("number").value,
        {
          k: "window",
          window: { kind: "last", n: m.get("duration").n, unit: m.get("duration").unit },
          note: "next",
        },
        today,
      ),
    ),
  ];
}

function bornBefore(age: number, said: Extract<Sense, { k: "window" }>, today: string): Sense | undefined {
  if (!Number.isInteger(age) || age < 18 || age > 100) return undefined;
  const span = daysOf(said.window, said.note === "next", today);
  const made = span && born(monthsLater(span.from, -12 * age), monthsLater(span.to, -12 * age));
  return made?.k === "condition" ? { ...made, note: "turning" } : undefined;
}

/** The days of a time, from the day that is asked about. */
function daysOf(window: Window, isAhead: boolean, today: string) {
  if (window.kind === "between") return { from: window.from, to: window.to };
  if (window.kind === "calendar") {
    const from = calendarStart(window.unit, window.offset, today);
    return { from, to: shiftDate(calendarStart(window.unit, window.offset + 1, today), -1) };
  }
  if (window.kind !== "last") return undefined;
  const months = { month: 1, quarter: 3, year: 12 }[window.unit as "month"];
  const days = { day: 1, week: 7 }[window.unit as "day"];
  const sign = isAhead ? 1 : -1;
  if (months === undefined && days === undefined) return undefined;
  const end =
    months !== undefined
      ? monthsLater(today, sign * months * window.n)
      : shiftDate(today, sign * (days ?? 0) * window.n);
  return isAhead ? { from: shiftDate(today, 1), to: end } : { from: shiftDate(end, 1), to: today };
}
