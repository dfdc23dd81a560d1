import { describe, expect, it } from "vitest";
import { interpretBuiltIn } from "#lib/interpretations/built-in/interpret.ts";
import { aSetting } from "#lib/interpretations/testing.ts";
import { ruleKey } from "#lib/rules/keys.ts";

function ruleOf(text: string): string {
  const answer = interpretBuiltIn(text, aSetting());
  if (answer.outcome !== "rule") throw new Error(`${text}: ${JSON.stringify(answer)}`);
  return ruleKey(answer.rule);
}

describe("everyday sentences say the same as plain ones", () => {
  it.each([
    ["didn't start a checkout this month", "no checkout started this month"],
    ["did not begin a checkout this month", "no checkout started this month"],
    ["null or empty loyalty tier", "loyalty tier is missing"],
    ["loyalty tier null or empty", "loyalty tier is missing"],
    ["we dont know their birth date", "birth date is missing"],
    ["customers where we don't have a city", "city is missing"],
    ["Black Friday 2025 shoppers with no order after that", "Black Friday 2025 shoppers and no order since"],
    [
      "ordered on Black Friday without a single order following",
      "ordered on Black Friday and no order since",
    ],
    ["bought in November 2025 and never again", "bought in November 2025 and have not ordered since"],
    [
      "which accounts bought before 1 July 2025 and have since bought nothing",
      "bought before 1 July 2025 and have not bought since",
    ],
    [
      "spent over 500 in 2024 but less than 50 since",
      "spent over 500 in 2024 but spent less than 50 since 2025",
    ],
    ["haven't ordered since the refund", "got a refund and haven't ordered since"],
    ["no purchase since their last refund", "got a refund and haven't ordered since"],
    ["viewed products but never made it to cart", "viewed products but never added to cart"],
    ["got money back at least twice", "returned an order at least twice"],
    ["exactly one refund, no more no less", "exactly one refund"],
    ["no shoes ordered in 9 months, but some before", "no shoes ordered in 9 months, but ordered before"],
    ["orders with a value of 50 or higher", "orders worth 50 or more"],
    ["max single order value in 2025 between 100 and 250", "biggest order in 2025 between 100 and 250"],
    ["sum of quantities bought, all time, is ten or greater", "total items bought >= 10"],
    ["first item ever bought was shoes", "first order was shoes"],
    ["all orders contain only Puma", "only bought Puma"],
    ["spend this quarter lower than spend last quarter", "spend less this quarter than last quarter"],
    ["hasn't placed an order for half a year or longer", "no order in half a year"],
    ["only started buying in 2026", "first order in 2026"],
    [
      "most product views in the last week - top 50 please",
      "top 50 by number of product views in the last week",
    ],
    ["number one through one hundred by lifetime spend", "top 100 by lifetime spend"],
    ["biggest refunders, say top 25 by amount", "top 25 by refunded amount"],
    ["paid more than $80 for a single product", "bought an item priced more than $80"],
    [
      "bought exactly twice, the last time over 100 days ago",
      "exactly two orders, last order over 100 days ago",
    ],
    [
      "ordered 3 times in 2024 and dropped to one or none in 2025",
      "ordered 3 times in 2024 and ordered at most once in 2025",
    ],
    ["email subscribers, bought or not", "email subscribers"],
    ["i think my boss means those who spent over 1000", "spent over 1000"],
    ["women, no order yet this month", "women, no order this month"],
    ["haven't opened an email yet this year", "haven't opened an email this year"],
    ["who has never redeemed anything", "never used a coupon"],
    ["sent everything back", "returned everything they ordered"],
    ["our highest-spending half", "top 50% by spend"],
    ["contributed less than $20", "spent less than $20"],
    [
      "applies a coupon but then doesn't order within 24 hours",
      "used a coupon, then did not order within 24 hours",
    ],
  ])("%s", (text, plain) => {
    expect(ruleOf(text)).toBe(ruleOf(plain));
  });
});

it.each([
  ["ordered in May, no orders in June", "ordered in May and no orders in June"],
  ["ordered 3 times, no more than 2 refunds", "ordered 3 times and at most 2 refunds"],
])("hears no correction where something is denied: %s", (text, plain) => {
  expect(ruleOf(text)).toBe(ruleOf(plain));
});

it("takes no figure of money for a number of orders", () => {
  expect(ruleOf("spend dropped to 50 this year")).toBe(ruleOf("spend at most 50 this year"));
  expect(ruleOf("visited 5 times in 2024 and dropped to 1 in 2025")).toBe(
    ruleOf("visited 5 times in 2024 and visited exactly once in 2025"),
  );
});

it.each(["purchases: no, visits: yes", "no, women in Berlin"])("asks what a “no” alone is of: %s", (text) => {
  expect(interpretBuiltIn(text, aSetting()).outcome).toBe("question");
});

it("counts a birthday in the last days by each of them", () => {
  const rule = ruleOf("birthday in the last 3 days");
  expect(rule.match(/anniversary_within/gu)).toHaveLength(3);
  expect(rule).toContain('"offset":-2');
});

it("asks what nothing on the last order is", () => {
  expect(interpretBuiltIn("spent nothing on their last order", aSetting()).outcome).toBe("question");
});

it("keeps the first time apart from the last of several", () => {
  expect(ruleOf("bought for the first time this year")).toBe(ruleOf("first order this year"));
});

describe("refunds and what was paid", () => {
  it("are compared in money", () => {
    const rule = ruleOf("whose refunds come to more than 20% of what they paid");
    expect(rule).toContain("order_refunded");
    expect(rule).toContain('"property":"total"');
  });

  it("rank by money where an amount is said", () => {
    expect(ruleOf("top 25 by refunded amount")).toContain('"of":"sum"');
    expect(ruleOf("top 25 by number of refunds")).toContain('"of":"count"');
  });

  it("offers gross for net spend", () => {
    const answer = interpretBuiltIn("accounts with net spend (after refunds) over $1,000", aSetting());
    if (answer.outcome !== "question") throw new Error(JSON.stringify(answer));
    expect(answer.questions[0]?.reason).toBe("not_expressible");
    expect(answer.questions[0]?.choices.map(({ rule }) => ruleKey(rule))).toEqual([
      ruleOf("spent over $1,000"),
    ]);
  });
});

describe("seasons", () => {
  it.each([
    ["ordered in spring 2025", "ordered between 1 March 2025 and 31 May 2025"],
    ["bought shoes last summer", "bought shoes between 1 June 2025 and 31 August 2025"],
    ["bought shoes this winter", "bought shoes between 1 December 2025 and 28 February 2026"],
    ["last summer's buyers", "ordered between 1 June 2025 and 31 August 2025"],
    ["ordered in the fall of 2024", "ordered between 1 September 2024 and 30 November 2024"],
    ["bought shoes since last summer", "bought shoes since 1 June 2025"],
  ])("are whole months: %s", (text, plain) => {
    expect(ruleOf(text)).toBe(ruleOf(plain));
    const answer = interpretBuiltIn(text, aSetting());
    expect(answer.outcome === "rule" && answer.assumptions.some(({ kind }) => kind === "date")).toBe(true);
  });

  it.each(["bought winter boots last year", "bought shoes in winter boots"])("are no goods: %s", (text) => {
    expect(interpretBuiltIn(text, aSetting()).outcome).toBe("question");
  });

  it("leaves a coupon of that name", () => {
    expect(ruleOf("used SPRING last year")).toContain("SPRING");
  });
});

describe("whoever corrects themselves means the latter", () => {
  it.each([
    ["women over 30, no, just over 40", "women over 40"],
    ["everyone in Berlin - sorry, Paris", "everyone in Paris"],
    ["spent over $100, make that $200", "spent over $200"],
    ["hasn't received... sorry, hasn't opened an email in 3 months", "hasn't opened an email in 3 months"],
    ["ordered 3 times, sorry, 4 times", "ordered 4 times"],
    ["bought shoes in May, sorry, in June", "bought shoes in June"],
  ])("%s", (text, plain) => {
    expect(ruleOf(text)).toBe(ruleOf(plain));
  });

  it.each(["bought shoes, no, bags", "women in Berlin, wait, all of them who ordered twice"])(
    "asks about what else is taken back: %s",
    (text) => {
      expect(interpretBuiltIn(text, aSetting()).outcome).toBe("question");
    },
  );
});

describe("no rule can say", () => {
  it.each([
    "viewed bags and then bought shoes on the same day",
    "searching for shoes on at least two separate days, then viewing bags",
    "whose last two purchases were made on mobile",
    "latest order is bigger than their first",
    "viewed a product, added it, started checkout and then nothing, all in one week",
  ])("%s", (text) => {
    const answer = interpretBuiltIn(text, aSetting());
    expect(answer.outcome === "question" && answer.questions[0]?.reason).toBe("not_expressible");
  });

  it("takes the worth of a cart for no age", () => {
    expect(interpretBuiltIn("abandoned carts worth over 50", aSetting()).outcome).toBe("question");
    expect(interpretBuiltIn("abandoned carts over $50", aSetting()).outcome).toBe("question");
  });
});
