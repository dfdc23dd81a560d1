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

describe("what analysts write down is read as if it were said", () => {
  it.each([
    ["近180天订单数3到5单，含两端", "近180天订单数3到5单"],
    ["按客单价从高到低排，取25%到50%这一段", "客单价排名前25%到50%的"],
    ["下单次数比中位数还高的", "下单次数高于中位数的"],
    ["单笔订单最高金额不低于10000", "最大单笔不低于10000"],
    ["鞋类消费占个人总消费一半以上", "鞋类消费占总消费一半以上"],
    ["消费金额排第101到第200名的", "消费金额第101到第200名的"],
    ["下单之后7天内又退货的，不限哪个时间段", "下单之后7天内又退货的"],
    ["R≤30天，F≥3，M≥2000", "最近一次下单在30天内，下单≥3次，消费≥2000"],
    ["买得最勤快的前一成", "下单次数最多的前10%"],
    ["3月10号到12号之间提退货的", "3月10号到12号之间退货的"],
    ["每笔订单都退过货", "退货率不低于100%"],
    ["退货超过3次的，优先安排专员回访", "退货超过3次的"],
  ])("%s", (typed, usual) => {
    expect(ruleOf(typed)).toBe(ruleOf(usual));
  });

  it.each(["R≤30天"])("%s is asked about", (typed) => {
    expect(interpretBuiltIn(typed, zh)).toMatchObject({ outcome: "question" });
  });
});
