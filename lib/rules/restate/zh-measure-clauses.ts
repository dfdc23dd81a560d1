import { isAlwaysKnown } from "#lib/rules/canonical-comparisons.ts";
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
import { BOUND_WORDS, figure, predicate } from "#lib/rules/restate/zh-comparisons.ts";
import {
  event,
  eventsTail,
  measureWords,
  periodsWords,
  spendTail,
  timesWords,
  whereWords,
  windowHead,
} from "#lib/rules/restate/zh-measures.ts";
import type { CountMeasure, DaysSinceMeasure, MeasureCondition, PeriodsMeasure } from "#lib/rules/schema.ts";

/** A comparison of a measure in the words that people use for it: 最近30天内下单至少3次. */
export function measureClause(said: Said<MeasureCondition>, setting: Setting): Piece {
  const positive = positiveMeasure(said);
  const { of, at } = positive;
  const { measure } = of;
  const hasNumber = of.op !== "exists" && of.op !== "missing";
  if (hasNumber && measure.of === "count") return countClause(measure, positive, setting);
  if (hasNumber && measure.of === "periods") return periodsClause(measure, positive, setting);
  if (hasNumber && isSpend(measure) && measure.of === "sum") {
    const tail = spendTail(measure, `${at}/measure`, setting);
    return [windowHead(measure.window, `${at}/measure`), "消费", amount(positive, setting), tail];
  }
  if (hasNumber && (measure.of === "days_since_last" || measure.of === "days_since_first")) {
    return daysClause(measure, positive, setting);
  }
  return nounClause(positive, setting);
}

function nounClause({ of, at, isNegated }: Said<MeasureCondition>, setting: Setting): Piece {
  const { kind, measure, ...comparison } = of;
  const subject = { unit: measureUnit(measure), ifMissing: isAlwaysKnown(measure) ? "" : "（含缺失）" };
  const words = measureWords(measure, `${at}/measure`, setting);
  return [words, predicate(comparison, at, isNegated, subject, setting)];
}

function countClause(measure: CountMeasure, said: Said<MeasureCondition>, setting: Setting): Piece {
  const at = `${said.at}/measure`;
  const plain = said.isNegated ? undefined : plainCount(said.of);
  if (measure.only !== undefined && (plain === "at least once" || plain === "never")) {
    return veryFirstClause(measure, said, plain === "never", setting);
  }
  const name = event(measure, at, setting);
  const tail = eventsTail(measure, at, setting);
  if (plain === "never") {
    return [windowHead(measure.window, at, ""), span("op", `${said.at}/op`, "从未"), name, tail];
  }
  const head = windowHead(measure.window, at, plain === "at least once" ? "" : "累计");
  const times =
    plain === undefined
      ? timesOf(said)
      : span("value", `${said.at}/value`, plain === "at least once" ? "至少1次" : "正好1次");
  return [head, name, times, tail];
}

/** 历史首次下单在最近30天内: of all their orders ever, that one. */
function veryFirstClause(
  measure: CountMeasure,
  said: Said<MeasureCondition>,
  isNever: boolean,
  setting: Setting,
): Piece {
  const at = `${said.at}/measure`;
  const which = span("op", `${at}/only`, measure.only === "first" ? "历史首次" : "历史末次");
  const name = event(measure, at, setting);
  const window = windowHead(measure.window, at, "任意时间");
  const where = whereWords(measure.where, at, setting);
  return [isNever ? "没有" : "", which, name, "在", window, where];
}

/** 至少3次, 少于3次（含0次）. */
function timesOf({ of, at, isNegated }: Said<MeasureCondition>): Piece {
  const value = `${at}/value`;
  if (!("value" in of)) return "";
  if (of.op === "between") {
    return [
      isNegated ? "不是" : "",
      span("value", `${value}/0`, numberText(of.value[0])),
      "至",
      span("value", `${value}/1`, numberText(of.value[1])),
      "次（含两端）",
    ];
  }
  const words = { ...BOUND_WORDS, lt: "少于", neq: "不是正好" };
  const number = span("value", value, numberText(of.value));
  return [span("op", `${at}/op`, words[of.op]), number, "次", includesNothing(of) ? "（含0次）" : ""];
}

/** 满500元, 不足50元（含未消费）. */
function amount({ of, at, isNegated }: Said<MeasureCondition>, setting: Setting): Piece {
  if (!("value" in of)) return "";
  const say = (value: number, where: string) => span("value", where, figure(value, "money", setting));
  if (of.op === "between") {
    const [low, high] = [say(of.value[0], `${at}/value/0`), say(of.value[1], `${at}/value/1`)];
    return [isNegated ? "不在" : "在", low, "至", high, "之间（含两端）"];
  }
  const words = { ...BOUND_WORDS, gte: "满", lt: "不足" };
  return [
    span("op", `${at}/op`, words[of.op]),
    say(of.value, `${at}/value`),
    includesNothing(of) ? "（含未消费）" : "",
  ];
}

/** 最近一次下单距今至少60个整天. */
function daysClause(measure: DaysSinceMeasure, said: Said<MeasureCondition>, setting: Setting): Piece {
  const at = `${said.at}/measure`;
  const { of, isNegated } = said;
  if (!("value" in of)) return "";
  const value = `${said.at}/value`;
  const number = (days: number, where: string) => span("value", where, numberText(days));
  const distance =
    of.op === "between"
      ? [
          "在",
          number(of.value[0], `${value}/0`),
          "至",
          number(of.value[1], `${value}/1`),
          "个整天之间（含两端）",
        ]
      : [
          span("op", `${said.at}/op`, of.op === "lt" ? "不足" : BOUND_WORDS[of.op]),
          number(of.value, value),
          "个整天",
        ];
  return [
    windowHead(measure.window, at, ""),
    measure.of === "days_since_last" ? "最近一次" : "最早一次",
    event(measure, at, setting),
    eventsTail(measure, at, setting),
    "距今",
    isNegated ? "并非" : "",
    distance,
    isNegated || of.op === "neq" ? "（含没有）" : "",
  ];
}

/** 最近4个自然季度（含本期）中有至少3个下单至少1次. */
function periodsClause(measure: PeriodsMeasure, said: Said<MeasureCondition>, setting: Setting): Piece {
  const at = `${said.at}/measure`;
  return [
    periodsWords(measure, at),
    "中",
    howMany(said),
    event(measure, at, setting),
    timesWords(measure.times, at),
    whereWords(measure.where, at, setting),
  ];
}

function howMany({ of, at, isNegated }: Said<MeasureCondition>): Piece {
  if (!("value" in of)) return "";
  if (!isNegated && plainCount(of) === "never") return span("op", `${at}/op`, "没有一期");
  if (of.op === "between") {
    return [
      isNegated ? "并非有" : "有",
      span("value", `${at}/value/0`, numberText(of.value[0])),
      "至",
      span("value", `${at}/value/1`, numberText(of.value[1])),
      "期（含两端）",
    ];
  }
  const words = { ...BOUND_WORDS, lt: "少于", neq: "不是正好" };
  const number = span("value", `${at}/value`, numberText(of.value));
  return ["有", span("op", `${at}/op`, words[of.op]), number, "期", includesNothing(of) ? "（含0期）" : ""];
}
