import { describe, expect, it } from "vitest";
import { interpretBuiltIn } from "#lib/interpretations/built-in/interpret.ts";
import type { Setting } from "#lib/interpretations/built-in/setting.ts";
import { aSetting } from "#lib/interpretations/testing.ts";
import { ruleKey } from "#lib/rules/keys.ts";

const en = aSetting();
const zh: Setting = { ...en, locale: "zh", currency: "CNY" };

function readingOf(text: string, setting: Setting) {
  const answer = interpretBuiltIn(text, setting);
  if (answer.outcome !== "rule") throw new Error(JSON.stringify(answer));
  return answer;
}

function asked(text: string, setting: Setting) {
  const answer = interpretBuiltIn(text, setting);
  if (answer.outcome !== "question") throw new Error(JSON.stringify(answer));
  return answer.questions;
}

const year = (offset: number) => ({ kind: "calendar", unit: "year", offset });

/** As of 15 March 2026. */
describe("more or less than in another time", () => {
  it.each([
    ["spent less this year than last year", en],
    ["spent less than last year", en],
    ["今年消费比去年少的客户", zh],
  ] as const)("is a share of one sum in the other: %s", (text, setting) => {
    const { rule, assumptions } = readingOf(text, setting);
    const sum = (offset: number) => ({
      of: "sum",
      property: "total",
      event: "order_completed",
      window: year(offset),
    });
    expect(rule).toEqual({
      kind: "measure",
      measure: { of: "share", part: sum(0), whole: sum(-1) },
      op: "lt",
      value: 1,
    });
    expect(assumptions[0]?.alternatives).toHaveLength(1);
  });

  it("takes something for more than nothing, of which there is no share", () => {
    expect(readingOf("gold members who spent more this month than last month", en).restatement).toBe(
      "Customers whose loyalty tier is “gold” or “金卡”, and (whose share of (total spend this month) in (total spend last month) is more than 100 %, or (who spent more than $0 this month, and who spent exactly $0 last month))",
    );
  });

  it("compares with as much of the time before where that is said", () => {
    expect(readingOf("今年下单次数比去年同期少", zh).rule).toMatchObject({
      measure: { whole: { window: { kind: "between", from: "2025-01-01", to: "2025-03-15" } } },
    });
  });

  it("asks whether what was bought is counted or summed", () => {
    const [question] = asked("bought more than last year", en);
    expect(question?.choices).toHaveLength(2);
  });
});

describe("shares and averages", () => {
  it.each([
    ["opened at least half of our emails in the last 90 days", en, "gte", 0.5],
    ["clicked more than 20% of our emails in the last 90 days", en, "gt", 0.2],
    ["最近90天打开了一半以上的邮件", zh, "gte", 0.5],
  ] as const)("are of the emails that were delivered: %s", (text, setting, op, value) => {
    const { rule } = readingOf(text, setting);
    const whole = { of: "count", event: "email_delivered", window: { kind: "last", n: 90, unit: "day" } };
    expect(rule).toMatchObject({ measure: { of: "share", whole }, op, value });
  });

  it.each([
    ["averaging more than 2 orders a month", "ordered more than 24 times in the last 12 months", en],
    [
      "on average more than 2 orders per month in the last 6 months",
      "ordered more than 12 times in the last 6 months",
      en,
    ],
    ["spends over $500 a month on average", "spent over $6000 in the last 12 months", en],
    ["平均每月下单超过2次", "最近12个月下单超过24次", zh],
    ["最近半年月均下单2次以上", "最近6个月下单12次以上", zh],
  ] as const)("of a period are so much in all of a time: %s", (text, same, setting) => {
    const { rule, assumptions } = readingOf(text, setting);
    expect(ruleKey(rule)).toBe(ruleKey(readingOf(same, setting).rule));
    expect(assumptions.length).toBeGreaterThan(0);
  });

  it("say nothing of so many in each month, which is asked about", () => {
    expect(asked("more than 2 orders a month", en)).toMatchObject([{ reason: "ambiguous" }]);
  });
});

describe("what the shop's data do not tell", () => {
  it.each([
    ["领了券没用", zh, /领取记录/u],
    ["received a coupon", en, /who was given one/u],
  ] as const)("is said: %s", (text, setting, sentence) => {
    expect(asked(text, setting)[0]?.text).toMatch(sentence);
  });
});
