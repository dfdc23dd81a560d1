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

describe("one thing and then another", () => {
  it.each([
    ["买了手机30天内又买手机的", "买了手机后30天内又买手机的"],
    ["退过货60天内又下单", "退货后60天内又下单"],
    ["看了手机3天内就下单的", "看过手机后3天内下单"],
    ["在买华为之前买过手机的人", "先买过手机，然后买了华为"],
    ["结账走到一半没买的", "开始结账没下单"],
    ["结账中途跑了的", "开始结账没下单"],
    ["最近3天放了东西到购物车", "最近3天加购"],
    ["收到邮件点都不点开的", "收到过邮件，没打开过邮件"],
    ["收到邮件没点开的", "收到过邮件，没打开过邮件"],
    ["开春以来没下过单", "3月以来没下过单"],
  ])("%s", (typed, usual) => {
    expect(ruleOf(typed)).toBe(ruleOf(usual));
  });

  it("takes the last so many days for what they are", () => {
    expect(ruleOf("近30天内又买了手机")).not.toContain("sequence");
  });

  it("uses a coupon in the first order itself", () => {
    expect(interpretBuiltIn("用「SPRING」券下首单的客户", zh)).toMatchObject({
      rule: { measure: { event: "order_completed", only: "first" } },
    });
  });

  it.each([
    "注册一个月之内就下了第一单的",
    "注册3天内就买了东西的",
    "订单里买了手机又顺便买了鞋的，同一单",
    "同一单里既买了手机又买了鞋",
  ])("%s is asked about", (typed) => {
    expect(interpretBuiltIn(typed, zh)).toMatchObject({
      outcome: "question",
      questions: [{ reason: "not_expressible" }],
    });
  });
});
