import { describe, expect, it } from "vitest";
import { interpretBuiltIn } from "#lib/interpretations/built-in/interpret.ts";
import { aSetting } from "#lib/interpretations/testing.ts";
import { ruleKey } from "#lib/rules/keys.ts";

function ruleOf(text: string): string {
  const answer = interpretBuiltIn(text, aSetting());
  if (answer.outcome !== "rule") throw new Error(`${text}: ${JSON.stringify(answer)}`);
  return ruleKey(answer.rule);
}

describe("nothing of what is said is dropped", () => {
  it.each([
    [
      "men in Paris who opted in to email, or women in Vienna with it",
      "(men in Paris with email consent) or (women in Vienna with email consent)",
    ],
    [
      "men in Berlin without email consent, or women in Vienna without it",
      "(men in Berlin without email consent) or (women in Vienna without email consent)",
    ],
    [
      "neither viewed nor searched nor bought in the last 30 days",
      "did not view a product in the last 30 days and did not search in the last 30 days and did not order in the last 30 days",
    ],
    [
      "have neither opened an email, visited nor bought anything in 60 days",
      "did not open an email in the last 60 days and did not visit in the last 60 days and did not order in the last 60 days",
    ],
    [
      "neither viewed nor carted nor bought shoes this year",
      "have not viewed shoes this year and have not carted shoes this year and have not bought shoes this year",
    ],
    [
      "neither bought nor viewed shoes this year",
      "have not bought shoes this year and have not viewed shoes this year",
    ],
    ["in the top 10 by orders and by spend", "top 10 by orders and top 10 by spend"],
    [
      "viewed bags more than 3 times without ever adding one to cart",
      "viewed bags more than 3 times and never added bags to cart",
    ],
    ["didn't place one order this year", "no order this year"],
    ["ordered twice, and once without a coupon", "ordered twice and ordered once without a coupon"],
    ["refunded this month, still spending", "refunded this month, still buying"],
    ["consent no, tier gold", "opted out of email, tier gold"],
    ["bought Nike this year or last year, either one", "bought Nike this year or last year"],
    ["people with a tier but without consent for email", "loyalty tier is known and no email consent"],
    ["our whales, so top 1 percent of spend", "top 1% by spend"],
    ["big spenders, meaning spent over $2000 this year", "spent over $2000 this year"],
    [
      "Valentine's Day purchasers, either 2025 or 2026",
      "ordered on 14 February 2025 or ordered on 14 February 2026",
    ],
    ["Black Friday buyers, 2024 or 2025", "ordered on Black Friday 2024 or ordered on Black Friday 2025"],
    ["Black Friday 2024 or 2025 buyers", "ordered on Black Friday 2024 or ordered on Black Friday 2025"],
    ["ranked by order count, the upper third", "top 33.3333% by number of orders"],
    ["ranked by total spend, the top 10%", "top 10% by spend"],
    [
      "Halloween 2025 buyers plus Thanksgiving weekend buyers",
      "Halloween 2025 buyers or Thanksgiving weekend buyers",
    ],
    ["women in Paris plus men in Berlin", "women in Paris or men in Berlin"],
    ["no searches ever", "never searched"],
    ["no searches at all", "never searched"],
    ["searches containing the word laptop", "searched for laptop"],
    ["searched for something with the term laptop", "searched for laptop"],
    [
      "ordered twice with a coupon and once without",
      "ordered twice with a coupon and ordered once without a coupon",
    ],
    ["bought both with and without a coupon", "ordered with a coupon and ordered without a coupon"],
  ])("%s", (text, plain) => {
    expect(ruleOf(text)).toBe(ruleOf(plain));
  });
});

describe("money of one order, and of all of them", () => {
  it.each([
    ["paid less than $40 on their most recent order", "last order under $40"],
    ["spent over $100 on their last order", "last order over $100"],
    ["paid at most 50 for their first order", "first order at most $50"],
    ["no discount on the latest order", "last order without a discount"],
    ["bought more than $300 worth in the last year", "spent more than $300 in the last year"],
    ["purchased less than $50 worth last month", "spent less than $50 last month"],
    ["ordered $500 or more worth this year", "spent $500 or more this year"],
  ])("%s", (text, plain) => {
    expect(ruleOf(text)).toBe(ruleOf(plain));
  });
});

it("asks how much, where only a sum is named", () => {
  expect(interpretBuiltIn("women, by spend", aSetting()).outcome).toBe("question");
});

it.each([
  ["ordered on Black Friday, and again before Christmas", "2025-11-29"],
  ["bought between Black Friday and Cyber Monday, and once more before Christmas Eve", "2025-12-02"],
  ["bought shoes on Black Friday and came back before Christmas", "2025-11-29"],
])("takes what came again to be later: %s", (text, from) => {
  const answer = interpretBuiltIn(text, aSetting({ asOf: Date.parse("2026-03-15T02:00:00Z") }));
  if (answer.outcome !== "rule") throw new Error(JSON.stringify(answer));
  expect(JSON.stringify(answer.rule)).toContain(`"from":"${from}"`);
  expect(answer.assumptions.some(({ alternatives }) => alternatives.length > 0)).toBe(true);
});

it.each([
  "took longer than 30 days from sign-up to first purchase",
  "customers who needed more than a week from signing up to their first order",
  "second order within 30 days of the first",
  "ordered again within 30 days of their first order",
  "gap between first and last order over a year",
  "opened an email on 3 or more different days last month",
  "whose very first order was refunded",
  "whose third order was in 2026",
])("says why no rule can say it: %s", (text) => {
  const answer = interpretBuiltIn(text, aSetting());
  expect(answer.outcome === "question" && answer.questions[0]?.reason).toBe("not_expressible");
});

it.each(["bought shoes and it was not their first order", "ordered twice, wasn't their last order"])(
  "asks what was not the first order: %s",
  (text) => {
    expect(interpretBuiltIn(text, aSetting()).outcome).toBe("question");
  },
);
