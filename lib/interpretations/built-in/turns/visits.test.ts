import { describe, expect, it } from "vitest";
import { interpretBuiltIn } from "#lib/interpretations/built-in/interpret.ts";
import { aSetting } from "#lib/interpretations/testing.ts";
import { ruleKey } from "#lib/rules/keys.ts";

function ruleOf(text: string): string {
  const answer = interpretBuiltIn(text, aSetting());
  if (answer.outcome !== "rule") throw new Error(`${text}: ${JSON.stringify(answer)}`);
  return ruleKey(answer.rule);
}

describe("more words than are needed say the same", () => {
  it.each([
    ["haven't shopped with us for half a year", "haven't shopped for half a year"],
    ["have not bought anything from us in 90 days", "have not bought anything in 90 days"],
    ["customers who ordered with us twice this year", "customers who ordered twice this year"],
    ["searched on the site, then bought within a week", "searched, then bought within a week"],
    ["searched on our website in the last 30 days", "searched in the last 30 days"],
    [
      "began checkout in the last 3 days but never finished",
      "began checkout in the last 3 days but did not complete it",
    ],
    [
      "opened an email and placed an order no more than 3 days after",
      "opened an email and placed an order within 3 days",
    ],
    ["first decile by spend", "top 10 percent by spend"],
    ["the second decile by spend", "top 10 to top 20 percent by spend"],
    ["at least twice as many orders as the median buyer", "at least twice the median number of orders"],
    ["3 times as many orders as the average customer", "3 times the average number of orders"],
    ["no purch 60d", "no purchase 60d"],
    [
      "viewed shoes, then added shoes to the cart and finally bought shoes",
      "viewed shoes, then added shoes to the cart, then bought shoes",
    ],
    ["bought shoes but without having returned anything", "bought shoes but never returned anything"],
  ])("%s", (text, plain) => {
    expect(ruleOf(text)).toBe(ruleOf(plain));
  });
});

it("keeps what was searched for, and how long somebody has been there", () => {
  expect(ruleOf('searched for "on the site"')).toContain("on the site");
  expect(ruleOf("been with us for half a year")).toContain("signed_up_at");
});

it.each(["one order", "1 order", "one refund", "two orders"])(
  "hears “at least” behind “and”: %s",
  (counted) => {
    expect(ruleOf(`from Germany and at least ${counted} this year`)).toBe(
      ruleOf(`from Germany, at least ${counted} this year`),
    );
  },
);

it.each([
  "opened an email as soon as they ordered",
  "viewed a product and finally bought",
  "from Germany once they ordered",
])("does not pass over a word that may set things in order: %s", (text) => {
  const answer = interpretBuiltIn(text, aSetting());
  const isHeard = answer.outcome !== "rule" || answer.assumptions.some(({ words }) => /once/.test(words));
  expect(isHeard).toBe(true);
});
