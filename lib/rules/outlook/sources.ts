import type { Context } from "#lib/rules/context.ts";
import { isClocked } from "#lib/rules/depends-on.ts";
import { type MatchedEvent, match, onlyOne } from "#lib/rules/events.ts";
import type { HistoryEvent } from "#lib/rules/history.ts";
import { distinctValues, numbers } from "#lib/rules/measures.ts";
import { grownList } from "#lib/rules/outlook/grown-list.ts";
import { type Subject, upTo } from "#lib/rules/outlook/subject.ts";
import type { AggregateMeasure, Events } from "#lib/rules/schema.ts";
import { stableJson } from "#lib/rules/stable-json.ts";
import type { Units } from "#lib/std/decimal.ts";
import type { Instant } from "#lib/std/time-zone.ts";

/** What a measure makes of each event that it looks at, wherever its window ends; for equal sources the same list. */
export type Source<T extends { readonly at: Instant }> = {
  readonly list: ListOf<T>;
  /** When the next event is that is known already. */
  readonly nextAt: (subject: Subject) => Instant;
};

type ListOf<T> = (subject: Subject, context: Context) => readonly T[];

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

/** The instants of all events that match, also of those to come that are known already: at all moments the same list. */
export function allInstants({ event, where }: Omit<Looked, "only">): ListOf<{ readonly at: Instant }> {
  if (where === undefined) return (subject) => subject.named(event).all;
  return allOf({ event, where }, `instants ${keyOf({ event, where })}`, ({ event }) => event);
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
function listOf<T extends { readonly at: Instant }>(of: Looked, key: string, make: Make<T>): ListOf<T> {
  const { event, only } = of;
  if (only === undefined) {
    const all = allOf(of, key, make);
    return (subject, context) => subject.once(key, () => upTo(all(subject, context), subject.asOf));
  }
  return (subject, context) =>
    subject.once(key, () => madeOf(onlyOne(subject.named(event).events, only), of, make, context));
}

/** Also of the events to come that are known already. */
function allOf<T>(of: Looked, key: string, make: Make<T>): ListOf<T> {
  return (subject, context) =>
    subject.ever(key, () =>
      grownList(subject.named(of.event).all, `${context.zone.id} ${key}`, (some) =>
        madeOf(some, of, make, context),
      ),
    );
}

type Make<T> = (matched: MatchedEvent, context: Context) => T;

function madeOf<T>(
  events: readonly HistoryEvent[],
  { where }: Looked,
  make: Make<T>,
  context: Context,
): readonly T[] {
  return match(events, where, always, context).map((each) => make(each, context));
}

function keyOf({ event, only, where }: Looked): string {
  return stableJson({ event, only, where });
}
