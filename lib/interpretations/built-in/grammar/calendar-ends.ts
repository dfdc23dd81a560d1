import {
  BEGINNING,
  calendarStart,
  shiftDate,
  window,
} from "#lib/interpretations/built-in/grammar/window-parts.ts";
import type { Sense } from "#lib/interpretations/built-in/sense.ts";
import type { Window } from "#lib/rules/schema.ts";

/** "since Christmas" begins with its first day; "since 2023" with the year. */
export const since = (from: string): Sense => window({ kind: "since", from });
export const until = (to: string): Sense => window({ kind: "between", from: BEGINNING, to });

type Named = Extract<Sense, { k: "days" }>;

/** "since Christmas", 国庆之后: which days a feast or a season has is stated, also where it only begins or ends a time. */
function noted(made: Sense, { note, isYearOpen }: Named): Sense {
  if (made.k !== "window") return made;
  if (note?.startsWith("festival:") && note !== "festival:weekday") return { ...made, note };
  return isYearOpen ? { ...made, note: "open_year" } : made;
}

export const sinceDays = (named: Named): Sense => noted(since(named.days.from), named);
export const afterDays = (named: Named): Sense => noted(since(shiftDate(named.days.to, 1)), named);
export const untilDays = (named: Named): Sense => noted(until(named.days.to), named);
export const beforeDays = (named: Named): Sense => noted(until(shiftDate(named.days.from, -1)), named);

/** 上个月以来, "since last week": from its first day until now. */
export function sinceCalendar(made: Window, today: string): Sense | undefined {
  return made.kind === "calendar" && made.offset < 0
    ? since(calendarStart(made.unit, made.offset, today))
    : undefined;
}

export function untilCalendar(made: Window, today: string): Sense | undefined {
  if (made.kind === "between") return until(made.to);
  if (made.kind !== "calendar" || made.offset > 0) return undefined;
  return until(shiftDate(calendarStart(made.unit, made.offset + 1, today), -1));
}

export function beforeWindow(made: Window, today: string): Sense | undefined {
  if (made.kind === "calendar" && made.offset <= 0)
    return until(shiftDate(calendarStart(made.unit, made.offset, today), -1));
  return made.kind === "between" ? until(shiftDate(made.from, -1)) : undefined;
}
