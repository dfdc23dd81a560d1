import { describe, expect, it } from "vitest";
import { interpretBuiltIn } from "#lib/interpretations/built-in/interpret.ts";
import { aSetting } from "#lib/interpretations/testing.ts";
import { ruleKey } from "#lib/rules/keys.ts";

function readingOf(text: string) {
  const answer = interpretBuiltIn(text, aSetting());
  if (answer.outcome !== "rule") throw new Error(`${text}: ${JSON.stringify(answer)}`);
  return answer;
}

const ruleOf = (text: string) => ruleKey(readingOf(text).rule);

describe("an exception ends where those who are left are spoken of again", () => {
  it.each([
    ["Germany excluding Berlin who bought shoes", "bought shoes, in Germany, except Berlin"],
    ["gold members excluding Paris, ordered this month", "ordered this month, gold members, except Paris"],
    ["everyone in Germany except Berlin, spent over 300", "spent over 300, in Germany, except Berlin"],
    ["women excluding gold members, ordered this year", "ordered this year, women, except gold members"],
    [
      "everyone except Berlin, Paris and Vienna, ordered this year",
      "ordered this year, except Berlin, Paris and Vienna",
    ],
    ["all customers excluding Berlin but with 2 or more orders", "2 or more orders, except Berlin"],
    ["everyone except men, ordered this month", "ordered this month, except men"],
  ])("%s", (text, plain) => {
    expect(ruleOf(text)).toBe(ruleOf(plain));
  });
});

describe("what is told of those who are left out is of them together", () => {
  it.each([
    [
      "silver members except those in Paris who spent over 500",
      "Customers whose loyalty tier is “silver”, and who are not among those (whose city is “Paris”, and who spent more than $500 over all time)",
    ],
    [
      "everyone except men who bought shoes",
      "Customers who are not among those (whose gender is “male”, and who ordered at least once where category is “Shoes”)",
    ],
    [
      "everyone except those who returned something or used a coupon",
      "Customers who are not among those (who returned an order at least once, or who used a coupon at least once)",
    ],
    [
      "excluding those who returned, cancelled or reviewed",
      "Customers who are not among those (who returned an order at least once, or who cancelled an order at least once, or who reviewed a product at least once)",
    ],
  ])("%s", (text, restatement) => {
    expect(readingOf(text).restatement).toBe(restatement);
  });

  it("keeps who did either as the other reading of two things done", () => {
    const { restatement, assumptions } = readingOf(
      "everyone except those who bought Nike and returned something",
    );
    expect(restatement).toBe(
      "Customers who are not among those (who ordered at least once where brand is “Nike”, and who returned an order at least once)",
    );
    expect(assumptions.flatMap(({ alternatives }) => alternatives)).toHaveLength(1);
  });
});
