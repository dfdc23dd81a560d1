import { calendarWords, dateWords, durationWords, windowWords } from "#lib/rules/restate/en-windows.ts";
import { alternatives } from "#lib/rules/restate/en-words.ts";
import { englishMoney, numberText, percentNumber } from "#lib/rules/restate/figures.ts";
import { quoted } from "#lib/rules/restate/names.ts";
import { type Piece, span } from "#lib/rules/restate/piece.ts";
import type { NumberUnit } from "#lib/rules/restate/reading.ts";
import type { Setting } from "#lib/rules/restate/wording.ts";
import type { Filter } from "#lib/rules/schema.ts";
import { assertNever } from "#lib/std/assert-never.ts";

type WithoutProperty<T> = T extends unknown ? Omit<T, "property"> : never;
export type Comparison = WithoutProperty<Filter>;
export type NumberOp = "eq" | "neq" | "gt" | "gte" | "lt" | "lte" | "between";

/** How the subject takes its verb, and what is said of a missing value. */
export type Subject = {
  readonly unit: NumberUnit;
  readonly isPlural?: boolean;
  /** The value is a list: it includes others. */
  readonly isList?: boolean;
  /** The condition has held for some time. */
  readonly hasHeld?: boolean;
  /** "(or is missing)"; empty where there always is a value. */
  readonly ifMissing: string;
};

/** What follows the subject: "is at least 3", "does not contain “x” (or is missing)". */
export function predicate(
  comparison: Comparison,
  at: string,
  isNegated: boolean,
  subject: Subject,
  setting: Setting,
): Piece {
  const value = `${at}/value`;
  const be = beWord(subject);
  const missing = isNegated && subject.ifMissing !== "" ? ` ${subject.ifMissing}` : "";
  const op = (words: string) => span("op", `${at}/op`, words);
  /** "is not" and the words of the op, as one. */
  const beOp = (words = "") =>
    op([be, isNegated ? "not" : "", words].filter((word) => word !== "").join(" "));
  switch (comparison.op) {
    case "is": {
      const verb = subject.isList ? op(includeWord(subject)) : beOp();
      return [verb, " ", alternatives(comparison.value, value, quoted), subject.isList ? "" : missing];
    }
    case "is_not": {
      const verb = subject.isList ? notIncludeWord(subject) : `${be} not`;
      const note = subject.ifMissing === "" ? "" : ` ${subject.ifMissing}`;
      return [op(verb), " ", alternatives(comparison.value, value, quoted), note];
    }
    case "contains":
      return [
        op(verbWord("contain", "contained", isNegated, subject)),
        subject.isList ? " the text " : " ",
        span("value", value, quoted(comparison.value)),
        missing,
      ];
    case "starts_with":
      return [
        op(`${verbWord("start", "started", isNegated, subject)} with`),
        " ",
        span("value", value, quoted(comparison.value)),
        missing,
      ];
    case "eq":
    case "gt":
    case "gte":
    case "lt":
    case "lte":
    case "between":
      return [bound(comparison, at, subject.unit, setting, beOp), missing];
    case "neq":
      return [
        op(`${be} not`),
        " ",
        span("value", value, figure(comparison.value, subject.unit, setting)),
        subject.ifMissing === "" ? "" : ` ${subject.ifMissing}`,
      ];
    case "is_true":
      return [beOp("true"), missing];
    case "is_false":
      return [beOp("not true (false or missing)"), missing];
    case "before":
    case "after":
    case "on":
      return [beOp(comparison.op), " ", span("value", value, dateWords(comparison.value)), missing];
    case "within":
      return [beOp(), " ", windowWords(comparison.value, value), missing];
    case "within_next":
      return [beOp("in the next"), " ", durationWords(comparison.value, value), missing];
    case "anniversary_within_next":
      return [
        op(`${isNegated ? "does not have its" : "has its"} anniversary today or in the next`),
        " ",
        durationWords(comparison.value, value),
        missing,
      ];
    case "anniversary_within":
      return [
        op(`${isNegated ? "does not have its" : "has its"} anniversary`),
        " ",
        span("window", value, calendarWords(comparison.value)),
        missing,
      ];
    case "exists":
      return [beOp("known"), missing];
    case "missing":
      return [beOp("missing"), missing];
    default:
      return assertNever(comparison);
  }
}

export type Bound =
  | { readonly op: Exclude<NumberOp, "between">; readonly value: number }
  | { readonly op: "between"; readonly value: readonly [number, number] };

/** "at least 3", "between $5 and $10 inclusive"; `at` is the comparison, `sayOp` may say more with the op. */
export function bound(
  { op, value }: Bound,
  at: string,
  unit: NumberUnit,
  setting: Setting,
  sayOp: (words: string) => Piece = (words) => span("op", `${at}/op`, words),
): Piece {
  const say = (number: number, where: string) =>
    span("value", `${at}/${where}`, figure(number, unit, setting));
  if (op === "between") {
    return [sayOp("between"), " ", say(value[0], "value/0"), " and ", say(value[1], "value/1"), " inclusive"];
  }
  return [sayOp(BOUND_WORDS[op]), " ", say(value, "value")];
}

export const BOUND_WORDS = {
  eq: "exactly",
  neq: "not",
  gt: "more than",
  gte: "at least",
  lt: "less than",
  lte: "at most",
} as const;

export function figure(value: number, unit: NumberUnit, { shop }: Setting): string {
  switch (unit) {
    case "money":
      return englishMoney(value, shop.currency);
    case "share":
      return `${percentNumber(value)} %`;
    case "days":
      return value === 1 ? "1 day" : `${numberText(value)} days`;
    case "years":
      return value === 1 ? "1 year" : `${numberText(value)} years`;
    case "plain":
      return numberText(value);
    default:
      return assertNever(unit);
  }
}

function beWord({ isPlural, hasHeld }: Subject): string {
  if (hasHeld) return isPlural ? "have been" : "has been";
  return isPlural ? "are" : "is";
}

function includeWord({ hasHeld }: Subject): string {
  return hasHeld ? "have included" : "include";
}

function notIncludeWord({ hasHeld }: Subject): string {
  return hasHeld ? "have not included" : "do not include";
}

function verbWord(
  base: string,
  participle: string,
  isNegated: boolean,
  { isPlural, hasHeld }: Subject,
): string {
  const third = isPlural ? base : `${base}s`;
  if (hasHeld) return `${isPlural ? "have" : "has"} ${participle}`;
  return isNegated ? `${isPlural ? "do" : "does"} not ${base}` : third;
}
