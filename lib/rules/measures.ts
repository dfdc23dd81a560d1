import { atomKey } from "#lib/messages/datum.ts";
import { dateOf } from "#lib/rules/comparisons.ts";
import type { Context } from "#lib/rules/context.ts";
import { eventsNamed, type MatchedEvent, match, matchEvents } from "#lib/rules/events.ts";
import type { Formula } from "#lib/rules/formula.ts";
import type { History } from "#lib/rules/history.ts";
import { eventUnits, eventValue, isItemProperty, itemDatum, itemUnits, totalOf } from "#lib/rules/items.ts";
import type { AggregateMeasure, DaysSinceMeasure, Measure, PeriodsMeasure } from "#lib/rules/schema.ts";
import { traitAt } from "#lib/rules/traits.ts";
import { calendarDays, isWithin, type Span, shift, toSpan } from "#lib/rules/windows.ts";
import { assertNever } from "#lib/std/assert-never.ts";
import { UNITS_PER_ONE, type Units } from "#lib/std/decimal.ts";
import {
  addFractions,
  compareFractions,
  divideFractions,
  type Fraction,
  fraction,
  fractionFromInteger,
  fractionFromUnits,
} from "#lib/std/fraction.ts";
import { civilFromDay, MS_PER_DAY } from "#lib/std/time-zone.ts";

/**
 * A measure's exact value for one customer at `asOf`, or `undefined` if it has none: `avg`, `min`, `max` and
 * `days_since_*` of nothing, and a share of a whole that is 0. Sums are in the property's own unit, days_since_* in
 * whole 24-hour days.
 */
export function measureValue(measure: Measure, history: History, context: Context): Fraction | undefined {
  switch (measure.of) {
    case "count":
      return fractionFromInteger(matchEvents(history, measure, context).length);
    case "sum":
    case "avg":
    case "min":
    case "max":
    case "distinct":
      return aggregate(measure, matchEvents(history, measure, context), context);
    case "days_since_last":
    case "days_since_first":
      return daysSince(measure, history, context);
    case "periods":
      return periods(measure, history, context);
    case "share": {
      const part = measureValue(measure.part, history, context);
      const whole = measureValue(measure.whole, history, context);
      return part && whole && divideFractions(part, whole);
    }
    case "feature": {
      const formula = context.formulas(measure.feature);
      if (formula === undefined) throw new Error(`The feature ${measure.feature} has no formula`);
      return formulaValue(formula, history, context);
    }
    default:
      return assertNever(measure);
  }
}

/** A feature's value for one customer at `asOf`. */
export function formulaValue(formula: Formula, history: History, context: Context): Fraction | undefined {
  switch (formula.kind) {
    case "measure":
      return measureValue(formula.measure, history, context);
    case "complement": {
      const part = measureValue(formula.part, history, context);
      const whole = measureValue(formula.whole, history, context);
      const share = part && whole && divideFractions(part, whole);
      if (share === undefined) return undefined;
      const rest = addFractions(fractionFromInteger(1), fraction(-share.numerator, share.denominator));
      return compareFractions(rest, fractionFromInteger(0)) < 0 ? fractionFromInteger(0) : rest;
    }
    case "years_since": {
      const at = dateOf(traitAt(history, formula.trait, context.asOf), context);
      return at === undefined || at > context.asOf ? undefined : fractionFromInteger(wholeYears(at, context));
    }
    default:
      return assertNever(formula);
  }
}

function aggregate(
  measure: AggregateMeasure,
  matched: readonly MatchedEvent[],
  context: Context,
): Fraction | undefined {
  if (measure.of === "distinct") return fractionFromInteger(distinctValues(measure, matched, context).size);
  const values = numbers(measure, matched, context);
  const sum = values.reduce((total, value) => total + value, 0n);
  if (measure.of === "sum") return fractionFromUnits(sum);
  const [first] = values;
  if (first === undefined) return undefined;
  switch (measure.of) {
    case "avg":
      return fraction(sum, UNITS_PER_ONE * BigInt(values.length));
    case "min":
      return fractionFromUnits(values.reduce((least, value) => (value < least ? value : least), first));
    case "max":
      return fractionFromUnits(values.reduce((most, value) => (value > most ? value : most), first));
    default:
      return assertNever(measure.of);
  }
}

export function numbers(
  measure: AggregateMeasure,
  matched: readonly MatchedEvent[],
  context: Context,
): readonly Units[] {
  const { property } = measure;
  const values = matched.flatMap(({ event, items }) => {
    if (measure.of === "sum" && property === "total") return [totalOf(event, items, measure.where)];
    if (!isItemProperty(property, event)) return [eventUnits(event, property, context)];
    return items.map((item) => itemUnits(item, property));
  });
  return values.filter((value) => value !== undefined);
}

export function distinctValues(
  measure: AggregateMeasure,
  matched: readonly MatchedEvent[],
  context: Context,
): ReadonlySet<string> {
  const { property } = measure;
  const data = matched.flatMap(({ event, items }) =>
    isItemProperty(property, event)
      ? items.map((item) => itemDatum(item, property))
      : [eventValue(event, property, context)],
  );
  return new Set(data.flatMap((datum) => datum?.atoms.map(atomKey) ?? []));
}

function daysSince(measure: DaysSinceMeasure, history: History, context: Context): Fraction | undefined {
  const matched = matchEvents(history, measure, context);
  const found = measure.of === "days_since_first" ? matched[0] : matched.at(-1);
  return found && fractionFromInteger(Math.floor((context.asOf - found.event.at) / MS_PER_DAY));
}

function periods(measure: PeriodsMeasure, history: History, context: Context): Fraction {
  const named = eventsNamed(history, measure.event, context.asOf);
  const always: Span = { from: -Infinity, until: Infinity };
  const times = match(named, measure.where, always, context).map(({ event }) => event.at);
  const met = periodSpans(measure, context).filter(
    (span) => times.filter((at) => isWithin(at, span)).length >= measure.times,
  );
  return fractionFromInteger(met.length);
}

/** The periods, the newest first; that one includes `asOf`. */
export function periodSpans(
  measure: Pick<PeriodsMeasure, "per" | "last" | "align">,
  context: Pick<Context, "asOf" | "zone">,
): readonly Span[] {
  const { asOf, zone } = context;
  const { per, last, align } = measure;
  return Array.from({ length: last }, (_, index) => {
    if (align === "calendar") return calendarSpan(per.unit, -index, context);
    const until = index === 0 ? asOf + 1 : shift(asOf, -index * per.n, per.unit, zone);
    return { from: shift(asOf, -(index + 1) * per.n, per.unit, zone), until };
  });
}

function calendarSpan(
  unit: PeriodsMeasure["per"]["unit"],
  offset: number,
  { asOf, zone }: Pick<Context, "asOf" | "zone">,
): Span {
  if (unit === "minute" || unit === "hour") throw new Error(`A calendar period cannot be a ${unit}`);
  return toSpan(calendarDays({ kind: "calendar", unit, offset }, asOf, zone), zone);
}

function wholeYears(at: number, { asOf, zone }: Context): number {
  const then = civilFromDay(zone.dayOf(at));
  const now = civilFromDay(zone.dayOf(asOf));
  const isFebruary29 = then.month === 2 && then.day === 29;
  const isLeap = civilFromDay(Date.UTC(now.year, 1, 29) / MS_PER_DAY).month === 2;
  const day = isFebruary29 && !isLeap ? 28 : then.day;
  const isBeforeBirthday = now.month < then.month || (now.month === then.month && now.day < day);
  return now.year - then.year - (isBeforeBirthday ? 1 : 0);
}
