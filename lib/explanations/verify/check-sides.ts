import type { Fact } from "#lib/explanations/fact.ts";
import { factById } from "#lib/explanations/template.ts";
import { clausesOf, type Masked, type Placed } from "#lib/explanations/verify/masked.ts";
import type { Problem } from "#lib/explanations/verify/problem.ts";
import { type Side, type SideWord, sideWords } from "#lib/explanations/verify/side-words.ts";
import type { Subject } from "#lib/explanations/wording/wording.ts";

/**
 * Each figure of a comparison must stand with the words of its own side: the last such words before it in its clause, or
 * else the first after it there, or else the last said before. So nobody's figure can be given to the others.
 */
export function checkSides(sentence: Masked, facts: readonly Fact[], subject: Subject): readonly Problem[] {
  const words = sideWords(sentence, subject);
  return sentence.placed.flatMap((part): Problem[] => {
    const side = sideOf(part, facts);
    if (part.kind !== "fact" || side === undefined) return [];
    const said = sideSaid(part.at, words, sentence);
    if (said === side || (said === undefined && side === "value")) return [];
    const figure = side === "value" ? `{${part.id}}` : `{${part.id}.base}`;
    return [{ code: "side", words: figure, hint: side }];
  });
}

/** Whose figure a placeholder is; of none where the fact does not compare two sides. */
function sideOf(part: Placed, facts: readonly Fact[]): Side | undefined {
  if (part.kind !== "fact" || (part.field !== "value" && part.field !== "base")) return undefined;
  const fact = factById(facts, part.id);
  const isTwoSided = fact?.base !== null && fact?.baseN !== null && fact?.kind !== "conditions_met";
  return fact && isTwoSided ? part.field : undefined;
}

function sideSaid(at: number, words: readonly SideWord[], sentence: Masked): Side | undefined {
  const clause = clausesOf(sentence).find(({ from, to }) => at >= from && at < to) ?? { from: 0, to: 0 };
  const isIn = (word: SideWord) => word.at >= clause.from && word.at < clause.to;
  let said: Side | undefined;
  let last: SideWord | undefined;
  for (const word of words) {
    if (word.at > at) break;
    const isTurn = said && last && isIn(word) && !isIn(last) && isComparand(last, sentence);
    if (isTurn && said) said = opposite(said);
    said = word.side === "other" ? opposite(said ?? "value") : word.side;
    last = word;
  }
  if (last && isIn(last)) return said;
  const after = words.find((word) => word.at > at && isIn(word));
  if (after && after.side !== "other") return after.side;
  if (!last || !said || !isComparand(last, sentence)) return said;
  // "more than others ({f3.base})", but "more than others ({f3} against …)" and "more than others, a median {f3}".
  const isAside = /^\s*[(（]$/.test(sentence.text.slice(last.to, clause.from));
  return isAside && !after ? said : opposite(said);
}

/** Before words that are only what is compared with: than others, 比其他客户. */
const COMPARAND =
  /(?:\b(?:than|to|with|against|versus|vs\.?|from|over)\s+(?:(?:that|those|for|of|in|only|among|the|all)\s+)*|(?:比|较|与|和|跟|(?<![属由])于|过|及)(?:仅|只|同时)?(?:属于|在)?)$/i;

/** Whether a word of sides names what is compared with, and not whom the sentence speaks of. */
export function isComparand({ at }: Pick<SideWord, "at">, { text }: Masked): boolean {
  return COMPARAND.test(text.slice(0, at));
}

export function opposite(side: Side): Side {
  return side === "value" ? "base" : "value";
}
