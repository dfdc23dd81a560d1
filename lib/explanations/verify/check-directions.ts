import type { Fact } from "#lib/explanations/fact.ts";
import { factById } from "#lib/explanations/template.ts";
import { isComparand, opposite } from "#lib/explanations/verify/check-sides.ts";
import { type Direction, type DirectionWord, directionWords } from "#lib/explanations/verify/lexicon.ts";
import { type Clause, clausesOf, type Masked } from "#lib/explanations/verify/masked.ts";
import type { Problem } from "#lib/explanations/verify/problem.ts";
import { type Side, type SideWord, sideWords } from "#lib/explanations/verify/side-words.ts";
import type { Subject } from "#lib/explanations/wording/wording.ts";

/**
 * Every word of direction must say what the facts of its clause say, or of the whole sentence if its clause cites none;
 * all of them, so that no word can hide behind another fact. Said of the others ("others spend less") it is turned round.
 */
export function checkDirections(
  sentence: Masked,
  facts: readonly Fact[],
  subject: Subject,
): readonly Problem[] {
  const clauses = clausesOf(sentence);
  const words = sideWords(sentence, subject);
  return directionWords(sentence.text).flatMap((word): Problem[] => {
    const clause = clauses.find(({ from, to }) => word.at >= from && word.at < to);
    if (!clause) return [];
    const governed = governedBy(clause, sentence, facts);
    const isTurned = isSaidOfOthers(word, clause, words, sentence, subject);
    const said = isTurned ? turned(word.direction) : word.direction;
    const isRight =
      governed.length > 0 &&
      governed.every((fact) => fact.direction === said && (word.about?.includes(fact.about ?? "") ?? true));
    return isRight ? [] : [{ code: "direction", words: word.word, hint: hintOf(governed) }];
  });
}

/** The facts with a direction that a clause cites, or else those that the sentence does. */
function governedBy(clause: Clause, sentence: Masked, facts: readonly Fact[]): readonly Fact[] {
  const cited = (isIn: (at: number) => boolean) => {
    const ids = sentence.placed.flatMap((part) => (part.kind === "fact" && isIn(part.at) ? [part.id] : []));
    return [...new Set(ids)].flatMap((id) => {
      const fact = factById(facts, id);
      return fact && fact.direction !== null ? [fact] : [];
    });
  };
  const own = cited((at) => at >= clause.from && at < clause.to);
  return own.length > 0 ? own : cited(() => true);
}

function isSaidOfOthers(
  word: DirectionWord,
  clause: Clause,
  words: readonly SideWord[],
  sentence: Masked,
  subject: Subject,
): boolean {
  const { text } = sentence;
  const sides = words.filter((each) => each.side !== "other");
  if (subject.kind === "drift") {
    // "It was higher before": where it stands in the clause does not matter.
    return sides.some(
      (each) =>
        each.side === "base" &&
        each.at >= clause.from &&
        each.at < clause.to &&
        /before|previously|formerly|此前|之前|以前|原来/i.test(text.slice(each.at, each.to)) &&
        !isComparand(each, sentence),
    );
  }
  let said: Side = "value";
  for (const each of sides) {
    if (each.at > word.at) break;
    if (each.side === "other") continue;
    if (!isComparand(each, sentence)) said = each.side;
    else if (each.at >= clause.from && isOfClauseOpening(each, clause, text)) said = opposite(each.side);
  }
  return said === "base";
}

/** "Of others, …" and "compared with others …" at the start of a clause set what follows against them. */
function isOfClauseOpening({ at }: SideWord, { from }: Clause, text: string): boolean {
  return /^\s*(?:compared|in contrast|与|和|跟|比|较)/i.test(text.slice(from, at));
}

function turned(direction: Direction): Direction {
  if (direction === 0) return 0;
  return direction === 1 ? -1 : 1;
}

function hintOf(governed: readonly Fact[]): string {
  if (governed.length === 0) return "no fact of this sentence has a direction";
  const words = { "1": "more, rose", "0": "no difference beyond noise", "-1": "less, fell" };
  return governed
    .map(({ id, direction }) => `${id}: ${words[String(direction ?? 0) as keyof typeof words]}`)
    .join("; ");
}
