import {
  ANYONE,
  eventsOf,
  measureRule,
  negatedIf,
  SPENT,
  said,
  traitRule,
} from "#lib/rules/read-back/clause.ts";
import { bound, measuresOf, predicate, times, windowTail } from "#lib/rules/read-back/en-measures.ts";
import { duration, namesOf } from "#lib/rules/read-back/en-words.ts";
import { number } from "#lib/rules/read-back/lexemes.ts";
import { either, list, map, maybe, type Parser, row, words } from "#lib/rules/read-back/parser.ts";
import { BOUND_WORDS, type Bound } from "#lib/rules/restate/en-comparisons.ts";
import type { Setting } from "#lib/rules/restate/wording.ts";
import type { Duration, Measure, Rule, Step } from "#lib/rules/schema.ts";

/** One condition in English, as lib/rules/restate/en.ts says it; negated ones with their "not". */
export function englishCondition(setting: Setting): Parser<Rule> {
  const names = namesOf(setting);
  const { measure, scope, spendScope, where, periods } = measuresOf(names);
  const past = names.events("past");
  const one = names.events("one");
  const told = predicate(names.figure);
  const which: Parser<"first" | "last"> = either<"first" | "last">(words("first"), words("last"));
  const orNever = maybe(words(" or never"));
  const overAll = scope(" over all time");
  const at = scope("");
  const counted: Record<string, string> = { ...BOUND_WORDS, lt: "fewer than" };

  const trait = map(
    row("whose ", names.trait, " ", told, maybe(row(" without a break for at least ", duration))),
    ([, name, , comparison, held]) => traitRule(name, comparison, held?.[1]),
  );
  const noun = map(row("whose ", measure, " ", told), ([, of, , comparison]) => measureRule(of, comparison));

  const numbers = either(
    map(row("between ", number, " and ", number, " times inclusive"), ([, low, , high]) =>
      said({ op: "between", value: [low, high] }),
    ),
    map(row("a number of times not between ", number, " and ", number, " inclusive"), ([, low, , high]) =>
      said({ op: "between", value: [low, high] }, true),
    ),
    map(row("any number of times but ", number), ([, value]) => said({ op: "neq", value })),
    map(row(bound(number, counted), either(" times", " time"), orNever), ([made]) => said(made)),
  );
  const count = either<Rule>(
    map(row("who never ", past, at), ([, events, rest]) =>
      negatedIf(true, measureRule({ of: "count", ...eventsOf(events, rest) }, said({ op: "gte", value: 1 }))),
    ),
    map(row("who ", past, " at least once", at), ([, events, , rest]) =>
      measureRule({ of: "count", ...eventsOf(events, rest) }, said({ op: "gte", value: 1 })),
    ),
    map(row("who ", past, " exactly once", overAll), ([, events, , rest]) =>
      measureRule({ of: "count", ...eventsOf(events, rest) }, said({ op: "eq", value: 1 })),
    ),
    map(row("who ", past, " ", numbers, overAll), ([, events, , comparison, rest]) =>
      measureRule({ of: "count", ...eventsOf(events, rest) }, comparison),
    ),
    map(
      row(
        either("whose very ", "who have no very "),
        which,
        " ",
        one,
        either(" that was", " was"),
        windowTail(" at any time"),
        where,
      ),
      ([start, only, , events, , window, filters]) =>
        negatedIf(
          start !== "whose very ",
          measureRule(
            { of: "count", ...eventsOf(events, { only, window, where: filters }) },
            said({ op: "gte", value: 1 }),
          ),
        ),
    ),
  );

  const amount = either(
    map(row("any amount but ", names.figure), ([, value]) => said({ op: "neq", value })),
    map(row(maybe(words("not ")), bound(names.figure), maybe(words(" or nothing"))), ([not, made]) =>
      said(made, not !== undefined),
    ),
  );
  const spent = map(row("who spent ", amount, spendScope), ([, comparison, rest]) =>
    measureRule({ ...SPENT, ...eventsOf(["order_completed"], rest) }, comparison),
  );

  const day = either(" full days ago", " full day ago");
  const distance = either<Bound>(
    map(row("between ", number, " and ", number, day, " inclusive"), ([, low, , high]) => ({
      op: "between",
      value: [low, high],
    })),
    map(row(bound(number), day), ([made]) => made),
  );
  const days = map(
    row(
      "whose ",
      which,
      " ",
      one,
      at,
      either(" was not ", " was "),
      distance,
      maybe(words(" (or there is none)")),
    ),
    ([, first, , events, rest, was, made]) => {
      const of: Measure = {
        of: first === "last" ? "days_since_last" : "days_since_first",
        ...eventsOf(events, rest),
      };
      const isNot = was === " was not ";
      if (isNot && made.op === "eq") return measureRule(of, said({ ...made, op: "neq" }));
      return measureRule(of, said(made, isNot));
    },
  );

  const howMany = either(
    words("none of ", said({ op: "lte", value: 0 })),
    map(row("not between ", number, " and ", number, " inclusive of "), ([, low, , high]) =>
      said({ op: "between", value: [low, high] }, true),
    ),
    map(row("any number but ", number, " of "), ([, value]) => said({ op: "neq", value })),
    map(row(bound(number, counted), " of "), ([made]) => said(made)),
  );
  const inPeriods = map(
    row("who in ", howMany, periods, " ", past, " ", times, where, maybe(words(" (or in none of them)"))),
    ([, comparison, made, , events, , n, filters]) =>
      measureRule({ of: "periods", ...eventsOf(events, { where: filters }), ...made, times: n }, comparison),
  );

  const top = map(row("the top ", number, either(" %", " customers", " customer")), ([, value, unit]) => ({
    value,
    unit: unit === " %" ? ("percent" as const) : ("customer" as const),
  }));
  const band = either(
    map(row("between ", top, " and ", top), ([, from, , to]) => ({
      from: from.value,
      to: to.value,
      unit: to.unit,
    })),
    map(row("in ", top), ([, to]) => ({ from: 0, to: to.value, unit: to.unit })),
  );
  const rank = map(
    row(
      either("who rank ", "who do not rank "),
      band,
      " by ",
      measure,
      " (ties included; only values above 0 count)",
    ),
    ([start, made, , of]) => negatedIf(start !== "who rank ", { kind: "rank", measure: of, ...made }),
  );
  const relative = map(
    row(
      "whose ",
      measure,
      either(" is not ", " is "),
      either(
        map(row(bound(number), " times "), ([made]) => made),
        map(bound(words("", 1)), (made) => made),
      ),
      "the ",
      either("mean", "median"),
      " (only values above 0 count)",
    ),
    ([, of, is, made, , than]): Rule | undefined =>
      made.op === "between" || made.op === "eq" || made.op === "neq"
        ? undefined
        : negatedIf(is === " is not ", {
            kind: "relative",
            measure: of,
            op: made.op,
            times: made.value,
            than: than === "mean" ? "mean" : "median",
          }),
  );

  const within = maybe(map(row("within ", duration, " "), ([, length]) => length));
  const absentFor: Parser<{ readonly within?: Duration }> = either<{ readonly within?: Duration }>(
    words("until now ", {}),
    map(row("for ", duration, " "), ([, length]) => ({ within: length })),
  );
  const step = either<Step>(
    map(row("first ", past, where), ([, events, filters]) => eventsOf(events, { where: filters })),
    map(row("then ", within, past, where), ([, length, events, filters]) => ({
      ...eventsOf(events, { where: filters }),
      ...(length && { within: length }),
    })),
    map(
      row("then ", absentFor, "did not ", names.events("base"), where),
      ([, length, , events, filters]) => ({
        ...eventsOf(events, { where: filters }),
        ...length,
        absent: true as const,
      }),
    ),
  );
  const sequence = map(
    row(
      either("who", "for whom this did not happen"),
      windowTail(" at any time"),
      either(": ", " "),
      list(step, ", "),
    ),
    ([start, window, , steps]) =>
      negatedIf(start !== "who", {
        kind: "sequence",
        steps: [...steps],
        ...(window && window.kind !== "ever" && { window }),
      }),
  );

  return either<Rule>(
    words("who are any customers at all", ANYONE),
    trait,
    count,
    spent,
    days,
    inPeriods,
    rank,
    relative,
    sequence,
    noun,
    map(row("who are ", maybe(words("not ")), "in the segment ", names.segment), ([, not, , segment]) =>
      negatedIf(not !== undefined, { kind: "segment", segment }),
    ),
    map(row("who are ", maybe(words("not ")), "on the list ", names.list), ([, not, , key]) =>
      negatedIf(not !== undefined, { kind: "list", list: key }),
    ),
  );
}
