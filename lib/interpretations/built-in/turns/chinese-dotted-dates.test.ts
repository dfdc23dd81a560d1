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

describe("months and days with a dot", () => {
  it.each([
    ["10.1到10.7下过单", "10月1日到10月7日下过单"],
    ["去年10.1~10.7期间买过手机", "去年10月1日到10月7日买过手机"],
    ["3.1-3.8浏览过手机", "3月1日到3月8日浏览过手机"],
    ["2025.10.1-10.7买过手机", "2025年10月1日到10月7日买过手机"],
    ["10.1之后买过", "10月1日之后买过"],
    ["去年11.11那天下过单", "去年11月11日下过单"],
  ])("%s", (typed, usual) => {
    expect(ruleOf(typed)).toBe(ruleOf(usual));
  });

  it("leaves figures alone", () => {
    expect(interpretBuiltIn("客单价在10.1到10.7元之间", zh)).toMatchObject({
      rule: { op: "between", value: [10.1, 10.7] },
    });
  });
});
