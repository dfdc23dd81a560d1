import { describe, expect, it } from "vitest";
import { interpretBuiltIn } from "#lib/interpretations/built-in/interpret.ts";
import { aSetting } from "#lib/interpretations/testing.ts";
import { ruleKey } from "#lib/rules/keys.ts";

function answerTo(text: string) {
  const answer = interpretBuiltIn(text, aSetting());
  if (answer.outcome !== "rule") throw new Error(`${text}: ${JSON.stringify(answer)}`);
  return answer;
}

function ruleOf(text: string): string {
  return ruleKey(answerTo(text).rule);
}

describe("what is said behind a comma, or at the end", () => {
  it.each([
    ["shoes over 100, purchased in 2025", "bought shoes over 100 in 2025"],
    ["shoes, ordered last month", "bought shoes last month"],
    ["women, bought in 2025", "women who bought in 2025"],
    ["refunded more than $200 in total", "total refunds more than $200"],
    ["women who returned over $300 altogether this year", "women, total refunds over $300 this year"],
    ["got a refund within two weeks of a purchase", "got a refund within two weeks after a purchase"],
    ["ordered last weekend", "ordered last week on weekends"],
    ["everybody who sits in Germany", "everybody who lives in Germany"],
    ["leave out anybody who has refused our mails", "leave out anybody who opted out of emails"],
    ["bought shoes at least three times or so", "bought shoes at least three times"],
    ["maybe we could write to women in Germany", "women in Germany"],
  ])("%s", (typed, usual) => {
    expect(ruleOf(typed)).toBe(ruleOf(usual));
  });

  it("leaves orders of their own apart", () => {
    expect(ruleOf("shoe buyers, ordered last month")).not.toBe(ruleOf("bought shoes last month"));
    expect(ruleOf("bought shoes, ordered last month")).not.toBe(ruleOf("bought shoes last month"));
    expect(ruleOf("viewed shoes, ordered last month")).not.toBe(ruleOf("viewed shoes last month"));
  });
});

describe("a default that an analyst would want to see is stated", () => {
  it.each([
    ['searched for "running shoes"', "the search text contains these words", 1],
    ["return rate above 20%", "by the number of orders", 1],
    ["looked at something in the last 36 hours", "product views", 1],
    ["no order in half a year", "half a year is taken as 6 calendar months, not 182 days", 0],
    ["customers for more than 3 years", "by the date of signing up", 0],
    ["only ever bought shoes", "nothing else in any order", 1],
    ["exclusively buys shoes", "nothing else in any order", 1],
    ["only bought shoes", "in every order, whatever else is in it", 1],
  ])("%s: %s", (typed, assumed, others) => {
    const found = answerTo(typed).assumptions.find((each) => each.assumed === assumed);
    expect(found?.alternatives).toHaveLength(others);
  });

  it.each(["viewed products last week", "no order in the last 6 months"])(
    "not where it is said: %s",
    (typed) => {
      expect(answerTo(typed).assumptions).toEqual([]);
    },
  );
});
