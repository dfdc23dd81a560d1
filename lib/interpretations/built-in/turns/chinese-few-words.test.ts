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

describe("few words mean the longer ones", () => {
  it.each([
    ["最后一次买的不是鞋的", "下过单，且最后一次没买鞋"],
    ["首单买的不是鞋的女性", "下过单，且第一次没买鞋的女性"],
    ["最近一次没买鞋的客户", "下过单，且最后一次没买鞋"],
    ["首单不含鞋", "下过单，且第一次没买鞋"],
    ["最近一单买的不是鞋也不是包", "下过单，且最后一次没买鞋，且最后一次没买包"],
    ["距上次购买90到180天之间", "距上次购买90到180天"],
    ["距离上次下单30-60天之间", "距上次下单30到60天"],
    ["距最近一次消费在30至60天之间", "距上次消费30到60天"],
    ["有一单优惠超过100元", "有订单优惠超过100元"],
    ["今年有一单超过500元", "今年有订单超过500元"],
    ["有一次消费超过500", "有订单金额超过500"],
    ["去年有过一笔订单金额不到100", "去年有订单金额不到100"],
    ["买过2、3次的", "买过2到3次的"],
    ["退货一、两次的", "退货1到2次的"],
    ["用券买过鞋", "用优惠券买过鞋"],
    ["女性，接收邮件，手机号有没有都行", "女性，接收邮件"],
    ["女性，住哪都无所谓", "女性"],
    ["女性，多大都可以", "女性"],
    ["除了德国的，买过东西的都发", "除了德国的，买过东西的都要"],
    ["消费额排在前10%到20%这一档的", "消费额排名前10%到20%"],
    ["年龄25到34岁这一段的", "年龄25到34岁"],
    ["打开邮件后3天内下单了，看最近两个月", "打开邮件后3天内下单，最近两个月"],
    ["加购后24小时还没付款的人，看最近一周", "最近一周加购后24小时内没付款的人"],
    ["近10天退过货又没再买的", "近10天退过货，之后没再买"],
    ["退过款但没有再买过", "退过款，之后没再买"],
    ["上个月注册、到现在还没买过的新人", "上个月注册、到现在还没买过的客户"],
  ])("%s", (typed, usual) => {
    expect(ruleOf(typed)).toBe(ruleOf(usual));
  });

  it("asks for the one last order, not for all", () => {
    expect(ruleOf("最后一次买的不是鞋")).not.toBe(ruleOf("下过单，从没买过鞋"));
  });

  it("keeps the only order where no more is told of it", () => {
    expect(ruleOf("有一单")).toBe(ruleOf("累计下单正好1次"));
  });
});
