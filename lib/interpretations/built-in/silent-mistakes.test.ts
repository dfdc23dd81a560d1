import { describe, expect, it } from "vitest";
import { interpretBuiltIn } from "#lib/interpretations/built-in/interpret.ts";
import type { Setting } from "#lib/interpretations/built-in/setting.ts";
import { languageCatalogOf } from "#lib/interpretations/catalog.ts";
import { aSetting } from "#lib/interpretations/testing.ts";
import { parseMessage } from "#lib/messages/parse.ts";

const en = aSetting();
const zh: Setting = { ...en, locale: "zh", currency: "CNY" };

function answerOf(text: string, setting: Setting) {
  const answer = interpretBuiltIn(text, setting);
  const sentences =
    answer.outcome === "question"
      ? answer.questions.flatMap(({ choices }) => choices.map(({ label }) => label))
      : [];
  return { answer, sentences };
}

function readingOf(text: string, setting = en) {
  const { answer } = answerOf(text, setting);
  if (answer.outcome !== "rule") throw new Error(JSON.stringify(answer));
  return answer;
}

/** Readings that once dropped or turned a word without saying so. */
describe("a reading leaves nothing out", () => {
  it.each([
    [
      "bought shoes twice in the past quarter but haven't opened any email since",
      en,
      "Customers who ordered at least 2 times in the last 1 quarter where category is “Shoes”, and who never opened an email in the last 1 quarter",
    ],
    [
      "bought shoes twice last month but haven't opened any email since",
      en,
      "Customers who ordered at least 2 times last month where category is “Shoes”, and who never opened an email this month",
    ],
    [
      "women between 25 and 34 who bought shoes at least twice",
      en,
      "Customers (whose gender is “female” or “女”, and whose age is between 25 years and 34 years inclusive), and who ordered at least 2 times over all time where category is “Shoes”",
    ],
    [
      "women 25-40 who bought shoes",
      en,
      "Customers (whose gender is “female” or “女”, and whose age is between 25 years and 40 years inclusive), and who ordered at least once where category is “Shoes”",
    ],
    [
      "women 25-40 Berlin who bought shoes",
      en,
      "Customers (whose gender is “female” or “女”, and whose age is between 25 years and 40 years inclusive, and whose city is “Berlin”), and who ordered at least once where category is “Shoes”",
    ],
    [
      "ordered 2 or more times and spent 200 or more",
      en,
      "Customers who ordered at least 2 times over all time, and who spent at least $200 over all time",
    ],
    ["双十一买过之后就再没下过单的", zh, "2025年11月11日当天先下单，之后至今未下单的客户"],
    [
      "men over 50 who spent more than 200",
      en,
      "Customers (whose gender is “male”, and whose age is more than 50 years), and who spent more than $200 over all time",
    ],
    [
      "members in Berlin not seen in three weeks",
      en,
      "Customers whose city is “Berlin”, and who never did anything in the last 3 weeks",
    ],
    [
      "has not seen any shoes in three weeks",
      en,
      "Customers who never viewed a product in the last 3 weeks where category is “Shoes”",
    ],
    [
      "birthday next month and email consent",
      en,
      "Customers whose birth date has its anniversary next month, and whose email consent is true",
    ],
    ["no email consent", en, "Customers whose email consent is not true (false or missing)"],
    ["returned more than half of their orders", en, "Customers whose refund share is more than 50 %"],
    [
      "ordered at least 3 times, but not in the last 60 days",
      en,
      "Customers who ordered at least 3 times over all time, and who never ordered in the last 60 days",
    ],
    [
      "ordered but not in the last 60 days",
      en,
      "Customers who ordered at least once, and who never ordered in the last 60 days",
    ],
    ["近半年没有复购的老客户", zh, "（下单至少1次，且最近6个月内从未下单），且累计下单至少2次的客户"],
    [
      "spent more than the average",
      en,
      "Customers whose total spend over all time is more than the mean (only values above 0 count)",
    ],
    [
      "3 orders and over $500 in the last 90 days",
      en,
      "Customers who ordered at least 3 times in the last 90 days, and who spent more than $500 in the last 90 days",
    ],
    [
      "more than 3 orders or more than $1000, and active in the past two weeks",
      en,
      "Customers (who ordered more than 3 times over all time, or who spent more than $1,000 over all time), and who did anything at least once in the last 2 weeks",
    ],
    [
      "金卡或者累计消费满5000，并且最近两周活跃",
      zh,
      "（会员等级是“金卡”或“gold”，或累计消费满5,000元），且最近2周内有任何行为至少1次的客户",
    ],
    ["最近两周活跃，并且累计消费满5000", zh, "最近2周内有任何行为至少1次，且累计消费满5,000元的客户"],
    [
      "added to cart this week, ordered nothing",
      en,
      "Customers who added to the cart at least once this week, and who never ordered this week",
    ],
    [
      "2+ orders in the last 30 days, no refund",
      en,
      "Customers who ordered at least 2 times in the last 30 days, and who never returned an order",
    ],
    [
      "customers whose only order was over $200",
      en,
      "Customers who ordered exactly once over all time, and who ordered at least once where total is more than $200",
    ],
    ["唯一一单超过200元的客户", zh, "累计下单正好1次，且下单至少1次（条件：总额超过200元）的客户"],
    ["ordered on christmas", en, "Customers who ordered at least once on 25 December 2025"],
    ["去年双十一下过单", zh, "2025年11月11日当天下单至少1次的客户"],
  ] satisfies [string, Setting, string][])("%s", (text, setting, restatement) => {
    expect(readingOf(text, setting).restatement).toBe(restatement);
  });

  it("states what it took “since” and “seen” to mean", () => {
    const said = (text: string) => readingOf(text).assumptions.map(({ words }) => words);
    expect(said("ordered twice in the past quarter but haven't opened any email since")).toContain("since");
    expect(said("not seen in three weeks")).toEqual(["not seen in three weeks"]);
  });
});

describe("a time that may hold for more than its own clause", () => {
  it.each([
    ["added to cart this week, ordered nothing", "this week", en],
    ["2+ orders in the last 30 days, no refund", "in the last 30 days", en],
    ["ordered 3 times, and active in the past two weeks", "in the past two weeks", en],
    ["最近两周活跃，并且累计消费满5000", "最近两周", zh],
  ] as const)("says so, and offers the other reading: %s", (text, words, setting) => {
    const found = readingOf(text, setting).assumptions.find((each) => each.words === words);
    expect(found?.alternatives).toHaveLength(1);
  });
});

describe("so many times within any one day", () => {
  it.each([
    ["ordered at least 5 times in a day", en, "Customers who ordered at least 5 times in the last 1 day"],
    ["spent over 500 in a single day", en, "Customers who spent more than $500 in the last 1 day"],
    ["一天之内下了两单以上", zh, "最近1天内下单至少2次的客户"],
    ["单月消费超过5000", zh, "最近1个月内消费超过5,000元的客户"],
  ] as const)("is asked about, with the last one as a choice: %s", (text, setting, near) => {
    const { answer, sentences } = answerOf(text, setting);
    expect(answer).toMatchObject({ questions: [{ reason: "not_expressible" }] });
    expect(sentences).toEqual([near]);
  });
});

describe("a vague word with a time of its own", () => {
  it.each(["abandoned a cart yesterday", "churned in the last 2 months", "active this month"])(
    "is told by the rule that it became: %s",
    (text) => {
      const { restatement, assumptions } = readingOf(text);
      const [assumption] = assumptions;
      expect(`Customers ${assumption?.assumed}`).toBe(restatement);
      for (const { label, rule } of assumption?.alternatives ?? [])
        expect(readingOf(`Customers ${label}`).rule).toEqual(rule);
    },
  );
});

describe("what is asked says why, and offers what is near", () => {
  it("names the unknown one of several places and keeps the others", () => {
    const { answer, sentences } = answerOf("customers from Berlin or Texas", en);
    expect(answer).toMatchObject({ questions: [{ reason: "unknown_word", words: "Texas" }] });
    expect(sentences).toEqual(["Without “Texas”"]);
  });

  it("never corrects a place to a word that says nothing", () => {
    expect(interpretBuiltIn("women from Texas", en)).toMatchObject({
      outcome: "question",
      questions: [{ words: "Texas" }],
    });
  });

  it("says that no rule counts the pieces of one order", () => {
    expect(answerOf("bought 3+ items in one order", en).answer).toMatchObject({
      outcome: "question",
      questions: [{ reason: "not_expressible" }],
    });
  });

  it("says that no rule counts from signing up", () => {
    const { answer, sentences } = answerOf("purchased within 3 days of signing up", en);
    expect(answer).toMatchObject({ questions: [{ reason: "not_expressible" }] });
    expect(sentences).toEqual([
      "Customers whose sign-up date is in the last 3 days, and who ordered at least once in the last 3 days",
    ]);
  });

  it.each([
    [
      "去年双十一买过但今年双十一没买的",
      zh,
      ["2024年11月11日当天下单至少1次，且2025年11月11日当天从未下单的客户"],
    ],
    ["did not order on black friday 2026", en, []],
    [
      "ordered twice in March but nothing since",
      en,
      [
        "Customers who ordered at least 2 times from 1 March 2025 to 31 March 2025 inclusive, and who never ordered since 1 April 2025 inclusive",
      ],
    ],
  ] satisfies [string, Setting, string[]][])(
    "asks about days that are still to come: %s",
    (text, setting, offered) => {
      const { answer, sentences } = answerOf(text, setting);
      expect(answer).toMatchObject({ questions: [{ reason: "not_expressible" }] });
      expect(sentences).toEqual(offered);
    },
  );
});

it("takes a country for a country, though what customers did bears a language of the same code", () => {
  const at = { timestamp: "2026-01-10T10:00:00Z", userId: "c" };
  const messages = [
    { type: "identify", ...at, traits: { country: "DE", language: "de" } },
    { type: "track", ...at, event: "Session Started", properties: { language: "de" } },
    { type: "track", ...at, event: "Order Completed", properties: { total: 50 } },
  ].flatMap((raw) => {
    const parsed = parseMessage(raw, undefined);
    return parsed.ok ? [parsed.value] : [];
  });
  const setting = { ...zh, catalog: languageCatalogOf(messages) };
  expect(readingOf("最近90天下单至少2次的德国客户", setting).restatement).toBe(
    "国家是“DE”，且最近90天内下单至少2次的客户",
  );
});

/** Figures and words that once became something else. */
it.each([
  ["never searched for anything on site", en, "Customers who never searched for products"],
  ["首次购买距今不满30天", zh, "历史首次下单在最近30天内的客户"],
  ["注册距今超过1年", zh, "注册时间在1年以前的客户"],
  [
    "最近两个月有单笔一千到两千的订单",
    zh,
    "最近2个月内下单至少1次（条件：总额在1,000元至2,000元之间（含两端））的客户",
  ],
  ["下过1000元以上的订单", zh, "下单至少1次（条件：总额至少1,000元）的客户"],
  ["ordered more than 500", en, "Customers who spent more than $500 over all time"],
  ["placed orders above $100", en, "Customers who ordered at least once where total is more than $100"],
  [
    "only viewed shoes this month",
    en,
    "Customers who viewed a product at least once this month where category is “Shoes”, and who never ordered this month where category is “Shoes”",
  ],
] satisfies [string, Setting, string][])("takes a figure for what it is: %s", (text, setting, expected) => {
  expect(readingOf(text, setting).restatement).toBe(expected);
});

it.each(["ordered more than 500", "placed orders above $100", "only viewed shoes", "viewed only shoes"])(
  "says what else a figure or an “only” may mean: %s",
  (text) => {
    const { assumptions } = readingOf(text);
    expect(assumptions.filter(({ kind }) => kind === "measure")[0]?.alternatives).toHaveLength(1);
  },
);
