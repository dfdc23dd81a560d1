import {
  negated,
  nextOf,
  previousOf,
  push,
  type Scope,
  type Taker,
  typed,
} from "#lib/interpretations/built-in/gather/scope.ts";
import { hasWord, type Piece, senseOf } from "#lib/interpretations/built-in/sense.ts";

/** A trait by its name: known, or not known; one that holds yes or no is meant as yes. */
const takeTrait: Taker = (scope, piece) => {
  const trait = senseOf(piece, "trait");
  if (!trait) return false;
  const { pieces, at } = scope.walk;
  // "province=广东": the value behind it says so by itself.
  const value = pieces.slice(at + 1, at + 3).find((each) => senseOf(each, "values"));
  const isOfIt = senseOf(value, "values")?.values.some(
    ({ target }) => target.kind === "trait" && target.trait === trait.trait,
  );
  if (isOfIt && pieces.slice(at + 1, at + 3).every((each) => each === value || isSaying(scope, each)))
    return true;
  const told = pieces.slice(at + 1).find((each) => !each.senses.some(({ k }) => k === "filler"));
  const isUnknownBefore = hasWord(previousOf(scope), "unknown") && !hasWord(told, "known", "unknown");
  const isUnknown = hasWord(told, "unknown") || isUnknownBefore;
  const isYesOrNo = trait.isYesOrNo === true && !isUnknown && !hasWord(told, "known");
  const isNegated = negated(scope);
  const presence = isUnknown !== isNegated ? "missing" : "exists";
  const answer = isNegated ? "is_false" : "is_true";
  push(scope, {
    kind: "rule",
    rule: { kind: "trait", trait: trait.trait, op: isYesOrNo ? answer : presence },
    from: piece.from,
    to: piece.to,
    isNegated: false,
  });
  return true;
};

/** What stands between a trait and its value: "=", "is", "not". */
function isSaying(scope: Scope, piece: Piece): boolean {
  return hasWord(piece, "not") || /^(?:=|==|是|为|is|:)$/u.test(typed(scope, piece));
}

/** Whether a trait is known: the word beside its name. */
const takeKnown: Taker = (scope, piece) => {
  if (!hasWord(piece, "known", "unknown")) return false;
  const before = previousOf(scope);
  const condition = senseOf(before, "condition")?.rule;
  // "no tier on file": said once more.
  if (hasWord(piece, "known") && condition?.kind === "trait" && condition.op === "missing") return true;
  if ([before, nextOf(scope)].some((each) => senseOf(each, "trait") !== undefined)) return true;
  const trait = NAMED.find(([word]) => hasWord(before, word))?.[1];
  if (trait === undefined || !before) return false;
  const isKnown = hasWord(piece, "known") !== negated(scope);
  const rule = { kind: "trait", trait, op: isKnown ? "exists" : "missing" } as const;
  push(scope, { kind: "rule", rule, from: before.from, to: piece.to, isNegated: false });
  return true;
};

/** Traits that go by words of the grammar: "loyalty tier unknown", 城市未知. */
const NAMED = [
  ["tier", "loyalty_tier"],
  ["city", "city"],
  ["live", "city"],
  ["country", "country"],
  ["speak", "language"],
  ["birthday", "birth_date"],
  ["age", "birth_date"],
  ["gender", "gender"],
] as const;

/** Traits that are named: their value, or whether it is known. */
export const namedTraitTakers: readonly Taker[] = [takeTrait, takeKnown];
