import { on, type Production } from "#lib/interpretations/built-in/pattern.ts";
import type { Piece, Sense } from "#lib/interpretations/built-in/sense.ts";

/** Traits that go by words of the grammar. */
const NAMED = {
  tier: "loyalty_tier",
  city: "city",
  country: "country",
  birthday: "birth_date",
  age: "birth_date",
  gender: "gender",
} as const;

/** What a clause about a trait's value goes on with: 没有城市在北京的, 没有会员等级高于银卡的. */
const GOES_ON = new Set<Sense["k"]>([
  "values",
  "window",
  "days",
  "month",
  "cmp",
  "amount",
  "number",
  "unknown",
  "quoted",
]);

/** 没有会员等级, 没填生日: the trait is not known. Only where nothing is said of its value. */
export const missingTraits: readonly Production[] = (Object.keys(NAMED) as (keyof typeof NAMED)[]).flatMap(
  (word) => [
    on(`not|unknown ${word}`, (_, { pieces, start, end }) =>
      isAlone(pieces[start - 1]) && isAlone(pieces[end])
        ? { k: "condition", rule: { kind: "trait", trait: NAMED[word], op: "missing" } }
        : undefined,
    ),
    // 填了性别
    on(`known ${word}`, (_, { pieces, end }) =>
      isAlone(pieces[end])
        ? { k: "condition", rule: { kind: "trait", trait: NAMED[word], op: "exists" } }
        : undefined,
    ),
    // "women who don't have a tier", 年龄不详: whatever stands before it.
    ...[`not a ${word}`, `${word} unknown`].map((pattern) =>
      on(pattern, (_, { pieces, end }) =>
        isAlone(pieces[end])
          ? { k: "condition", rule: { kind: "trait", trait: NAMED[word], op: "missing" } }
          : undefined,
      ),
    ),
  ],
);

function isAlone(piece: Piece | undefined): boolean {
  return !piece?.senses.some(({ k }) => GOES_ON.has(k));
}
