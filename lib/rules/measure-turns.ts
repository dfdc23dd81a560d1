import { dateOf } from "#lib/rules/comparisons.ts";
import type { Context } from "#lib/rules/context.ts";
import { crossings } from "#lib/rules/crossings.ts";
import { anniversaries, filterTurns, windowTurns } from "#lib/rules/date-turns.ts";
import { isNamed } from "#lib/rules/events.ts";
import type { Formula } from "#lib/rules/formula.ts";
import type { History, HistoryEvent } from "#lib/rules/history.ts";
import type { DaysSinceMeasure, Events, Measure, PeriodsMeasure } from "#lib/rules/schema.ts";
import { calendarDays, toSpan } from "#lib/rules/windows.ts";
import { assertNever } from "#lib/std/assert-never.ts";
import { civilFromDay, dayFromCivil, daysInMonth, type Instant, MS_PER_DAY } from "#lib/std/time-zone.ts";

/**
 * Moments at which a measure's value can change, as far as it can matter.
 *
 * @param wanted the numbers that the value is compared with; `undefined` if any change of it can matter
 */
export function measureTurns(
  measure: Measure,
  wanted: readonly number[] | undefined,
  history: History,
  context: Context,
): readonly Instant[] {
  switch (measure.of) {
    case "count":
    case "sum":
    case "avg":
    case "min":
    case "max":
    case "distinct":
      return eventTurns(measure, history, context);
    case "days_since_last":
    case "days_since_first":
      return [...eventTurns(measure, history, context), ...dayTurns(measure, wanted, history, context)];
    case "periods":
      return periodTurns(measure, history, context);
    case "share":
      return [measure.part, measure.whole].flatMap((part) => measureTurns(part, undefined, history, context));
    case "feature":
      return formulaTurns(context.formulas(measure.feature), wanted, history, context);
    default:
      return assertNever(measure);
  }
}

function formulaTurns(
  formula: Formula | undefined,
  wanted: readonly number[] | undefined,
  history: History,
  context: Context,
): readonly Instant[] {
  switch (formula?.kind) {
    case undefined:
      return [];
    case "measure":
      return measureTurns(formula.measure, wanted, history, context);
    case "complement":
      return [formula.part, formula.whole].flatMap((part) => measureTurns(part, undefined, history, context));
    case "years_since":
      return birthdays(formula.trait, wanted, history, context);
    default:
      return assertNever(formula);
  }
}

function eventTurns(
  { event, where, window }: Pick<Events, "event" | "where" | "window">,
  history: History,
  context: Context,
): readonly Instant[] {
  return eventsOf(history, event).flatMap((each) => [
    each.at,
    ...windowTurns(each.at, window, context),
    ...filterTurns(each, where, context),
  ]);
}

/** All events of these names, also those after `asOf`. */
export function eventsOf(history: History, event: Events["event"]): readonly HistoryEvent[] {
  return history.events.filter((each) => isNamed(each, event));
}

/** A count of days reaches a number at the beginning of that day and passes it at the beginning of the next. */
function dayTurns(
  measure: DaysSinceMeasure,
  wanted: readonly number[] | undefined,
  history: History,
  { asOf }: Context,
): readonly Instant[] {
  return eventsOf(history, measure.event).flatMap(({ at }) => {
    const days = wanted?.map(Math.floor) ?? [Math.floor((asOf - at) / MS_PER_DAY)];
    return days.flatMap((day) => [at + day * MS_PER_DAY, at + (day + 1) * MS_PER_DAY]);
  });
}

function periodTurns(
  { event, where, per, last, align }: PeriodsMeasure,
  history: History,
  context: Context,
): readonly Instant[] {
  const { zone } = context;
  return eventsOf(history, event).flatMap((each) => {
    const own = [each.at, ...filterTurns(each, where, context)];
    const { unit } = per;
    if (align === "rolling") {
      const edges = Array.from({ length: last }, (_, index) => ({ n: (index + 1) * per.n, unit }));
      return [...own, ...edges.flatMap((edge) => crossings(each.at, edge, -1, zone))];
    }
    if (unit === "minute" || unit === "hour") return own;
    const days = { kind: "calendar", unit, offset: last } as const;
    return [...own, toSpan(calendarDays(days, each.at, zone), zone).from];
  });
}

/** Whether a value changes day by day for good, so that moments at which it changes have no end. */
export function changesDaily(measure: Measure, context: Pick<Context, "formulas">): boolean {
  switch (measure.of) {
    case "days_since_last":
    case "days_since_first":
      return true;
    case "share":
      return changesDaily(measure.part, context) || changesDaily(measure.whole, context);
    case "feature": {
      const formula = context.formulas(measure.feature);
      if (formula?.kind === "measure") return changesDaily(formula.measure, context);
      if (formula?.kind === "complement")
        return changesDaily(formula.part, context) || changesDaily(formula.whole, context);
      return formula?.kind === "years_since";
    }
    default:
      return false;
  }
}

/** Birthdays at which an age is reached or passed. */
function birthdays(
  trait: string,
  wanted: readonly number[] | undefined,
  history: History,
  context: Context,
): readonly Instant[] {
  const { zone } = context;
  return (history.traits.get(trait) ?? []).flatMap(({ at, value }) => {
    const born = dateOf(value, context);
    if (born === undefined) return [at];
    if (wanted === undefined) return [at, born, ...anniversaries(zone.dayOf(born), context)];
    const { year, month, day } = civilFromDay(zone.dayOf(born));
    const years = wanted.flatMap((age) => [year + Math.floor(age), year + Math.floor(age) + 1]);
    const turns = years
      .filter((each) => Math.abs(each) < 200_000)
      .map((each) => zone.startOfDay(dayFromCivil(each, month, Math.min(day, daysInMonth(each, month)))));
    return [at, born, ...turns];
  });
}
