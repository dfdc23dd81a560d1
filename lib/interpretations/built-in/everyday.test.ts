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

/** As of 15 March 2026. */
describe("a part of a month", () => {
  it.each([
    ["ordered between the 1st and the 15th of last month", "2026-02-01", "2026-02-15", en],
    ["ordered from the 3rd to the 10th of March", "2026-03-03", "2026-03-10", en],
    ["ordered on the 3rd of last month", "2026-02-03", "2026-02-03", en],
    ["ordered in the first week of March", "2026-03-01", "2026-03-07", en],
    ["ordered in the third week of January 2025", "2025-01-15", "2025-01-21", en],
    ["ordered in the last week of February", "2026-02-22", "2026-02-28", en],
    ["ordered in the first 10 days of last month", "2026-02-01", "2026-02-10", en],
    ["ordered in the first half of last month", "2026-02-01", "2026-02-15", en],
    ["ordered in mid-February", "2026-02-11", "2026-02-20", en],
    ["上个月1号到15号下过单", "2026-02-01", "2026-02-15", zh],
    ["上个月1日至15日下过单", "2026-02-01", "2026-02-15", zh],
    ["3月1号到10号下过单", "2026-03-01", "2026-03-10", zh],
    ["上个月15号下过单", "2026-02-15", "2026-02-15", zh],
    ["本月上旬下过单", "2026-03-01", "2026-03-10", zh],
    ["2月下旬下过单", "2026-02-21", "2026-02-28", zh],
    ["上个月最后一周下过单", "2026-02-22", "2026-02-28", zh],
  ] as const)("is those days: %s", (text, from, to, setting) => {
    expect(readingOf(text, setting).rule).toEqual({
      kind: "measure",
      measure: { of: "count", event: "order_completed", window: { kind: "between", from, to } },
      op: "gte",
      value: 1,
    });
  });

  it("ends where the month does if that is what is said", () => {
    expect(readingOf("ordered before the end of January", en).restatement).toContain("31 January 2026");
    expect(readingOf("ordered since the beginning of March", en).restatement).toContain("since 1 March 2026");
  });

  it("that a word names only roughly is stated", () => {
    const [assumption] = readingOf("ordered in early March", en).assumptions;
    expect(assumption).toMatchObject({ words: "in early March", assumed: "2026-03-01 – 2026-03-10" });
  });
});

describe("quiet since", () => {
  it.each([
    ["haven't bought in 30 to 60 days", "last order between 60 days and 30 days ago", en],
    ["ordered twice and nothing since", "ordered exactly twice", en],
    ["bought once and has not come back since", "ordered exactly once", en],
    ["ordered last year and has not come back since", "ordered last year but not this year", en],
    ["bought in January and never came back", "ordered in January but nothing since February 2026", en],
    ["haven't heard from in 6 months", "did nothing in the last 6 months", en],
  ] as const)("%s", (text, same, setting) => {
    expect(ruleKey(readingOf(text, setting).rule)).toBe(ruleKey(readingOf(same, setting).rule));
  });

  it("asks since when if nothing says it, and states what coming back is", () => {
    expect(interpretBuiltIn("has not come back since", en)).toMatchObject({
      outcome: "question",
      questions: [{ reason: "incomplete", words: "since" }],
    });
    const [back] = readingOf("ordered last year and has not come back since", en).assumptions;
    expect(back?.alternatives).toHaveLength(1);
  });
});

describe("a sum that is denied of another time", () => {
  it.each([
    ["spent over 500 last month but nothing this month", "this month", en],
    ["spent over 500 in January but nothing in February", "in February", en],
  ] as const)("is no order then: %s", (text, when, setting) => {
    const { rule } = readingOf(text, setting);
    const denied = readingOf(`did not order ${when}`, setting).rule;
    expect(rule).toMatchObject({ kind: "all" });
    expect(rule.kind === "all" && rule.rules.map(ruleKey)).toContain(ruleKey(denied));
  });

  it.each([
    ["spent over 500 last month but not this month", en],
    ["上个月消费500以上但这个月没有", zh],
  ] as const)("may be less, which is asked: %s", (text, setting) => {
    const answer = interpretBuiltIn(text, setting);
    expect(answer).toMatchObject({ outcome: "question", questions: [{ reason: "ambiguous" }] });
    const choices = answer.outcome === "question" ? (answer.questions[0]?.choices ?? []) : [];
    expect(new Set(choices.map(({ rule }) => ruleKey(rule))).size).toBe(2);
  });
});
