import { eventsOf, filterOf, type Predicate, type Scope, SPENT, said } from "#lib/rules/read-back/clause.ts";
import { calendarWindow, date, duration, type Names, window } from "#lib/rules/read-back/en-words.ts";
import { number, oneOf, quoted, texts, whole } from "#lib/rules/read-back/lexemes.ts";
import { either, later, list, map, maybe, type Parser, row, words } from "#lib/rules/read-back/parser.ts";
import { timeOfDay, weekdayWords } from "#lib/rules/restate/en-clock.ts";
import { BOUND_WORDS, type Bound } from "#lib/rules/restate/en-comparisons.ts";
import type { CalendarWindow, Events, Filter, Measure, PeriodsMeasure } from "#lib/rules/schema.ts";

const be = either("is", "are", "has been", "have been");
const not: Parser<boolean> = map(maybe(words("not ")), (word) => word !== undefined);
const ifMissing = maybe(either(" (or is missing)", " (or are missing)"));
const alternatives = texts(", ", " or ");

const OPS = ["eq", "gt", "gte", "lt", "lte"] as const;

/** "at least 3", "between 5 and 10 inclusive". */
export function bound(
  figure: Parser<number>,
  forms: Readonly<Record<string, string>> = BOUND_WORDS,
): Parser<Bound> {
  return either<Bound>(
    map(row("between ", figure, " and ", figure, " inclusive"), ([, low, , high]) => ({
      op: "between",
      value: [low, high],
    })),
    ...OPS.map((op) => map(row(`${forms[op]} `, figure), ([, value]): Bound => ({ op, value }))),
  );
}

/** What follows a subject: lib/rules/restate/en-comparisons.ts says it. */
export function predicate(figure: Parser<number>): Parser<Predicate> {
  const told = (comparison: Parser<object>): Parser<Predicate> =>
    map(row(be, " ", not, comparison, ifMissing), ([, , isNegated, made]) => said(made, isNegated));
  const verb = (third: string, plain: string, participle: string): Parser<boolean> =>
    either<boolean>(
      words(`does not ${plain}`, true),
      words(`do not ${plain}`, true),
      words(`has ${participle}`, false),
      words(`have ${participle}`, false),
      words(third, false),
      words(plain, false),
    );
  const isNot = either(
    "is not",
    "are not",
    "has been not",
    "have been not",
    "do not include",
    "have not included",
  );
  return either<Predicate>(
    map(row(either("include", "have included"), " ", alternatives), ([, , value]) =>
      said({ op: "is", value: [...value] }),
    ),
    map(row(isNot, " ", alternatives, ifMissing), ([, , value]) => said({ op: "is_not", value: [...value] })),
    map(row(isNot, " ", figure, ifMissing), ([, , value]) => said({ op: "neq", value })),
    told(map(alternatives, (value) => ({ op: "is", value: [...value] }))),
    told(bound(figure)),
    told(words("true", { op: "is_true" })),
    told(words("not true (false or missing)", { op: "is_false" })),
    told(words("known", { op: "exists" })),
    told(words("missing", { op: "missing" })),
    told(map(row(either("before", "after", "on"), " ", date), ([op, , value]) => ({ op, value }))),
    told(map(window, (value) => ({ op: "within", value }))),
    told(map(row("in the next ", duration), ([, value]) => ({ op: "within_next", value }))),
    map(
      row(verb("contains", "contain", "contained"), maybe(words(" the text")), " ", quoted, ifMissing),
      ([isNegated, , , value]) => said({ op: "contains", value }, isNegated),
    ),
    map(row(verb("starts", "start", "started"), " with ", quoted, ifMissing), ([isNegated, , value]) =>
      said({ op: "starts_with", value }, isNegated),
    ),
    map(row(anniversary, "today or in the next ", duration, ifMissing), ([isNegated, , value]) =>
      said({ op: "anniversary_within_next", value }, isNegated),
    ),
    map(row(anniversary, calendarWindow, ifMissing), ([isNegated, value]) =>
      said({ op: "anniversary_within", value }, isNegated),
    ),
  );
}

const anniversary: Parser<boolean> = either<boolean>(
  words("has its anniversary ", false),
  words("does not have its anniversary ", true),
);

/** Every way to say a weekday or a time of day, as the filter that it is said of. */
const clock: Parser<Filter> = later(() => {
  const of = (property: "$weekday" | "$hour", first: number, last: number) => {
    const say = property === "$weekday" ? weekdayWords : timeOfDay;
    const all = Array.from({ length: last - first + 1 }, (_, index) => first + index);
    const filters = all.flatMap((value): Filter[] => [
      ...([...OPS, "neq"] as const).map((op) => ({ property, op, value })),
      ...all.map((high): Filter => ({ property, op: "between", value: [value, high] })),
    ]);
    return filters.map((filter) => [say(filter) ?? "", filter] as const);
  };
  return oneOf(new Map([...of("$weekday", 1, 7), ...of("$hour", 0, 23)]));
});

type Periods = Pick<PeriodsMeasure, "per" | "last" | "align">;

export type Measures = {
  readonly measure: Parser<Measure>;
  readonly scope: (always: string) => Parser<Scope>;
  readonly spendScope: Parser<Scope>;
  readonly where: Parser<readonly Filter[] | undefined>;
  readonly periods: Parser<Periods>;
};

export const times: Parser<number> = either(
  words("at least once", 1),
  map(row("at least ", whole(number), " times"), ([, n]) => n),
);

/** A window, or the words that stand where there is none. */
export function windowTail(always: string): Parser<Events["window"]> {
  return either<Events["window"]>(
    map(row(" ", window), ([, made]) => made),
    map(words(always, { none: true }), () => ({ kind: "ever" as const })),
  );
}

/** Measures as nouns, and what follows the events of a measure: lib/rules/restate/en-measures.ts says them. */
export function measuresOf(names: Names): Measures {
  const told = predicate(names.figure);
  const filter: Parser<Filter> = either(
    map(row(names.property, " ", clock), ([property, , made]) =>
      made.property === property ? made : undefined,
    ),
    map(row(names.property, " ", told), ([property, , made]) => filterOf(property, made)),
  );
  const bond = maybe(either(" on the same item", " (item properties on the same item)"));
  const whereFrom = (start: Parser<string>): Parser<readonly Filter[] | undefined> =>
    maybe(map(row(start, list(filter, " and "), bond), ([, filters]) => filters));
  const where = whereFrom(words(" where "));
  const only: Parser<Events["only"]> = maybe(
    map(row(" (looking only at the very ", either("first", "last"), " one)"), ([, which]) =>
      which === "first" ? "first" : "last",
    ),
  );
  const scopeWith = (tail: Parser<Events["window"]>, filters: typeof where): Parser<Scope> =>
    map(row(tail, filters, only), ([made, kept, which]) => ({ window: made, where: kept, only: which }));
  const scope = (always: string) => scopeWith(windowTail(always), where);
  const spendScope = scopeWith(
    windowTail(" over all time"),
    whereFrom(either(" counting only items where ", " where ")),
  );
  const many = names.events("many");
  const overAll = scope(" over all time");
  const periods = either<Periods>(
    map(
      row("the last ", whole(number), " calendar ", calendarPer, maybe(words("s")), " (this one included)"),
      ([, last, , unit]) => ({ per: { n: 1, unit }, last, align: "calendar" }),
    ),
    map(
      row("the last ", whole(number), " rolling period", maybe(words("s")), " of ", duration),
      ([, last, , , , per]) => ({ per, last, align: "rolling" }),
    ),
  );
  const AGGREGATES = new Map([
    ["sum of ", "sum"],
    ["average ", "avg"],
    ["lowest ", "min"],
    ["highest ", "max"],
    ["number of distinct values of ", "distinct"],
  ] as const);
  const measure: Parser<Measure> = later(() =>
    either<Measure>(
      map(row("number of ", many, overAll), ([, events, rest]) => ({
        of: "count",
        ...eventsOf(events, rest),
      })),
      map(row("total spend", spendScope), ([, rest]) => ({
        ...SPENT,
        ...eventsOf(["order_completed"], rest),
      })),
      map(
        row(oneOf(AGGREGATES), names.property, " over ", many, overAll),
        ([of, property, , events, rest]) => ({
          of,
          property,
          ...eventsOf(events, rest),
        }),
      ),
      map(
        row("number of full days since the ", either("last", "first"), " ", names.events("one"), scope("")),
        ([, which, , events, rest]) => ({
          of: which === "last" ? "days_since_last" : "days_since_first",
          ...eventsOf(events, rest),
        }),
      ),
      map(
        row("number of ", periods, " in which they ", names.events("past"), " ", times, where),
        ([, made, , events, , n, filters]) => ({
          of: "periods",
          ...eventsOf(events, { where: filters }),
          ...made,
          times: n,
        }),
      ),
      map(row("share of (", measure, ") in (", measure, ")"), ([, part, , all]) => ({
        of: "share",
        part,
        whole: all,
      })),
      map(names.feature, (feature) => ({ of: "feature", feature })),
    ),
  );
  return { measure, scope, spendScope, where, periods };
}

const calendarPer: Parser<CalendarWindow["unit"]> = either<CalendarWindow["unit"]>(
  words("day"),
  words("week"),
  words("month"),
  words("quarter"),
  words("year"),
);
