import { numberText } from "#lib/rules/restate/figures.ts";
import { ownName, raw } from "#lib/rules/restate/names.ts";
import { joined, type Piece, span } from "#lib/rules/restate/piece.ts";
import { positiveTrait } from "#lib/rules/restate/reading.ts";
import type { Said, Setting, Wording } from "#lib/rules/restate/wording.ts";
import { BOUND_WORDS, predicate } from "#lib/rules/restate/zh-comparisons.ts";
import { measureClause } from "#lib/rules/restate/zh-measure-clauses.ts";
import { event, measureWords, whereWords, windowHead } from "#lib/rules/restate/zh-measures.ts";
import { durationWords } from "#lib/rules/restate/zh-windows.ts";
import { traitName } from "#lib/rules/restate/zh-words.ts";
import type {
  Condition,
  RankCondition,
  RelativeCondition,
  SequenceCondition,
  Step,
  TraitCondition,
} from "#lib/rules/schema.ts";
import { assertNever } from "#lib/std/assert-never.ts";

export const chinese: Wording = {
  sentence: (clause) => [clause, "的客户"],
  everyone: "所有客户",
  nobody: "没有任何客户",
  anyone: "属于全体客户",
  condition: conditionWords,
  join: (kind, clauses) => joined(clauses, kind === "all" ? "，且" : "，或"),
  bracket: (clause) => ["（", clause, "）"],
  notAmong: (bracketed) => ["不满足", bracketed],
};

function conditionWords({ of, at, isNegated }: Said<Condition>, setting: Setting): Piece {
  switch (of.kind) {
    case "trait":
      return traitClause({ of, at, isNegated }, setting);
    case "measure":
      return measureClause({ of, at, isNegated }, setting);
    case "rank":
      return rankClause({ of, at, isNegated }, setting);
    case "relative":
      return relativeClause({ of, at, isNegated }, setting);
    case "sequence":
      return sequenceClause({ of, at, isNegated }, setting);
    case "segment": {
      const name = ownName(setting.names, "segments", of.segment) ?? raw(of.segment);
      return [isNegated ? "不属于客群" : "属于客群", span("name", `${at}/segment`, name)];
    }
    case "list": {
      const name = ownName(setting.names, "lists", of.list) ?? raw(of.list);
      return [isNegated ? "不在名单" : "在名单", span("name", `${at}/list`, name), "中"];
    }
    default:
      return assertNever(of);
  }
}

function traitClause(said: Said<TraitCondition>, setting: Setting): Piece {
  const held = "for" in said.of ? said.of.for : undefined;
  const { of, at, isNegated } = held ? said : positiveTrait(said);
  const { kind, trait, ...comparison } = of;
  const subject = { unit: "plain" as const, isList: trait === "tags", ifMissing: "（含缺失）" };
  return [
    span("name", `${at}/trait`, traitName(trait, setting)),
    predicate(comparison, at, isNegated, subject, setting),
    held ? ["（已连续保持至少", durationWords(held, `${at}/for`), "）"] : "",
  ];
}

function rankClause({ of, at, isNegated }: Said<RankCondition>, setting: Setting): Piece {
  const top = (field: "from" | "to") =>
    span("value", `${at}/${field}`, `前${numberText(of[field])}${of.unit === "percent" ? "%" : "名"}`);
  return [
    measureWords(of.measure, `${at}/measure`, setting),
    isNegated ? "排名不在" : "排名",
    of.from === 0 ? top("to") : [top("from"), "与", top("to"), "之间"],
    "（含并列，只计大于0的客户）",
  ];
}

function relativeClause({ of, at, isNegated }: Said<RelativeCondition>, setting: Setting): Piece {
  return [
    measureWords(of.measure, `${at}/measure`, setting),
    isNegated ? "并非" : "",
    span("op", `${at}/op`, BOUND_WORDS[of.op]),
    span("value", `${at}/than`, of.than === "mean" ? "平均值" : "中位数"),
    of.times === 1 ? "" : ["的", span("value", `${at}/times`, numberText(of.times)), "倍"],
    "（只计大于0的客户）",
  ];
}

function sequenceClause({ of, at, isNegated }: Said<SequenceCondition>, setting: Setting): Piece {
  const steps = of.steps.map((step, index) =>
    span("step", `${at}/steps/${index}`, stepWords(step, `${at}/steps/${index}`, index === 0, setting)),
  );
  return [windowHead(of.window, at, "任意时间"), isNegated ? "没有依次发生：先" : "先", joined(steps, "，")];
}

function stepWords(step: Step, at: string, isFirst: boolean, setting: Setting): Piece {
  const name = event(step, at, setting);
  const filters = whereWords(step.where, at, setting);
  const length = step.within && durationWords(step.within, `${at}/within`);
  if (isFirst) return [name, filters];
  if (!step.absent) return [length ? [length, "内再"] : "再", name, filters];
  return [length ? ["之后满", length, "未"] : "之后至今未", name, filters];
}
