import { describe, expect, it } from "vitest";
import { interpretBuiltIn } from "#lib/interpretations/built-in/interpret.ts";
import { aSetting } from "#lib/interpretations/testing.ts";
import { ruleKey } from "#lib/rules/keys.ts";

function ruleOf(text: string): string {
  const answer = interpretBuiltIn(text, aSetting());
  if (answer.outcome !== "rule") throw new Error(`${text}: ${JSON.stringify(answer)}`);
  return ruleKey(answer.rule);
}

describe("other words for what orders were worth", () => {
  it.each([
    ["their latest order came to more than $150", "last order over $150"],
    ["last basket ran to over $200", "last order over $200"],
    ["whose orders came to over $500 in total", "spent over $500"],
    ["orders that came to less than $20", "orders under $20"],
    ["has ordered, but never for less than $40", "has ordered, but never an order below $40"],
    ["never paid less than $40 for an order", "never an order below $40"],
    ["$100-$200 in total last month", "spent between $100 and $200 last month"],
    ["got over $100 refunded in total", "total refunds over $100"],
    ["were refunded more than $50", "total refunds over $50"],
    ["came to shop with us last month", "shopped last month"],
    ["joined in 2025 but only placed their first order this year", "joined in 2025, first order this year"],
    ["only bought for the first time this month", "first order this month"],
    ["customer who buy again after he got a refund", "ordered again after a refund"],
  ])("%s", (typed, plain) => {
    expect(ruleOf(typed)).toBe(ruleOf(plain));
  });

  it("leaves what is of one refund, or one order", () => {
    expect(ruleOf("got a refund of more than $50")).not.toBe(ruleOf("total refunds over $50"));
    expect(ruleOf("only placed one order")).not.toBe(ruleOf("placed one order or more"));
  });
});
