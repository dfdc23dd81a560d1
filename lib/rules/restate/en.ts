import { predicate } from "#lib/rules/restate/en-comparisons.ts";
import { measureClause } from "#lib/rules/restate/en-measure-clauses.ts";
import { events, measureWords, whereWords, windowTail } from "#lib/rules/restate/en-measures.ts";
import { durationWords } from "#lib/rules/restate/en-windows.ts";
import { traitName } from "#lib/rules/restate/en-words.ts";
import { numberText } from "#lib/rules/restate/figures.ts";
import { ownName, raw } from "#lib/rules/restate/names.ts";
import { joined, type Piece, span } from "#lib/rules/restate/piece.ts";
import { positiveTrait } from "#lib/rules/restate/reading.ts";
import type { Said, Setting, Wording } from "#lib/rules/restate/wording.ts";
import type {
  Condition,
  RankCondition,
  RelativeCondition,
  SequenceCondition,
  Step,
  TraitCondition,
} from "#lib/rules/schema.ts";
import { assertNever } from "#lib/std/assert-never.ts";

/** Clauses are relative clauses: "who ordered …", "whose country is …". */
export const english: Wording = {
  sentence: (clause) => ["Customers ", clause],
  everyone: "All customers",
  nobody: "No customers",
  anyone: "who are any customers at all",
  condition: conditionWords,
  join: (kind, clauses) => joined(clauses, kind === "all" ? ", and " : ", or "),
  bracket: (clause) => ["(", clause, ")"],
  notAmong: (bracketed) => ["who are not among those ", bracketed],
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
      return [`who are ${isNegated ? "not " : ""}in the segment `, span("name", `${at}/segment`, name)];
    }
    case "list": {
      const name = ownName(setting.names, "lists", of.list) ?? raw(of.list);
      return [`who are ${isNegated ? "not " : ""}on the list `, span("name", `${at}/list`, name)];
    }
    default:
      return assertNever(of);
  }
}

function traitClause(said: Said<TraitCondition>, setting: Setting): Piece {
  const held = "for" in said.of ? said.of.for : undefined;
  const { of, at, isNegated } = held ? said : positiveTrait(said);
  const { kind, trait, ...comparison } = of;
  const isPlural = trait === "tags";
  const subject = {
    unit: "plain" as const,
    isPlural,
    isList: isPlural,
    hasHeld: held !== undefined,
    ifMissing: isPlural ? "(or are missing)" : "(or is missing)",
  };
  return [
    "whose ",
    span("name", `${at}/trait`, traitName(trait, setting)),
    " ",
    predicate(comparison, at, isNegated, subject, setting),
    held ? [" without a break for at least ", durationWords(held, `${at}/for`)] : "",
  ];
}

const ONLY_ABOVE_ZERO = " (only values above 0 count)";

function rankClause({ of, at, isNegated }: Said<RankCondition>, setting: Setting): Piece {
  const top = (field: "from" | "to") => {
    const number = numberText(of[field]);
    const size =
      of.unit === "percent" ? `${number} %` : `${number} ${of[field] === 1 ? "customer" : "customers"}`;
    return ["the top ", span("value", `${at}/${field}`, size)];
  };
  return [
    isNegated ? "who do not rank " : "who rank ",
    of.from === 0 ? ["in ", top("to")] : ["between ", top("from"), " and ", top("to")],
    " by ",
    measureWords(of.measure, `${at}/measure`, setting),
    " (ties included; only values above 0 count)",
  ];
}

function relativeClause({ of, at, isNegated }: Said<RelativeCondition>, setting: Setting): Piece {
  const words = { gt: "more than", gte: "at least", lt: "less than", lte: "at most" };
  return [
    "whose ",
    measureWords(of.measure, `${at}/measure`, setting),
    isNegated ? " is not " : " is ",
    span("op", `${at}/op`, words[of.op]),
    " ",
    of.times === 1 ? "" : [span("value", `${at}/times`, numberText(of.times)), " times "],
    "the ",
    span("value", `${at}/than`, of.than),
    ONLY_ABOVE_ZERO,
  ];
}

function sequenceClause({ of, at, isNegated }: Said<SequenceCondition>, setting: Setting): Piece {
  const window = windowTail(of.window, at, " at any time");
  const steps = of.steps.map((step, index) =>
    span("step", `${at}/steps/${index}`, stepWords(step, `${at}/steps/${index}`, index === 0, setting)),
  );
  return [
    isNegated ? "for whom this did not happen" : "who",
    window,
    isNegated ? ": " : " ",
    joined(steps, ", "),
  ];
}

function stepWords(step: Step, at: string, isFirst: boolean, setting: Setting): Piece {
  const { within, where } = step;
  const filters = whereWords(where, at, setting);
  const length = within && durationWords(within, `${at}/within`);
  if (isFirst) return ["first ", events(step, at, "past", setting), filters];
  if (!step.absent) {
    return ["then ", length ? ["within ", length, " "] : "", events(step, at, "past", setting), filters];
  }
  return [
    "then ",
    length ? ["for ", length, " "] : "until now ",
    "did not ",
    events(step, at, "base", setting),
    filters,
  ];
}
