import { BEGINNING, monthsLater, shiftDate } from "#lib/interpretations/built-in/grammar/window-parts.ts";
import type { Sense } from "#lib/interpretations/built-in/sense.ts";
import type { Duration, Window } from "#lib/rules/schema.ts";

type Further = Pick<Extract<Sense, { k: "window" }>, "window" | "also">;

/** What was before a time: as long as `own` says, or all of it. Lengths that cannot be added up have none. */
export function furtherThan(said: Window, own: Window | undefined): Further | undefined {
  if (own === undefined)
    return said.kind === "last" ? { window: { ...said, kind: "before_last" } } : undefined;
  if (own.kind !== "last") return undefined;
  if (said.kind === "last") return added(said, own);
  if (said.kind === "calendar") return calendarBefore(said, own);
  if (said.kind === "between" && said.from !== BEGINNING) return daysBefore(said.from, own);
  return said.kind === "since" ? daysBefore(said.from, own) : undefined;
}

const HOURS: Partial<Record<Duration["unit"], number>> = { hour: 1, day: 24, week: 168 };

function added(said: Duration, own: Duration): Further | undefined {
  const ago = (from: Duration): Further => ({
    window: { kind: "ago", from, to: { n: said.n, unit: said.unit } },
  });
  if (own.unit === said.unit) return ago({ n: said.n + own.n, unit: said.unit });
  const [a, b] = [HOURS[said.unit], HOURS[own.unit]];
  if (a === undefined || b === undefined) return undefined;
  const hours = said.n * a + own.n * b;
  return ago(hours % 24 === 0 ? { n: hours / 24, unit: "day" } : { n: hours, unit: "hour" });
}

/** So many of the calendar's periods before one of them, any of which is meant. */
function calendarBefore(said: Extract<Window, { kind: "calendar" }>, own: Duration): Further | undefined {
  if (own.unit !== said.unit || own.n > 24) return undefined;
  const [window, ...windows] = Array.from(
    { length: own.n },
    (_, index): Window => ({
      ...said,
      offset: said.offset - 1 - index,
    }),
  );
  return window && { window, ...(windows.length > 0 && { also: { windows, isAny: true } }) };
}

function daysBefore(from: string, { n, unit }: Duration): Further | undefined {
  const days = { day: 1, week: 7 }[unit as "day"];
  const months = { month: 1, quarter: 3, year: 12 }[unit as "month"];
  if (days === undefined && months === undefined) return undefined;
  const start = days !== undefined ? shiftDate(from, -n * days) : monthsLater(from, -n * (months ?? 0));
  return { window: { kind: "between", from: start, to: shiftDate(from, -1) } };
}
