import { BOUND_WORDS, bound, figure, predicate } from "#lib/rules/restate/en-comparisons.ts";
import {
  events,
  eventsTail,
  measureWords,
  periodsWords,
  spendTail,
  timesWords,
  whereWords,
  windowTail,
} from "#lib/rules/restate/en-measures.ts";
import { numberText } from "#lib/rules/restate/figures.ts";
import { type Piece, span } from "#lib/rules/restate/piece.ts";
import {
  includesNothing,
  isSpend,
  measureUnit,
  plainCount,
  positiveMeasure,
} from "#lib/rules/restate/reading.ts";
import type { Said, Setting } from "#lib/rules/restate/wording.ts";
import type { CountMeasure, DaysSinceMeasure, MeasureCondition, PeriodsMeasure } from "#lib/rules/schema.ts";
import { assertNever } from "#lib/std/assert-never.ts";

/** A comparison of a measure in the words that people use for it: "who ordered at least 3 times …". */
export function measureClause(said: Said<MeasureCondition>, setting: Setting): Piece {
  const positive = positiveMeasure(said);
  const { of, at } = positive;
  const { measure } = of;
  const hasNumber = of.op !== "exists" && of.op !== "missing";
  if (hasNumber && measure.of === "count") return countClause(measure, positive, setting);
  if (hasNumber && measure.of === "periods") return periodsClause(measure, positive, setting);
  if (hasNumber && isSpend(measure) && measure.of === "sum") {
    return ["who spent ", amount(positive, setting), spendTail(measure, `${at}/measure`, setting)];
  }
  if (hasNumber && (measure.of === "days_since_last" || measure.of === "days_since_first")) {
    return daysClause(measure, positive, setting);
  }
  return nounClause(positive, setting);
}

function nounClause({ of, at, isNegated }: Said<MeasureCondition>, setting: Setting): Piece {
  const { kind, measure, ...comparison } = of;
  const subject = { unit: measureUnit(measure), ifMissing: "(or is missing)" };
  const words = measureWords(measure, `${at}/measure`, setting);
  const ifMissing = ["sum", "distinct", "count", "periods"].includes(measure.of) ? "" : subject.ifMissing;
  return ["whose ", words, " ", predicate(comparison, at, isNegated, { ...subject, ifMissing }, setting)];
}

function countClause(measure: CountMeasure, said: Said<MeasureCondition>, setting: Setting): Piece {
  const at = `${said.at}/measure`;
  const plain = said.isNegated ? undefined : plainCount(said.of);
  if (measure.only !== undefined && (plain === "at least once" || plain === "never")) {
    return veryFirstClause(measure, said, plain === "never", setting);
  }
  const past = events(measure, at, "past", setting);
  if (plain === "never") {
    return ["who ", span("op", `${said.at}/op`, "never"), " ", past, eventsTail(measure, at, setting, "")];
  }
  const always = plain === "at least once" ? "" : " over all time";
  const times = plain ? span("value", `${said.at}/value`, plain) : timesOf(said);
  return ["who ", past, " ", times, eventsTail(measure, at, setting, always)];
}

/** "whose very first order was in the last 30 days": of all their orders ever, that one. */
function veryFirstClause(
  measure: CountMeasure,
  said: Said<MeasureCondition>,
  isNever: boolean,
  setting: Setting,
): Piece {
  const at = `${said.at}/measure`;
  const order = [
    "very ",
    span("op", `${at}/only`, measure.only ?? ""),
    " ",
    events(measure, at, "one", setting),
  ];
  const window = windowTail(measure.window, at, " at any time");
  const where = whereWords(measure.where, at, setting);
  return isNever
    ? ["who have no ", order, " that was", window, where]
    : ["whose ", order, " was", window, where];
}

/** "at least 3 times", "fewer than 3 times or never". */
function timesOf({ of, at, isNegated }: Said<MeasureCondition>): Piece {
  const value = `${at}/value`;
  const words = { ...BOUND_WORDS, lt: "fewer than", neq: "any number of times but" };
  switch (of.op) {
    case "between":
      return [
        span("op", `${at}/op`, isNegated ? "a number of times not between" : "between"),
        " ",
        span("value", `${value}/0`, numberText(of.value[0])),
        " and ",
        span("value", `${value}/1`, numberText(of.value[1])),
        isNegated ? " inclusive" : " times inclusive",
      ];
    case "eq":
    case "neq":
    case "gt":
    case "gte":
    case "lt":
    case "lte": {
      const noun = of.op === "neq" ? "" : timesNoun(of.value);
      const number = span("value", value, numberText(of.value));
      return [
        span("op", `${at}/op`, words[of.op]),
        " ",
        number,
        noun,
        includesNothing(of) ? " or never" : "",
      ];
    }
    case "exists":
    case "missing":
      return "";
    default:
      return assertNever(of);
  }
}

/** "at least $500", "less than $50 or nothing". */
function amount({ of, at, isNegated }: Said<MeasureCondition>, setting: Setting): Piece {
  if (!("value" in of)) return "";
  if (of.op === "neq")
    return [
      span("op", `${at}/op`, "any amount but"),
      " ",
      span("value", `${at}/value`, figure(of.value, "money", setting)),
    ];
  const words = bound(of, at, "money", setting);
  return [isNegated ? "not " : "", words, includesNothing(of) ? " or nothing" : ""];
}

/** "whose last order was at least 60 full days ago". */
function daysClause(measure: DaysSinceMeasure, said: Said<MeasureCondition>, setting: Setting): Piece {
  const at = `${said.at}/measure`;
  const { of, isNegated } = said;
  if (!("value" in of)) return "";
  const which = measure.of === "days_since_last" ? "last" : "first";
  const value = `${said.at}/value`;
  const number = (days: number, where: string) => span("value", where, numberText(days));
  const distance =
    of.op === "between"
      ? [
          span("op", `${said.at}/op`, "between"),
          " ",
          number(of.value[0], `${value}/0`),
          " and ",
          number(of.value[1], `${value}/1`),
        ]
      : [
          span("op", `${said.at}/op`, of.op === "neq" ? "exactly" : BOUND_WORDS[of.op]),
          " ",
          number(of.value, value),
        ];
  const isNot = isNegated || of.op === "neq";
  return [
    `whose ${which} `,
    events(measure, at, "one", setting),
    eventsTail(measure, at, setting, ""),
    isNot ? " was not " : " was ",
    distance,
    of.op !== "between" && of.value === 1 ? " full day ago" : " full days ago",
    of.op === "between" ? " inclusive" : "",
    isNot ? " (or there is none)" : "",
  ];
}

/** "who in at least 3 of the last 4 calendar quarters (this one included) ordered at least once". */
function periodsClause(measure: PeriodsMeasure, said: Said<MeasureCondition>, setting: Setting): Piece {
  const at = `${said.at}/measure`;
  const { of } = said;
  return [
    "who in ",
    howMany(said),
    periodsWords(measure, at),
    " ",
    events(measure, at, "past", setting),
    " ",
    span("value", `${at}/times`, timesWords(measure.times)),
    whereWords(measure.where, at, setting),
    includesNothing(of) && plainCount(of) !== "never" ? " (or in none of them)" : "",
  ];
}

function howMany({ of, at, isNegated }: Said<MeasureCondition>): Piece {
  if (!isNegated && plainCount(of) === "never") return [span("op", `${at}/op`, "none"), " of "];
  switch (of.op) {
    case "between":
      return [
        span("op", `${at}/op`, isNegated ? "not between" : "between"),
        " ",
        span("value", `${at}/value/0`, numberText(of.value[0])),
        " and ",
        span("value", `${at}/value/1`, numberText(of.value[1])),
        " inclusive of ",
      ];
    case "eq":
    case "neq":
    case "gt":
    case "gte":
    case "lt":
    case "lte": {
      const words = { ...BOUND_WORDS, lt: "fewer than", neq: "any number but" };
      return [
        span("op", `${at}/op`, words[of.op]),
        " ",
        span("value", `${at}/value`, numberText(of.value)),
        " of ",
      ];
    }
    case "exists":
    case "missing":
      return "";
    default:
      return assertNever(of);
  }
}

function timesNoun(value: number): string {
  return value === 1 ? " time" : " times";
}
