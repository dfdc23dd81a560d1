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

describe("when it was last, and on how many days", () => {
  it.each([
    ["累计下单3次以上，最近一次是在60天前", "累计下单3次以上，最近一次下单在60天前"],
    ["下过两单以上，上次是去年", "下过两单以上，上次下单在去年"],
    ["最近30天花了500以上，之前从来没买过", "最近30天花了500以上，且首单在最近30天"],
    ["最近一次购买距今30-60天", "最近一次下单在30到60天前"],
    ["上次购买距今超过120天但不超过200天", "距离上次下单超过120天且距离上次下单不超过200天"],
    ["最后一次消费距今满30天且没超过60天", "距离上次下单满30天且距离上次下单不超过60天"],
    ["近30天里加了购物车、48小时都没下单的", "近30天加购后48小时内没下单"],
    ["上个月加购的，24小时没付款", "上个月加购后24小时内没下单"],
    ["打开过march邮件、之后却没再下单的人", "打开过march邮件，之后没再下单的人"],
    ["近7天加购但未付款的人", "近7天加购但没下单的人"],
    ["近一周每天都来", "近一周每天都访问"],
    ["近一周来过3天以上", "近7天里至少3天有访问"],
    ["看过手机，最后买了鞋", "看过手机，后来买了鞋"],
    ["下过3单，都是手机", "下过3单，且只买手机"],
    ["手机号有、邮箱没有的", "有手机号，没有邮箱"],
    ["退款次数大于下单次数的一半", "退货率超过50%"],
    ["3月1日至今没下单", "3月1日以来没下单"],
    ["买手机之前看过鞋", "看过鞋，然后买了手机"],
    ["下单前24小时内打开过邮件", "打开过邮件后24小时内下单"],
    ["离上次消费已经90天", "距离上次下单至少90天"],
    ["周末来得多的", "周末经常访问"],
    ["注册90天以上还没首单", "注册90天以上，没下过单"],
    ["今年才开始买的", "首单在今年"],
    ["近90天没有任何订单，累计订单数≥3", "累计订单数≥3，且近90天没有任何订单"],
    ["最近半年只来看不买的", "最近半年只看不买的"],
    ["单笔消费最高不超过200", "最大单笔不超过200"],
  ])("%s", (typed, usual) => {
    expect(ruleOf(typed)).toBe(ruleOf(usual));
  });

  it("is of the first or last order where it is said of that one", () => {
    for (const typed of ["末单含手机且总额低于300", "末单买了手机，而且那一单总额低于300"])
      expect(interpretBuiltIn(typed, zh)).toMatchObject({
        rule: {
          measure: { only: "last", where: [{ property: "category" }, { property: "total", op: "lt" }] },
        },
      });
  });

  it("asks about goods that were viewed and not added, one by one", () => {
    expect(interpretBuiltIn("浏览了但没有加购的商品超过10次", zh)).toMatchObject({ outcome: "question" });
  });

  it("is nothing else in any order where other categories are denied", () => {
    for (const typed of ["只买手机，别的品类没买过", "只买过手机，其他品类一概没买"])
      expect(interpretBuiltIn(typed, zh)).toMatchObject({
        rule: { kind: "all", rules: [{}, { kind: "not", rule: { measure: { where: [{ op: "is_not" }] } } }] },
      });
  });
});

it("states the time of a share without one", () => {
  const assumed = (text: string) => {
    const answer = interpretBuiltIn(text, zh);
    return answer.outcome === "rule" ? answer.assumptions.map(({ kind }) => kind) : answer.outcome;
  };
  expect(assumed("用券的订单占八成以上")).toEqual(["period"]);
  expect(assumed("近30天用券的订单占八成以上")).toEqual([]);
  expect(assumed("只买过鞋")).not.toContain("period");
});
