import { describe, expect, it } from "vitest";
import { interpretBuiltIn } from "#lib/interpretations/built-in/interpret.ts";
import { normalise } from "#lib/interpretations/built-in/normalise.ts";
import { turned } from "#lib/interpretations/built-in/turns.ts";
import { aSetting } from "#lib/interpretations/testing.ts";
import { ruleKey } from "#lib/rules/keys.ts";

function ruleOf(text: string): string {
  const answer = interpretBuiltIn(text, aSetting());
  if (answer.outcome !== "rule") throw new Error(`${text}: ${JSON.stringify(answer)}`);
  return ruleKey(answer.rule);
}

describe("what is told is of what was just named", () => {
  it.each([
    ["exactly one order, in 2025", "ordered exactly once over all time and ordered in 2025"],
    ["only ordered once, with a coupon", "ordered exactly once over all time and ordered with a coupon"],
    [
      "1 order only, more than 60 days ago",
      "ordered exactly once over all time and ordered more than 60 days ago",
    ],
    ["last order was in 2024 and it was over 100", "last order was in 2024 and last order over 100"],
    ["none of their orders had a coupon", "ordered but never ordered with a coupon"],
    ["not all of their orders had a coupon", "less than 100% of their orders had a coupon"],
    ["not every order had a coupon", "less than 100% of their orders had a coupon"],
    ["searched for nike or puma", "searched for nike or searched for puma"],
    ['searched for "shoes" or "bags"', "searched for shoes or searched for bags"],
    ["searched for shoes and bought them", "searched for shoes and bought shoes"],
    ["searched for shoes but never bought any bags", "searched for shoes but never bought bags"],
    ["everyone but not those in Paris", "everyone except those in Paris"],
    ["women under 30 and men over 40", "women under 30 or men over 40"],
    ["men 18-25 and women over 40", "men aged 18-25 or women over 40"],
    ["ordered 3 times but only once this year", "ordered 3 times over all time but only once this year"],
    ["active last year but not this year", "active last year but did nothing this year"],
    ["ordered in 2023 or 2024 but not 2025", "ordered in 2023 or 2024 but not in 2025"],
    ["women, not without email consent", "women, with email consent"],
    [
      "first order was this month and contained shoes",
      "first order was this month and first order contained shoes",
    ],
    ["used a coupon on every order", "every order had a coupon"],
    ["at least one return for every 3 orders", "refund share at least 33.33%"],
    ["returned one of two orders", "exactly one return over all time and exactly 2 orders over all time"],
    ["registered last year, no order until this year", "registered last year, first order this year"],
    ["checked out but didn't pay", "started checkout but did not order"],
    ["viewed shoes but didn't cart", "viewed shoes but did not add to cart"],
    [
      "last order over 90 days ago, last visit within 7 days",
      "last order over 90 days ago, last visit in the last 7 days",
    ],
    ["no visit since their last order", "ordered and then did not visit"],
    ["haven't opened an email since ordering", "ordered and then haven't opened an email"],
    ["born before 1980 or after 2000", "born before 1980 or born after 2000"],
    ["only women who bought shoes", "women who bought shoes"],
  ])("%s", (text, plain) => {
    expect(ruleOf(text)).toBe(ruleOf(plain));
  });

  it.each([
    ["opened but didn't click the spring email", "opened the spring email but didn't click the spring email"],
    [
      "got the spring email but never opened it",
      "received the spring email but never opened the spring email",
    ],
    ["opened the spring email and clicked it", "opened the spring email and clicked the spring email"],
    ["opened emails but not the march one", "opened emails but not opened the march email"],
    ["opened our email but never clicked it", "opened our email but never clicked it"],
  ])("%s", (text, plain) => {
    expect(turned(normalise(text)).text).toBe(plain);
  });
});

it.each([
  "used to be gold",
  "former gold members",
  "people who used to live in Paris",
  "once were silver",
  "women, formerly in Berlin",
])("knows nobody by what they were: %s", (text) => {
  const answer = interpretBuiltIn(text, aSetting());
  expect(answer.outcome === "question" && answer.questions[0]?.reason).toBe("not_expressible");
});

it.each([
  "non-members who ordered",
  "customers who are not members and ordered this year",
  "spent over 100 except on shoes",
  "spent over 100 on anything but shoes",
  "discount of at least 20%",
  "3 orders, excluding refunded ones",
  "bought shoes at 20% off",
])("leaves out nothing else for what it does not know: %s", (text) => {
  const answer = interpretBuiltIn(text, aSetting());
  expect(answer.outcome === "question" && answer.questions[0]?.reason).toBe("not_expressible");
});

it.each([
  ["ordered once in March", "ordered exactly once in March"],
  ["previously ordered in 2024", "ordered in 2024"],
])("tells what was done before from what somebody was: %s", (text, plain) => {
  expect(ruleOf(text)).toBe(ruleOf(plain));
});
