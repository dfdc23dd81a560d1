import type { Bound, Comparison } from "#lib/rules/restate/en-comparisons.ts";
import { chineseMoney, numberText, percentNumber } from "#lib/rules/restate/figures.ts";
import { quoted } from "#lib/rules/restate/names.ts";
import { type Piece, span } from "#lib/rules/restate/piece.ts";
import type { NumberUnit } from "#lib/rules/restate/reading.ts";
import type { Setting } from "#lib/rules/restate/wording.ts";
import { calendarWords, dateWords, durationWords, windowWords } from "#lib/rules/restate/zh-windows.ts";
import { alternatives } from "#lib/rules/restate/zh-words.ts";
import { assertNever } from "#lib/std/assert-never.ts";

export type Subject = {
  readonly unit: NumberUnit;
  /** The value is a list: it includes others. */
  readonly isList?: boolean;
  /** （含缺失）; empty where there always is a value. */
  readonly ifMissing: string;
};

/** What follows the subject: 至少3, 不包含文字“x”（含缺失）. */
export function predicate(
  comparison: Comparison,
  at: string,
  isNegated: boolean,
  subject: Subject,
  setting: Setting,
): Piece {
  const value = `${at}/value`;
  const { ifMissing } = subject;
  const missing = isNegated ? ifMissing : "";
  const op = (words: string) => span("op", `${at}/op`, words);
  switch (comparison.op) {
    case "is":
      return [op(subject.isList ? "含有" : "是"), alternatives(comparison.value, value, quoted)];
    case "is_not":
      return [
        op(subject.isList ? "不含有" : "不是"),
        alternatives(comparison.value, value, quoted),
        ifMissing,
      ];
    case "contains":
      return [
        op(isNegated ? "不包含文字" : "包含文字"),
        span("value", value, quoted(comparison.value)),
        missing,
      ];
    case "starts_with":
      return [op(isNegated ? "不以" : "以"), span("value", value, quoted(comparison.value)), "开头", missing];
    case "eq":
    case "gt":
    case "gte":
    case "lt":
    case "lte":
    case "between":
      return [isNegated ? "并非" : "", bound(comparison, at, subject.unit, setting), missing];
    case "neq":
      return [op("不等于"), span("value", value, figure(comparison.value, subject.unit, setting)), ifMissing];
    case "is_true":
      return [op("为真")];
    case "is_false":
      return [op("不为真"), "（为假或缺失）"];
    case "before":
    case "after":
      return [
        isNegated ? "并非" : "",
        op(comparison.op === "before" ? "早于" : "晚于"),
        span("value", value, dateWords(comparison.value)),
        missing,
      ];
    case "on":
      return [isNegated ? "不在" : "在", span("value", value, dateWords(comparison.value)), "当天", missing];
    case "within":
      return [isNegated ? "不在" : "在", windowWords(comparison.value, value), missing];
    case "within_next":
      return [isNegated ? "不在" : "在", "未来", durationWords(comparison.value, value), "内", missing];
    case "anniversary_within_next":
      return [
        isNegated ? "的周年日不在" : "的周年日在",
        "今天或未来",
        durationWords(comparison.value, value),
        "内",
        missing,
      ];
    case "anniversary_within":
      return [
        isNegated ? "的周年日不在" : "的周年日在",
        span("window", value, calendarWords(comparison.value)),
        missing,
      ];
    case "exists":
      return op("有值");
    case "missing":
      return op("缺失");
    default:
      return assertNever(comparison);
  }
}

export const BOUND_WORDS = {
  eq: "正好",
  neq: "不等于",
  gt: "超过",
  gte: "至少",
  lt: "低于",
  lte: "至多",
} as const;

/** 至少3, 在5元至10元之间（含两端）; `at` is the comparison. */
export function bound({ op, value }: Bound, at: string, unit: NumberUnit, setting: Setting): Piece {
  const say = (number: number, where: string) => span("value", where, figure(number, unit, setting));
  if (op === "between") {
    return ["在", say(value[0], `${at}/value/0`), "至", say(value[1], `${at}/value/1`), "之间（含两端）"];
  }
  return [span("op", `${at}/op`, BOUND_WORDS[op]), say(value, `${at}/value`)];
}

export function figure(value: number, unit: NumberUnit, { shop }: Setting): string {
  switch (unit) {
    case "money":
      return chineseMoney(value, shop.currency);
    case "share":
      return `${percentNumber(value)}%`;
    case "days":
      return `${numberText(value)}天`;
    case "years":
      return `${numberText(value)}岁`;
    case "plain":
      return numberText(value);
    default:
      return assertNever(unit);
  }
}
