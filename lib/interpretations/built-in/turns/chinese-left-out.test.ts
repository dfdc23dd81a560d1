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

describe("who is left out, and what says nothing of the customers", () => {
  it.each([
    ["金卡60天没下单了，不过近两周开过邮件的先别打扰", "金卡60天没下单了，排除近两周开过邮件的"],
    ["不想打扰退过货的，剩下的金卡都拉出来", "金卡，排除退过货的"],
    ["近七日内下过两单及以上的，怕是重复下单", "近七日内下过两单及以上的"],
    ["又看手机又退款的，大概是不满意", "又看手机又退款的"],
    ["从没用过券还买了十次以上的，这种才是真爱", "从没用过券还买了十次以上的"],
    ["利润先不管，消费额前百分之一", "消费额前百分之一"],
    ["给五一活动准备人群，去年五一下过单的就行", "去年五一下过单的"],
    ["上海买手机的，男的女的都行", "上海买手机的"],
    ["五十岁往上的叔叔阿姨", "五十岁往上的"],
  ])("%s", (typed, usual) => {
    expect(ruleOf(typed)).toBe(ruleOf(usual));
  });

  it.each(["退过货的先不管，买过手机的", "买过手机的，可能是女的"])("%s is asked about", (typed) => {
    expect(interpretBuiltIn(typed, zh)).toMatchObject({ outcome: "question" });
  });
});
