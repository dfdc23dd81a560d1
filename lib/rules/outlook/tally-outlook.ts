import { type Accepts, acceptsCount } from "#lib/rules/outlook/accepts.ts";
import type { Foresee } from "#lib/rules/outlook/measure-outlook.ts";
import { outlookOf, reachOf, unlessEarlier } from "#lib/rules/outlook/moving-window.ts";
import { distinctSource, numbersSource, type Source } from "#lib/rules/outlook/sources.ts";
import type { Subject } from "#lib/rules/outlook/subject.ts";
import type { AggregateMeasure } from "#lib/rules/schema.ts";
import { stableJson } from "#lib/rules/stable-json.ts";
import { UNITS_PER_ONE, type Units } from "#lib/std/decimal.ts";
import { fraction, fractionFromUnits } from "#lib/std/fraction.ts";
import type { Instant } from "#lib/std/time-zone.ts";

/** How the values of events are put together, one after the other in any order. */
type Tally<S, V> = {
  readonly start: () => S;
  readonly add: (state: S, value: V) => void;
  readonly holds: (state: S) => boolean;
};

export function foreseeDistinct(measure: AggregateMeasure, accepts: Accepts): Foresee | undefined {
  const isWanted = acceptsCount(accepts);
  return foreseeTally(measure, distinctSource(measure), {
    start: () => new Set<string>(),
    add: (seen, value) => seen.add(value),
    holds: (seen) => isWanted(seen.size),
  });
}

/** A running sum, number, least and greatest of exact numbers, and what an aggregate makes of them. */
const aggregates = {
  sum: { start: 0n, next: (a: Units, b: Units) => a + b, isEmptyNothing: false },
  avg: { start: 0n, next: (a: Units, b: Units) => a + b, isEmptyNothing: true },
  min: { start: undefined, next: (a: Units, b: Units) => (b < a ? b : a), isEmptyNothing: true },
  max: { start: undefined, next: (a: Units, b: Units) => (b > a ? b : a), isEmptyNothing: true },
} as const;

type Total = { total: Units | undefined; count: number };

export function foreseeNumbers(measure: AggregateMeasure, accepts: Accepts): Foresee | undefined {
  if (measure.of === "distinct") return undefined;
  const { of } = measure;
  const { start, next, isEmptyNothing } = aggregates[of];
  const aggregateOf = ({ total, count }: Total) => {
    if (total === undefined || (isEmptyNothing && count === 0)) return undefined;
    return of === "avg" ? fraction(total, UNITS_PER_ONE * BigInt(count)) : fractionFromUnits(total);
  };
  return foreseeTally(measure, numbersSource(measure), {
    start: (): Total => ({ total: start, count: 0 }),
    add: (state, value) => {
      state.total = state.total === undefined ? value : next(state.total, value);
      state.count += 1;
    },
    holds: (state) => accepts(aggregateOf(state)),
  });
}

function foreseeTally<S, V>(
  measure: AggregateMeasure,
  source: Source<{ readonly at: Instant; readonly values: readonly V[] }> | undefined,
  { start, add, holds }: Tally<S, V>,
): Foresee | undefined {
  const reach = reachOf(measure.window);
  if (!source || !reach) return undefined;
  const hasWindow = measure.window !== undefined && measure.window.kind !== "ever";
  const key = `tally ${stableJson(measure)}`;
  return (subject, context) => {
    const list = source.list(subject, context);
    const addAll = (state: S, index: number) => {
      for (const value of list[index]?.values ?? []) add(state, value);
    };
    const nextAt = source.nextAt(subject);
    if (!hasWindow && measure.only === undefined) {
      return { holds: holds(tallied(subject, key, list.length, start, addAll)), until: nextAt };
    }
    const state = start();
    return unlessEarlier(
      nextAt,
      outlookOf(
        list,
        reach,
        context,
        (index) => addAll(state, index),
        () => holds(state),
      ),
    );
  };
}

/** Of a list that only grows from one moment to the next: goes on where it was left at an earlier one. */
function tallied<S>(
  subject: Subject,
  key: string,
  length: number,
  start: () => S,
  add: (state: S, index: number) => void,
): S {
  const kept = subject.ever(key, () => ({ upTo: 0, state: start() }));
  if (kept.upTo > length) {
    kept.upTo = 0;
    kept.state = start();
  }
  for (; kept.upTo < length; kept.upTo += 1) add(kept.state, kept.upTo);
  return kept.state;
}
