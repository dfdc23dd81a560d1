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

describe("of one order, one course of things, one figure", () => {
  it.each([
    ["品类：手机；时间：2025Q4下单", "2025Q4买过手机"],
    ["品类：手机；下单时间：去年", "去年买过手机"],
    ["有没有那种买了又退、退了又买的人？", "先买，然后退货，然后又买"],
    ["邮件没同意接收的", "没同意邮件"],
    ["最近一周点了去结算最后没下单", "最近一周开始结账，没下单"],
    ["近30天加购最后没买的", "近30天加购，没买"],
    ["最近4周周周都有下单", "最近4周每周都有下单"],
    ["最近3个月月月都下单", "最近3个月每个月都下单"],
    ["总消费高于人均水平", "总消费高于人均"],
    ["每一单都打了折的", "每一单都有折扣"],
    ["60天没来逛过的", "60天没来过"],
    ["凌晨0点到6点下过单的夜猫子", "0点到6点下过单"],
    ["最便宜的一单也有300以上", "最便宜的一单300以上"],
    ["最近5天天天都下单", "最近5天每天都下单"],
  ])("%s", (typed, usual) => {
    expect(ruleOf(typed)).toBe(ruleOf(usual));
  });

  it("is nothing else in any order, where only these were ever bought", () => {
    expect(ruleOf("只买过手机")).toBe(ruleOf("买过手机，没买过别的品类"));
  });
});
