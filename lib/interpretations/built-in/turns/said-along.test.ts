import { describe, expect, it } from "vitest";
import { interpretBuiltIn } from "#lib/interpretations/built-in/interpret.ts";
import { aWholeShop } from "#lib/interpretations/testing-shops.ts";
import { ruleKey } from "#lib/rules/keys.ts";

const shop = aWholeShop("en");

function ruleOf(text: string): string {
  const answer = interpretBuiltIn(text, shop);
  if (answer.outcome !== "rule") throw new Error(`${text}: ${JSON.stringify(answer)}`);
  return ruleKey(answer.rule);
}

describe("what is said along with what was done", () => {
  it.each([
    [
      "2 to 4 orders in the last 6 months, none of them with a coupon",
      "2 to 4 orders in the last 6 months, and never ordered with a coupon in the last 6 months",
    ],
    [
      "more than 2 orders this year, no coupon in any of them",
      "more than 2 orders this year, and never ordered with a coupon this year",
    ],
    ["3+ orders, none of them over $50", "3+ orders, and never an order over $50"],
    ["haven't ordered for over six months", "haven't ordered for six months"],
    ["at least four orders averaging over $40", "at least four orders and average order value over $40"],
    ["customers who started out with shoes", "customers who first bought shoes"],
    ["everyone bar gold members", "everyone except gold members"],
    ["opened an email, never touched a promo code", "opened an email, never used a promo code"],
    ["third decile by total spend", "between the top 20% and the top 30% by total spend"],
    ["top 5% by 2025 spend", "top 5% by spend in 2025"],
    ["got more than half of their money back", "refunds come to more than 50% of what they paid"],
    ["people who bought by us shoes twice", "people who bought shoes twice"],
    ["signed up for our newsletter", "subscribed to our newsletter"],
    ["all their orders were over $50", "every order over $50"],
    ["had an order over $100 refunded", "had a refund over $100"],
    ["never gave something back", "never returned something"],
    ["customers who've gone quiet on us", "customers who've gone quiet"],
    ["night owls - ordered between midnight and 5am", "night owls: ordered between midnight and 5am"],
    ["started checkout but didn't complete it", "started checkout but did not order after that"],
    [
      "ordered this month after no orders from October through February",
      "ordered this month, and no orders from October through February",
    ],
  ])("%s", (typed, plain) => {
    expect(ruleOf(typed)).toBe(ruleOf(plain));
  });

  it("denies only the first after either", () => {
    const neither = ruleOf("neither ordered this year nor returned anything");
    expect(ruleOf("either no order this year or a refund")).not.toBe(neither);
  });

  it("keeps how long a tier has been held at most", () => {
    expect(ruleOf("gold for less than a year")).not.toBe(ruleOf("gold for a year"));
  });
});
