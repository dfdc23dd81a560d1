import fc from "fast-check";
import type {
  Duration,
  Events,
  Filter,
  Measure,
  Rule,
  Step,
  TraitCondition,
  Window,
} from "#lib/rules/schema.ts";
import { CALENDAR_UNITS, UNITS } from "#lib/rules/schema.ts";

/** What random rules are made of. Few words make collisions and matches likely. */
export type RuleVocabulary = {
  readonly events: readonly string[];
  readonly properties: readonly string[];
  readonly traits: readonly string[];
  readonly features: readonly string[];
  readonly segments: readonly string[];
  readonly lists: readonly string[];
  readonly texts: readonly string[];
  readonly numbers: readonly number[];
  readonly dates: readonly string[];
};

export const smallVocabulary: RuleVocabulary = {
  events: ["order_completed", "product_viewed", "magazine_read"],
  properties: ["category", "price", "total", "color", "$weekday", "$hour"],
  traits: ["country", "tags", "age", "signed_up_at"],
  features: ["recency", "monetary", "age", "discount_share"],
  segments: ["vip", "country"],
  lists: ["vip", "fair-2026"],
  texts: ["a", "B", "a” or “B", "缺失", "true"],
  numbers: [0, 1, 2, 3, 0.5, 7, -1],
  dates: ["2026-01-01", "2026-02-28", "2025-12-31"],
};

const NUMBER_OPS = ["eq", "neq", "gt", "gte", "lt", "lte"] as const;

/** Valid rules of every kind over a vocabulary; `depth` bounds their nesting. */
export function arbitraryRule(words: RuleVocabulary = smallVocabulary, depth = 3): fc.Arbitrary<Rule> {
  const condition = arbitraryCondition(words);
  if (depth <= 1) return fc.oneof({ weight: 1, arbitrary: everyone() }, { weight: 20, arbitrary: condition });
  const child = arbitraryRule(words, depth - 1);
  return fc.oneof(
    { weight: 6, arbitrary: condition },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant("all" as const), rules: groupOf(child) }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant("any" as const), rules: groupOf(child) }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant("not" as const), rule: child }) },
  );
}

export function arbitraryCondition(words: RuleVocabulary = smallVocabulary): fc.Arbitrary<Rule> {
  const measure = arbitraryMeasure(words);
  return fc.oneof(
    { weight: 4, arbitrary: arbitraryTraitCondition(words) },
    { weight: 6, arbitrary: measureCondition(words, measure) },
    { weight: 1, arbitrary: rank(measure) },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant("relative" as const),
        measure,
        op: fc.constantFrom("gt" as const, "gte" as const, "lt" as const, "lte" as const),
        times: fc.constantFrom(0.5, 1, 1.5),
        than: fc.constantFrom("mean" as const, "median" as const),
      }),
    },
    { weight: 2, arbitrary: sequence(words) },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant("segment" as const),
        segment: fc.constantFrom(...words.segments),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ kind: fc.constant("list" as const), list: fc.constantFrom(...words.lists) }),
    },
  );
}

export function arbitraryTraitCondition(words: RuleVocabulary): fc.Arbitrary<Rule> {
  const trait = fc.constantFrom(...words.traits);
  return fc
    .tuple(trait, arbitraryComparison(words, false), fc.option(arbitraryDuration(), { nil: undefined }))
    .map(([name, comparison, held]) => {
      const isClocked = /^within|^anniversary/.test(comparison.op);
      const condition = { kind: "trait", trait: name, ...comparison };
      return (held && !isClocked ? { ...condition, for: held } : condition) as TraitCondition;
    });
}

export function arbitraryMeasure(words: RuleVocabulary, depth = 2): fc.Arbitrary<Measure> {
  const events = arbitraryEvents(words);
  const property = fc.constantFrom(...words.properties);
  const simple: fc.Arbitrary<Measure>[] = [
    events.map((of) => ({ of: "count", ...of }) as const),
    fc
      .tuple(fc.constantFrom("sum", "avg", "min", "max", "distinct"), property, events)
      .map(([of, name, rest]) => ({ of, property: name, ...rest }) as Measure),
    fc
      .tuple(fc.constantFrom("days_since_last", "days_since_first"), events)
      .map(([of, rest]) => ({ of, ...rest }) as Measure),
    periods(words),
    fc.constantFrom(...words.features).map((feature) => ({ of: "feature", feature }) as const),
  ];
  if (depth <= 1) return fc.oneof(...simple);
  const part = arbitraryMeasure(words, depth - 1);
  return fc.oneof(...simple, fc.record({ of: fc.constant("share" as const), part, whole: part }));
}

export function arbitraryEvents(words: RuleVocabulary): fc.Arbitrary<Events> {
  return fc.record(
    {
      event: eventNames(words),
      only: fc.constantFrom("first" as const, "last" as const),
      where: filters(words),
      window: arbitraryWindow(words, false),
    },
    { requiredKeys: ["event"] },
  );
}

export function arbitraryFilter(words: RuleVocabulary): fc.Arbitrary<Filter> {
  return fc
    .tuple(fc.constantFrom(...words.properties), arbitraryComparison(words, true))
    .map(([property, comparison]) => ({ property, ...comparison }) as Filter);
}

export function arbitraryDuration(): fc.Arbitrary<Duration> {
  return fc.record({ n: fc.constantFrom(1, 2, 3, 7, 12, 24, 60), unit: fc.constantFrom(...UNITS) });
}

/** `isOfDates`: of a trait's or property's date, where calendar windows may lie in the future. */
export function arbitraryWindow(words: RuleVocabulary, isOfDates: boolean): fc.Arbitrary<Window> {
  const dates = fc.constantFrom(...words.dates);
  const length = arbitraryDuration();
  return fc.oneof(
    fc.constant({ kind: "ever" } as const),
    length.map((of) => ({ kind: "last", ...of }) as const),
    length.map((of) => ({ kind: "before_last", ...of }) as const),
    fc
      .constantFrom(...UNITS)
      .chain((unit) =>
        fc
          .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 0, max: 3 }))
          .map(([to, more]) => ({ kind: "ago", from: { n: to + more, unit }, to: { n: to, unit } }) as const),
      ),
    calendarWindow(isOfDates ? 3 : 0),
    fc
      .tuple(dates, dates)
      .map(([a, b]) => ({ kind: "between", from: a < b ? a : b, to: a < b ? b : a }) as const),
    dates.map((from) => ({ kind: "since", from }) as const),
  );
}

function arbitraryComparison(
  words: RuleVocabulary,
  isFilter: boolean,
): fc.Arbitrary<{ op: string; value?: unknown }> {
  const texts = fc.constantFrom(...words.texts);
  const numbers = fc.constantFrom(...words.numbers);
  return fc.oneof(
    fc.record({
      op: fc.constantFrom("is", "is_not"),
      value: fc.array(texts, { minLength: 1, maxLength: isFilter ? 2 : 3 }),
    }),
    fc.record({ op: fc.constantFrom("contains", "starts_with"), value: texts }),
    fc.record({ op: fc.constantFrom(...NUMBER_OPS), value: numbers }),
    ordered(numbers).map((value) => ({ op: "between", value })),
    fc.record({ op: fc.constantFrom("is_true", "is_false", "exists", "missing") }),
    fc.record({ op: fc.constantFrom("before", "after", "on"), value: fc.constantFrom(...words.dates) }),
    fc.record({ op: fc.constant("within"), value: arbitraryWindow(words, true) }),
    fc.record({ op: fc.constant("within_next"), value: arbitraryDuration() }),
    fc.record({
      op: fc.constant("anniversary_within_next"),
      value: fc.record({ n: fc.constantFrom(1, 7, 30), unit: fc.constant("day") }),
    }),
    fc.record({ op: fc.constant("anniversary_within"), value: calendarWindow(3) }),
  );
}

function measureCondition(words: RuleVocabulary, measure: fc.Arbitrary<Measure>): fc.Arbitrary<Rule> {
  const numbers = fc.constantFrom(...words.numbers);
  const kind = fc.constant("measure" as const);
  return fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({ kind, measure, op: fc.constantFrom(...NUMBER_OPS), value: numbers }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ kind, measure, op: fc.constant("between" as const), value: ordered(numbers) }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ kind, measure, op: fc.constantFrom("exists" as const, "missing" as const) }),
    },
  );
}

function rank(measure: fc.Arbitrary<Measure>): fc.Arbitrary<Rule> {
  return fc
    .tuple(
      measure,
      fc.integer({ min: 0, max: 3 }),
      fc.integer({ min: 1, max: 3 }),
      fc.constantFrom("percent", "customer"),
    )
    .map(([of, from, more, unit]) => ({ kind: "rank", measure: of, from, to: from + more, unit }) as Rule);
}

function sequence(words: RuleVocabulary): fc.Arbitrary<Rule> {
  const first = fc.record({ event: eventNames(words), where: filters(words) }, { requiredKeys: ["event"] });
  const later: fc.Arbitrary<Step> = fc.record(
    { event: eventNames(words), where: filters(words), within: arbitraryDuration() },
    { requiredKeys: ["event"] },
  );
  const last: fc.Arbitrary<Step> = fc.record(
    { event: eventNames(words), within: arbitraryDuration(), absent: fc.constant(true as const) },
    { requiredKeys: ["event"] },
  );
  return fc
    .tuple(
      first,
      fc.array(later, { maxLength: 1 }),
      last,
      fc.option(arbitraryWindow(words, false), { nil: undefined }),
    )
    .map(([start, middle, end, window]) => ({
      kind: "sequence",
      steps: [start, ...middle, end],
      ...(window && { window }),
    }));
}

function periods(words: RuleVocabulary): fc.Arbitrary<Measure> {
  const common = {
    of: fc.constant("periods" as const),
    event: eventNames(words),
    where: filters(words),
    last: fc.integer({ min: 1, max: 4 }),
    times: fc.integer({ min: 1, max: 2 }),
  };
  const required = ["of", "event", "per", "last", "times", "align"] as const;
  return fc.oneof(
    fc.record(
      { ...common, per: arbitraryDuration(), align: fc.constant("rolling" as const) },
      { requiredKeys: [...required] },
    ),
    fc.record(
      {
        ...common,
        per: fc.record({ n: fc.constant(1), unit: fc.constantFrom(...CALENDAR_UNITS) }),
        align: fc.constant("calendar" as const),
      },
      { requiredKeys: [...required] },
    ),
  );
}

function filters(words: RuleVocabulary): fc.Arbitrary<Filter[]> {
  return fc.array(arbitraryFilter(words), { minLength: 1, maxLength: 2 });
}

function eventNames(words: RuleVocabulary): fc.Arbitrary<string | string[]> {
  const name = fc.constantFrom(...words.events);
  return fc.oneof(
    { weight: 5, arbitrary: name },
    { weight: 1, arbitrary: fc.constant("*") },
    { weight: 1, arbitrary: fc.array(name, { minLength: 1, maxLength: 2 }) },
  );
}

function calendarWindow(latest: number): fc.Arbitrary<Extract<Window, { kind: "calendar" }>> {
  return fc.record({
    kind: fc.constant("calendar" as const),
    unit: fc.constantFrom(...CALENDAR_UNITS),
    offset: fc.integer({ min: -3, max: latest }),
  });
}

function ordered(numbers: fc.Arbitrary<number>): fc.Arbitrary<[number, number]> {
  return fc.tuple(numbers, numbers).map(([a, b]) => (a < b ? [a, b] : [b, a]));
}

function everyone(): fc.Arbitrary<Rule> {
  return fc.constant({ kind: "everyone" });
}

function groupOf(rule: fc.Arbitrary<Rule>): fc.Arbitrary<Rule[]> {
  return fc.array(rule, { minLength: 1, maxLength: 3 });
}
