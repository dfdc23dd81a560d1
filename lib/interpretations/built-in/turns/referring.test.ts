import { describe, expect, it } from "vitest";
import { interpretBuiltIn } from "#lib/interpretations/built-in/interpret.ts";
import { aSetting } from "#lib/interpretations/testing.ts";
import { ruleKey } from "#lib/rules/keys.ts";

function ruleOf(text: string): string {
  const answer = interpretBuiltIn(text, aSetting());
  if (answer.outcome !== "rule") throw new Error(`${text}: ${JSON.stringify(answer)}`);
  return ruleKey(answer.rule);
}

describe("what points back at times, things and conditions", () => {
  it.each([
    ["not ordered in 30 days, nor visited in 14", "not ordered in 30 days and not visited in 14 days"],
    ["had a refund and since then at least one more purchase", "returned an order and then ordered"],
    ["first order in 2024 and at least two more since", "first order in 2024 and ordered at least 3 times"],
    [
      "carted shoes this week without buying them afterwards",
      "carted shoes this week and did not buy shoes since",
    ],
    ["bought nothing since their refund", "returned an order and then did not order"],
    ["bought shoes and within 30 days bags", "bought shoes then bought bags within 30 days"],
    ["it's been over 100 days since they bought anything", "last order over 100 days ago"],
    ["less than 14 days since signup", "signed up less than 14 days ago"],
    ["last order is at least a month old", "last order was at least a month ago"],
    [
      "spent over 200 on shoes and at least 2 orders of them",
      "spent over 200 on shoes and ordered shoes at least 2 times",
    ],
    [
      "bought shoes 3 times or more, last time over 6 weeks ago",
      "bought shoes 3 times or more, last bought shoes over 6 weeks ago",
    ],
    [
      "3 orders in 2025, none of which used a coupon",
      "3 orders in 2025 and never ordered with a coupon in 2025",
    ],
    [
      "ordered in January and have only viewed products since then",
      "ordered in January and have not ordered since and viewed products since",
    ],
    [
      "no order since the 1st of February but at least 5 before",
      "no order since the 1st of February but ordered at least 5 times before",
    ],
    ["first order over 50 and over 150 on their last", "first order over 50 and last order over 150"],
    ["purchases of 500 or more, exactly one of them", "exactly one purchase of 500 or more"],
    [
      "largest order last year above 250, none this year",
      "largest order last year above 250 and no order this year",
    ],
    [
      "last order was over 200 and paid without a coupon",
      "last order over 200 and last order without a coupon",
    ],
    ["exclude refunders: buyers of shoes", "buyers of shoes except refunders"],
    ["opened more emails this month than last month", "opened emails more this month than last month"],
  ])("%s", (text, plain) => {
    expect(ruleOf(text)).toBe(ruleOf(plain));
  });

  it.each([
    [
      "bought shoes last month but did not buy them this month",
      "bought shoes last month but did not buy shoes this month",
    ],
    [
      "bought shoes last month except those that bought them this month",
      "bought shoes last month except those that bought shoes this month",
    ],
    ["bought shoes in 2025, not bought them since", "bought shoes in 2025, not bought shoes since"],
    [
      "bought shoes in 2025 and did not buy any other this year",
      "bought shoes in 2025 and did not buy shoes this year",
    ],
    [
      "searched for shoes, viewed them, never bought any",
      "searched for shoes, viewed shoes, never bought shoes",
    ],
  ])("things: %s", (text, plain) => {
    expect(ruleOf(text)).toBe(ruleOf(plain));
  });

  it.each([
    [
      "haven't visited and haven't ordered for 60 days",
      "haven't visited in 60 days and haven't ordered in 60 days",
    ],
    [
      "ordered at least 3 times and at least once since February",
      "ordered at least 3 times over all time and ordered at least once since February",
    ],
    ["over 18 but under 30", "aged over 18 and aged under 30"],
    [
      "neither ordered nor visited for 45 days, but opened an email this week",
      "not ordered for 45 days and not visited for 45 days, but opened an email this week",
    ],
    [
      "did not order last week or the week before",
      "did not order last week and did not order the week before last",
    ],
    ["not visited for more than 30 days but less than 90", "not visited in 30 to 90 days"],
    ["exactly 2 orders, the second one this month", "exactly 2 orders, last order this month"],
    [
      "visited in each of the past 4 weeks but never ordered in that period",
      "visited in each of the past 4 weeks but never ordered in the last 4 weeks",
    ],
    [
      "bought shoes and never reordered them within 60 days",
      "bought shoes then did not buy shoes within 60 days",
    ],
  ])("scope: %s", (text, plain) => {
    expect(ruleOf(text)).toBe(ruleOf(plain));
  });

  it.each([
    ["none of their orders was below 30", "ordered but no single order worth below 30"],
    ["the average of their orders is more than 90", "average order value more than 90"],
    ["spent between 300 and 600 over at most 3 orders", "spent between 300 and 600 and at most 3 orders"],
    ["3 orders this year, each one over 60", "3 orders of over 60 each this year"],
    [
      "spent at least 300 of which at least 100 on shoes",
      "spent at least 300 and spent at least 100 on shoes",
    ],
    ["ordered at least 100 worth of shoes", "spent at least 100 on shoes"],
    [
      "spent over 200 this year, at least half of it on shoes",
      "spent over 200 this year and at least half of their spend this year on shoes",
    ],
    ["order count dropped from last year to this year", "order count less this year than last year"],
    [
      "bought shoes and bags, each at least twice",
      "bought shoes at least twice and bought bags at least twice",
    ],
  ])("amounts: %s", (text, plain) => {
    expect(ruleOf(text)).toBe(ruleOf(plain));
  });
});

describe("weekdays as dates", () => {
  it.each([
    ["not ordered since Monday", "since Monday"],
    ["ordered before the weekend", "before the weekend"],
    ["ordered this Monday", "this Monday"],
  ])("are stated: %s", (text, words) => {
    const answer = interpretBuiltIn(text, aSetting());
    if (answer.outcome !== "rule") throw new Error(JSON.stringify(answer));
    expect(answer.assumptions.map((each) => each.words)).toContain(words);
  });
});
