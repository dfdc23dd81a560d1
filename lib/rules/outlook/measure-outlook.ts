import type { Context } from "#lib/rules/context.ts";
import type { Formulas } from "#lib/rules/formula.ts";
import { type Accepts, acceptsCount } from "#lib/rules/outlook/accepts.ts";
import {
  lastMoment,
  outlookOf,
  type Reach,
  reachOf,
  unlessEarlier,
  within,
} from "#lib/rules/outlook/moving-window.ts";
import { instantsSource } from "#lib/rules/outlook/sources.ts";
import type { Outlook, Subject } from "#lib/rules/outlook/subject.ts";
import { foreseeDistinct, foreseeNumbers } from "#lib/rules/outlook/tally-outlook.ts";
import type { CountMeasure, DaysSinceMeasure, Measure } from "#lib/rules/schema.ts";
import { assertNever } from "#lib/std/assert-never.ts";
import { fractionFromInteger } from "#lib/std/fraction.ts";
import { type Instant, MS_PER_DAY } from "#lib/std/time-zone.ts";

export type Foresee = (subject: Subject, context: Context) => Outlook;

/**
 * Foresees a comparison of a measure in one pass over its events. `undefined` for measures whose
 * value changes in other ways than that events fall out of a window, or days are counted.
 *
 * @param wanted the numbers that it is compared with
 */
export function foreseeMeasure(
  measure: Measure,
  accepts: Accepts,
  wanted: readonly number[],
  formulas: Formulas,
): Foresee | undefined {
  switch (measure.of) {
    case "count":
      return foreseeCount(measure, accepts, wanted);
    case "distinct":
      return foreseeDistinct(measure, accepts);
    case "sum":
    case "avg":
    case "min":
    case "max":
      return foreseeNumbers(measure, accepts);
    case "days_since_last":
    case "days_since_first":
      return foreseeDays(measure, accepts, wanted);
    case "feature": {
      const formula = formulas(measure.feature);
      return formula?.kind === "measure"
        ? foreseeMeasure(formula.measure, accepts, wanted, formulas)
        : undefined;
    }
    case "periods":
    case "share":
      return undefined;
    default:
      return assertNever(measure);
  }
}

function foreseeCount(
  measure: CountMeasure,
  accepts: Accepts,
  wanted: readonly number[],
): Foresee | undefined {
  const source = instantsSource(measure);
  const reach = reachOf(measure.window);
  if (!source || !reach) return undefined;
  const isWanted = acceptsCount(accepts);
  // Beyond the greatest number that it is compared with, one more makes no difference: older events need not be looked at.
  const enough = wanted.length === 0 ? Infinity : Math.floor(Math.max(...wanted)) + 1;
  return (subject, context) => {
    let count = 0;
    const nextAt = source.nextAt(subject);
    const list = source.list(subject, context);
    if (reach.length === Infinity) {
      const [first, end] = within(list, reach, context);
      return { holds: isWanted(end - first), until: nextAt };
    }
    const add = () => {
      count += 1;
    };
    return unlessEarlier(
      nextAt,
      outlookOf(list, reach, context, add, () => isWanted(count), enough),
    );
  };
}

/** Days are counted from one event as long as the window holds it: the last, or the first of all. */
function foreseeDays(
  measure: DaysSinceMeasure,
  accepts: Accepts,
  wanted: readonly number[],
): Foresee | undefined {
  const source = instantsSource(measure);
  const reach = reachOf(measure.window);
  if (!source || !reach) return undefined;
  const isLast = measure.of === "days_since_last";
  // Without the last event in the window there is none; after the first there may be another.
  if (!isLast && reach.length !== Infinity) return undefined;
  return (subject, context) => {
    const { asOf } = context;
    const list = source.list(subject, context);
    const [first, end] = within(list, reach, context);
    const found = first < end ? list[isLast ? end - 1 : first] : undefined;
    return unlessEarlier(source.nextAt(subject), foreseeDaysSince(found?.at, asOf, reach, accepts, wanted));
  };
}

function foreseeDaysSince(
  at: Instant | undefined,
  asOf: Instant,
  reach: Reach,
  accepts: Accepts,
  wanted: readonly number[],
): Outlook {
  if (at === undefined) return { holds: accepts(undefined), until: Infinity };
  const end = lastMoment(at, reach);
  const answerAt = (moment: Instant) =>
    accepts(moment > end ? undefined : fractionFromInteger(Math.floor((moment - at) / MS_PER_DAY)));
  const holds = answerAt(asOf);
  const turns = wanted.flatMap((days) => [Math.floor(days), Math.floor(days) + 1]);
  const until = [...turns.map((days) => at + days * MS_PER_DAY), end + 1]
    .filter((moment) => moment > asOf && moment < Infinity)
    .sort((a, b) => a - b)
    .find((moment) => answerAt(moment) !== holds);
  return { holds, until: until ?? Infinity };
}
