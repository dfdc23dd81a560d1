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
    ["来问退款进度的那批人，就是最近两周内有过退款的", "最近两周内有过退款的"],
    ["哪些人是靠打折来的？订单里一多半都用了券", "用券订单占比超过50%"],
    ["买了手机没买鞋的，打算做搭售", "买了手机没买鞋的"],
    ["周末下过单的（排夜班要参考）", "周末下过单的"],
    ["周年庆请柬发给注册满3周年的", "注册满3周年的"],
    ["大客户，一年花五万以上的", "最近一年花五万以上的"],
    ["想给近一个月买过手机的女生发一张满减券", "近一个月买过手机的女生"],
    ["给金卡发券", "金卡"],
  ])("%s", (typed, usual) => {
    expect(ruleOf(typed)).toBe(ruleOf(usual));
  });

  it.each(["给他们发券", "退过货的先不管，买过手机的", "买过手机的，可能是女的"])(
    "%s is asked about",
    (typed) => {
      expect(interpretBuiltIn(typed, zh)).toMatchObject({ outcome: "question" });
    },
  );
});
