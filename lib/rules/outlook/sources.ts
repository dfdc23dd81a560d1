import type { Context } from "#lib/rules/context.ts";
import { isClocked } from "#lib/rules/depends-on.ts";
import { type MatchedEvent, match, onlyOne } from "#lib/rules/events.ts";
import type { HistoryEvent } from "#lib/rules/history.ts";
import { distinctValues, numbers } from "#lib/rules/measures.ts";
import { grownList } from "#lib/rules/outlook/grown-list.ts";
import type { Subject } from "#lib/rules/outlook/subject.ts";
import type { AggregateMeasure, Events } from "#lib/rules/schema.ts";
import { stableJson } from "#lib/rules/stable-json.ts";
import type { Units } from "#lib/std/decimal.ts";
import type { Instant } from "#lib/std/time-zone.ts";

/** What a measure makes of each event that it looks at, wherever its window ends; for equal sources the same list. */
export type Source<T extends { readonly at: Instant }> = {
  readonly list: (subject: Subject, context: Context) => readonly T[];
  /** When the next event is that is known already. */
  readonly nextAt: (subject: Subject) => Instant;
};

type Looked = Pick<Events, "event" | "only" | "where">;

const always = { from: -Infinity, until: Infinity };

/** The instants of the events that match, ascending. `undefined` where filters compare with the clock. */
export function instantsSource(of: Looked): Source<{ readonly at: Instant }> | undefined {
  const { event, only, where } = of;
  if (where?.some(isClocked)) return undefined;
  const nextAt = (subject: Subject) => subject.named(event).nextAt;
  if (where === undefined && only === undefined)
    return { list: (subject) => subject.named(event).events, nextAt };
  return { list: listOf(of, `instants ${keyOf(of)}`, ({ event }) => event), nextAt };
}

/** The numbers that an aggregate takes from each event. */
export function numbersSource(
  measure: AggregateMeasure,
): Source<{ readonly at: Instant; readonly values: readonly Units[] }> | undefined {
  return valuesSource(
    measure,
    `${measure.of === "sum" ? "sum" : "any"} ${measure.property}`,
    (each, context) => numbers(measure, [each], context),
  );
}

/** The values that a `distinct` takes from each event. */
export function distinctSource(
  measure: AggregateMeasure,
): Source<{ readonly at: Instant; readonly values: readonly string[] }> | undefined {
  return valuesSource(measure, `distinct ${measure.property}`, (each, context) => [
    ...distinctValues(measure, [each], context),
  ]);
}

function valuesSource<T>(
  measure: AggregateMeasure,
  name: string,
  valuesOf: (matched: MatchedEvent, context: Context) => readonly T[],
): Source<{ readonly at: Instant; readonly values: readonly T[] }> | undefined {
  if (measure.where?.some(isClocked)) return undefined;
  return {
    list: listOf(measure, `${name} ${keyOf(measure)}`, (each, context) => ({
      at: each.event.at,
      values: valuesOf(each, context),
    })),
    nextAt: (subject) => subject.named(measure.event).nextAt,
  };
}

/** What is made of the events that match; whether one does depends on nothing but the time zone. */
function listOf<T>(
  { event, only, where }: Looked,
  key: string,
  make: (matched: MatchedEvent, context: Context) => T,
): (subject: Subject, context: Context) => readonly T[] {
  const madeOf = (events: readonly HistoryEvent[], context: Context) =>
    match(events, where, always, context).map((each) => make(each, context));
  return (subject, context) =>
    subject.once(key, () => {
      const { events } = subject.named(event);
      if (only !== undefined) return madeOf(onlyOne(events, only), context);
      return grownList(events, `${context.zone.id} ${key}`, (some) => madeOf(some, context));
    });
}

function keyOf({ event, only, where }: Looked): string {
  return stableJson({ event, only, where });
}
