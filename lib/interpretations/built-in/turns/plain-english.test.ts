import { describe, expect, it } from "vitest";
import { interpretBuiltIn } from "#lib/interpretations/built-in/interpret.ts";
import { aSetting } from "#lib/interpretations/testing.ts";
import { ruleKey } from "#lib/rules/keys.ts";

function ruleOf(text: string): string {
  const answer = interpretBuiltIn(text, aSetting());
  if (answer.outcome !== "rule") throw new Error(`${text}: ${JSON.stringify(answer)}`);
  return ruleKey(answer.rule);
}

describe("plain ways of saying the usual", () => {
  it.each([
    ["no purchase at all this quarter", "no purchase this quarter"],
    ["haven't bought anything at all since March", "haven't bought anything since March"],
    ["ordered exactly once in their life", "ordered exactly once ever"],
    ["bought shoes, then bags later on", "bought shoes, then bags"],
    ["first order came in 2024", "first order was in 2024"],
    ["last purchase took place before 2025", "last purchase was before 2025"],
    ["total spend in 2025 under $100, incl. people who bought nothing", "total spend in 2025 under $100"],
    ["order total above $100 with a coupon", "an order above $100 with a coupon"],
    [
      "no orders in 6 months but at least 5 before",
      "no orders in 6 months but at least 5 orders before that",
    ],
    ["bday this month & newsletter ok", "birthday this month and email ok"],
    [
      "second 10 percent by number of orders (so 10-20%)",
      "between the top 10% and the top 20% by number of orders",
    ],
  ])("%s", (typed, usual) => {
    expect(ruleOf(typed)).toBe(ruleOf(usual));
  });

  it.each(["the good ones", "bold customers", "told us about it"])(
    "takes no word for a slip: %s",
    (typed) => {
      expect(interpretBuiltIn(typed, aSetting()).outcome).toBe("question");
    },
  );
});
