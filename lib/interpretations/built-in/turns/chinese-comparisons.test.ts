import { describe, expect, it } from "vitest";
import { interpretBuiltIn } from "#lib/interpretations/built-in/interpret.ts";
import type { Setting } from "#lib/interpretations/built-in/setting.ts";
import { aSetting } from "#lib/interpretations/testing.ts";
import { ruleKey } from "#lib/rules/keys.ts";

const zh: Setting = { ...aSetting(), locale: "zh", currency: "CNY" };

function ruleOf(text: string): string {
  const answer = interpretBuiltIn(text, zh);
  if (answer.outcome !== "rule") throw new Error(`${text}: ${JSON.stringify(answer)}`);
  return ruleKey(answer.rule);
}

describe("one time compared with another in Chinese", () => {
  it.each([
    ["近30天页面浏览数比前30天多一倍的", "最近30天访问次数是再往前30天的2倍以上"],
    ["今年消费比去年下降", "今年消费比去年少"],
    ["近90天消费比上个90天少", "近90天消费比再往前90天少"],
    ["今年下单次数比去年翻倍", "今年下单次数是去年的2倍以上"],
    ["2025年消费比2024年少两成以上", "2025年消费比2024年少20%"],
  ])("%s", (typed, usual) => {
    expect(ruleOf(typed)).toBe(ruleOf(usual));
  });

  it.each([
    ["今年消费比去年少20%以上", "lte", 0.8],
    ["2025年消费比2024年增长50%以上", "gte", 1.5],
    ["今年消费不到去年的一半", "lt", 0.5],
    ["本月下单次数超过上个月的2倍", "gt", 2],
  ])("%s", (typed, op, value) => {
    expect(interpretBuiltIn(typed, zh)).toMatchObject({ rule: { measure: { of: "share" }, op, value } });
  });

  it.each(["今年消费比去年多500以上", "近30天消费比前60天少"])("%s is asked about", (typed) => {
    expect(interpretBuiltIn(typed, zh)).toMatchObject({ outcome: "question" });
  });
});
