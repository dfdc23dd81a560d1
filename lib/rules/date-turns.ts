import type { Datum } from "#lib/messages/datum.ts";
import { type Comparison, dateOf } from "#lib/rules/comparisons.ts";
import type { Context } from "#lib/rules/context.ts";
import { crossings } from "#lib/rules/crossings.ts";
import type { HistoryEvent } from "#lib/rules/history.ts";
import type { CalendarWindow, Filter, Window } from "#lib/rules/schema.ts";
import { calendarDays, toSpan } from "#lib/rules/windows.ts";
import { assertNever } from "#lib/std/assert-never.ts";
import { civilFromDay, type DayNumber, dayFromCivil, daysInMonth, type Instant } from "#lib/std/time-zone.ts";

type Clock = Pick<Context, "asOf" | "zone">;

/** Moments at which a window can come to hold an instant, or cease to. */
export function windowTurns(at: Instant, window: Window | undefined, { zone }: Clock): readonly Instant[] {
  if (window === undefined) return [];
  switch (window.kind) {
    case "ever":
    case "between":
    case "since":
      return [];
    case "last":
    case "before_last":
      return crossings(at, window, -1, zone);
    case "ago":
      return [...crossings(at, window.from, -1, zone), ...crossings(at, window.to, -1, zone)];
    case "calendar": {
      // It holds the instant while the current unit is the instant's own, moved by the offset.
      const { from, until } = toSpan(calendarDays({ ...window, offset: -window.offset }, at, zone), zone);
      return [from, until].filter(Number.isFinite);
    }
    default:
      return assertNever(window);
  }
}

/** Moments at which a comparison of a date with the clock can turn; none for all other comparisons. */
export function datumTurns(
  datum: Datum | undefined,
  comparison: Comparison,
  context: Clock,
): readonly Instant[] {
  switch (comparison.op) {
    case "within":
    case "within_next":
    case "anniversary_within_next":
    case "anniversary_within": {
      const at = dateOf(datum, context);
      return at === undefined ? [] : dateTurns(at, comparison, context);
    }
    default:
      return [];
  }
}

/** Moments at which the filters' comparisons of an event's dates can turn. */
export function filterTurns(
  event: HistoryEvent,
  where: readonly Filter[] | undefined,
  context: Clock,
): readonly Instant[] {
  return (where ?? []).flatMap((filter) =>
    [event.properties, ...event.items].flatMap((data) =>
      datumTurns(data.get(filter.property), filter, context),
    ),
  );
}

type ClockComparison = Extract<
  Comparison,
  { op: "within" | "within_next" | "anniversary_within_next" | "anniversary_within" }
>;

function dateTurns(at: Instant, comparison: ClockComparison, context: Clock): readonly Instant[] {
  const { zone } = context;
  switch (comparison.op) {
    case "within":
      // Of fixed days and of all time a date is in or not; but an open end is now.
      return [at, ...windowTurns(at, comparison.value, context)];
    case "within_next":
      return [at, ...crossings(at, comparison.value, 1, zone)];
    case "anniversary_within_next": {
      const { n } = comparison.value;
      const days = recurrences(zone.dayOf(at), context.asOf, context);
      return days.flatMap((day) => [zone.startOfDay(day - n), zone.startOfDay(day + 1)]);
    }
    case "anniversary_within":
      return anniversaryTurns(zone.dayOf(at), comparison.value, context);
    default:
      return assertNever(comparison);
  }
}

/** The first instants of the days on which a month and day come again, from a year before a moment to two years after. */
export function anniversaries(day: DayNumber, context: Clock): readonly Instant[] {
  return recurrences(day, context.asOf, context).map((each) => context.zone.startOfDay(each));
}

function anniversaryTurns(day: DayNumber, window: CalendarWindow, context: Clock): readonly Instant[] {
  const { from } = toSpan(calendarDays(window, context.asOf, context.zone), context.zone);
  if (!Number.isFinite(from)) return [];
  return recurrences(day, from, context).flatMap((each) =>
    windowTurns(context.zone.startOfDay(each), window, context),
  );
}

function recurrences(day: DayNumber, around: Instant, { zone }: Clock): readonly DayNumber[] {
  const { month, day: dayOfMonth } = civilFromDay(day);
  const { year } = civilFromDay(zone.dayOf(around));
  return [-1, 0, 1, 2].map((offset) =>
    dayFromCivil(year + offset, month, Math.min(dayOfMonth, daysInMonth(year + offset, month))),
  );
}
