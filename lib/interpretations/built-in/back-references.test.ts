import { describe, expect, it } from "vitest";
import { interpretBuiltIn } from "#lib/interpretations/built-in/interpret.ts";
import { aSetting } from "#lib/interpretations/testing.ts";
import { ruleKey } from "#lib/rules/keys.ts";

const en = aSetting();

function keyOf(text: string): string {
  const answer = interpretBuiltIn(text, en);
  if (answer.outcome !== "rule") throw new Error(`${text}: ${JSON.stringify(answer)}`);
  return ruleKey(answer.rule);
}

describe("ordinary constructions of English", () => {
  it.each([
    // Of what was said before
    [
      "two or more orders in February 2026, at least one of which used SPRING",
      "two or more orders in February 2026, at least one order in February 2026 with SPRING",
    ],
    [
      "viewed shoes then put one in the cart within a day",
      "viewed shoes then put shoes in the cart within a day",
    ],
    [
      "bought shoes in 2024 and hasn't bought another one since",
      "bought shoes in 2024 and hasn't bought shoes since 2025",
    ],
    [
      "whose first and latest order both used a coupon",
      "first order used a coupon, last order used a coupon",
    ],
    // One thing after another
    [
      "returned something and re-ordered within 2 weeks after it",
      "returned something, then ordered within 2 weeks",
    ],
    [
      "email openers from the last 2 weeks who then bought within 48h of opening",
      "opened an email in the last 2 weeks then bought within 48 hours",
    ],
    ["refunded within 10 days of purchasing, shoes only", "bought shoes then refunded within 10 days"],
    // Rank
    ["200 customers with most orders this year", "top 200 customers by orders this year"],
    ["the 50 customers with the highest spend in 2025", "top 50 customers by spend in 2025"],
    ["100 shoppers who order most often", "top 100 customers by number of orders"],
    // Money
    ["saved more than $25 through discounts this year", "total discount more than $25 this year"],
    ["hit $500 in spend this year", "spent at least $500 this year"],
    ["averaging over $80 this year", "average order value over $80 this year"],
    ["at least half of their money goes to shoes", "at least half of their money spent on shoes"],
    // Traits
    ["holding a loyalty tier (any of them)", "loyalty tier is known"],
    ["tier: any, women", "loyalty tier is known, women"],
    // Browsing
    ["cart but no order in the last 3 days", "added to cart but no order in the last 3 days"],
    ["checked Nike last week", "viewed Nike last week"],
    // Decoration and slips
    ["🎉 women in Berlin 🎉", "women in Berlin"],
    ["lookin for women, nuthin ordered", "looking for women, nothing ordered"],
  ])("%s is %s", (typed, meant) => {
    expect(keyOf(typed)).toBe(keyOf(meant));
  });

  it.each(["bought 👟 last week", "went to Berlin", "bought on 30 February", "women on 🚲"])(
    "ask where a word may name something: %s",
    (typed) => {
      expect(interpretBuiltIn(typed, en).outcome).toBe("question");
    },
  );
});
