import { describe, expect, it } from "vitest";
import { interpretBuiltIn } from "#lib/interpretations/built-in/interpret.ts";
import { normalise } from "#lib/interpretations/built-in/normalise.ts";
import { turned } from "#lib/interpretations/built-in/turns.ts";
import { aSetting } from "#lib/interpretations/testing.ts";
import { ruleKey } from "#lib/rules/keys.ts";

function readingOf(text: string) {
  const answer = interpretBuiltIn(text, aSetting());
  if (answer.outcome !== "rule") throw new Error(`${text}: ${JSON.stringify(answer)}`);
  return answer;
}

const ruleOf = (text: string) => ruleKey(readingOf(text).rule);

describe("what holds of all of one's orders", () => {
  it.each([
    ["exactly two orders, both in 2025", "exactly 2 orders over all time and exactly 2 orders in 2025"],
    ["two orders, both last year", "exactly 2 orders over all time and exactly 2 orders last year"],
    ["3 orders, all of them in 2025", "exactly 3 orders over all time and exactly 3 orders in 2025"],
    [
      "three purchases, all in the last 90 days",
      "exactly 3 purchases over all time and exactly 3 purchases in the last 90 days",
    ],
    ["at least 3 orders, all in the last 90 days", "at least 3 orders in the last 90 days and not before"],
    [
      "all of their orders were in 2025",
      "at least 1 orders in 2025 and never ordered before 2025 and never ordered since 2026",
    ],
    [
      "3 or more orders, all in 2025",
      "3 or more orders in 2025 and never ordered before 2025 and never ordered since 2026",
    ],
    ["bought shoes and bags in any order", "bought shoes and bags"],
    ["bought a bag, shoes and sneakers", "bought bags, shoes and sneakers"],
  ])("%s", (text, plain) => {
    expect(ruleOf(text)).toBe(ruleOf(plain));
  });

  it.each([
    "all of their orders were in March",
    "3 or more orders, all of them last year",
    "three purchases within any ten days",
    "2 orders within any 30-day period",
    "bought shoes in December, every year since 2023",
    "ordered in December each year since 2023",
    "bought any brand but Nike",
    "bought other brands than Nike",
  ])("is asked about where no rule can say it: %s", (text) => {
    const answer = interpretBuiltIn(text, aSetting());
    expect(answer.outcome === "question" && answer.questions[0]?.reason).toBe("not_expressible");
  });
});

describe("what is left out in few words", () => {
  it.each([
    ["any country but France", "country not France"],
    ["men, any city except Berlin, 2 or more orders", "men, city not Berlin, 2 or more orders"],
    ["all countries but Germany", "country not Germany"],
    ["nobody without email consent", "with email consent"],
    ["women in Berlin, nobody without a coupon", "women in Berlin, with a coupon"],
    ["email consent is missing", "email consent unknown"],
    ["no consent recorded", "without consent"],
    ["not a single email opened in '26", "not a single email opened in 2026"],
    ["ordered in '25 but not in '26", "ordered in 2025 but not in 2026"],
    [
      "stopped buying shoes: bought them last year, not this year",
      "bought shoes last year but not this year",
    ],
  ])("%s", (text, plain) => {
    expect(ruleOf(text)).toBe(ruleOf(plain));
  });

  it.each([
    "spent at least $300, minus refunds",
    "spent over 300 less returns",
    "spent over 300, refunds deducted",
    "total spend above 300 not counting refunds",
  ])("takes refunds off in no rule: %s", (text) => {
    const answer = interpretBuiltIn(text, aSetting());
    expect(answer.outcome === "question" && answer.questions[0]?.text).toContain("Net spend");
  });

  it("tells a code that was used for the first time from a first order", () => {
    expect(readingOf("used SPRING for the first time in March").restatement).toBe(
      "Customers who ordered at least once from 1 March 2026 to 31 March 2026 inclusive where coupon is “SPRING”, and who never ordered from 1 January 1900 to 28 February 2026 inclusive where coupon is “SPRING”",
    );
  });
});

it.each([
  ["mobile only shoppers", "only ordered on mobile"],
  ["desktop-only customers in Berlin", "only ordered on desktop in berlin"],
  ["shoppers on tablet only", "only ordered on tablet"],
  ["paid with a phone", "ordered on mobile"],
  ["bought shoes using their phone", "bought shoes on mobile"],
  ["bought with a phone number", "bought with a phone number"],
])("takes a device for what was ordered on: %s", (text, plain) => {
  expect(turned(normalise(text)).text).toBe(plain);
});

describe("when it was that a cart was left", () => {
  it.each([
    ["left items in their basket on Friday night", "the weekday is Friday and the time of day"],
    ["abandoned a cart on a Sunday", "where the weekday is Sunday, then for 24 hours did not order"],
    ["abandoned checkout in the morning", "first started a checkout where the time of day"],
  ])("%s", (text, part) => {
    const { restatement, assumptions } = readingOf(text);
    expect(restatement).toContain(part);
    expect(restatement).not.toContain("who ordered");
    expect(assumptions.some(({ alternatives }) => alternatives.length > 0)).toBe(true);
  });
});
