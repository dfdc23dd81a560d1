import { signatureOfWords } from "#lib/interpretations/built-in/refine/named.ts";
import { type Piece, senseOf } from "#lib/interpretations/built-in/sense.ts";
import type { Setting } from "#lib/interpretations/built-in/setting.ts";
import type { Encoding } from "#lib/interpretations/llm/encoding.ts";
import { contentsOf } from "#lib/interpretations/llm/rule-contents.ts";
import { dependsOn } from "#lib/rules/depends-on.ts";
import { placesOf } from "#lib/rules/places.ts";
import type { Rule } from "#lib/rules/schema.ts";

/**
 * Values and traits of a rule that nobody named: a condition that a model adds by itself, or because a text of the data told
 * it to. A value may stand for a word that is not known (Spain, ES): so many are let through as there are such words.
 */
export function inventedConditions(
  pieces: readonly Piece[],
  text: string,
  rule: Rule,
  before: Rule,
  { clauses, assumptions }: Pick<Encoding, "clauses" | "assumptions">,
  setting: Setting,
): readonly string[] {
  if (clauses.some(({ kind }) => kind === "term")) return [];
  const stated = assumptions.map(({ assumed }) => assumed.toLowerCase()).join(" ");
  const isStated = (name: string) => stated.includes(name.toLowerCase().replaceAll("_", " "));
  const senses = pieces.flatMap(({ senses }) => senses);
  const meant = new Set(
    senses.flatMap((sense) => {
      if (sense.k === "values") return sense.values.map(({ value }) => value);
      if (sense.k === "condition") return contentsOf(sense.rule).texts;
      return sense.k === "filter" ? sense.filters.flatMap(({ ...each }) => textsIn(each)) : [];
    }),
  );
  const unknown = pieces.filter(({ senses: [first] }) => first?.k === "unknown").length;
  const values = contentsOf(rule, before).texts.filter(
    (each) => !meant.has(each) && !isWritten(each, text) && !isStated(each),
  );
  const marks = signatureOfWords(text, setting);
  const named = new Set([
    ...senses.flatMap((sense) => (sense.k === "condition" ? [...dependsOn(sense.rule).traits] : [])),
    ...dependsOn(before).traits,
  ]);
  const hasUnknownValue = unknown > 0 || values.length > 0;
  const traits = [...dependsOn(rule).traits].filter((trait) => {
    const words = trait.replaceAll("_", " ").split(" ");
    const isSaid =
      words.some((word) => text.includes(word)) ||
      pieces.some((piece) => isOfTrait(piece, trait)) ||
      isValueSaid(rule, trait, text);
    return (
      !named.has(trait) && !marks.has(`trait:${trait}`) && !isSaid && !isStated(trait) && !hasUnknownValue
    );
  });
  return [
    ...(values.length > unknown ? values : []).map(
      (each) => `the value ${JSON.stringify(each)} is neither in the description nor in what was assumed`,
    ),
    ...traits.map((each) => `nothing in the description is about the trait ${JSON.stringify(each)}`),
  ];
}

/** 北上广 is 北京, 上海 and 广州. */
function isWritten(value: string, text: string): boolean {
  const isAbbreviated = /^\p{Script=Han}{2}$/u.test(value) && text.includes(value.slice(0, 1));
  return isAbbreviated || text.includes(value.toLowerCase());
}

function isValueSaid(rule: Rule, trait: string, text: string): boolean {
  return placesOf(rule).some(({ condition }) => {
    if (condition.kind !== "trait" || condition.trait !== trait || !("value" in condition)) return false;
    return textsIn(condition.value).some((value) => isWritten(value, text));
  });
}

function isOfTrait(piece: Piece, trait: string): boolean {
  const values = senseOf(piece, "values")?.values ?? [];
  return values.some(({ target }) => target.kind === "trait" && target.trait === trait);
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
