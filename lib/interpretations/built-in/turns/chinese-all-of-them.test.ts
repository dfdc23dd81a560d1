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

describe("each order of certain goods", () => {
  it.each([
    ["买过手机，都用了券", "用优惠券买过手机，排除没用优惠券买过手机的"],
    ["近半年买的手机每单都用了券", "近半年用优惠券买过手机，排除近半年没用优惠券买过手机的"],
    ["买过手机，并且都打了折的客户", "打折买过手机，排除原价买过手机的"],
  ])("%s", (typed, usual) => {
    expect(ruleOf(typed)).toBe(ruleOf(usual));
  });
});

describe("said otherwise, in passing", () => {
  it.each([
    ["单笔超过2000那次用了券", "单笔超过2000的单用了券"],
    ["最近一单金额比600高", "最近一单金额超过600"],
    ["最近一单>60天前", "最近一单在60天前"],
    ["下单>=2次&&累计消费>=1000", "下单>=2次，累计消费>=1000"],
    ["近90天一次没登录也一次没买", "近90天没登录也没买"],
    ["一年买过五六回", "最近一年买过五六回"],
    ["一年就来买一两回", "最近一年买过一两回"],
    ["近30天没下单，最好消费超过2000", "近30天没下单，消费超过2000"],
    ["近14天放东西进购物车了", "近14天加购过"],
    ["最近半个月下过单的，不要打扰，其他女会员都要", "女会员，排除最近半个月下过单的"],
    ["二十七八岁的女性", "27到28岁的女性"],
    ["三四十岁的女性", "30到49岁的女性"],
    ["用券的单子占比不到20%", "用券的订单占比不到20%"],
    ["买过手机，还是华为的", "买过华为手机"],
    ["去年双十一那单买了手机、金额满3000", "去年双十一买过单笔满3000的手机"],
    ["首次下单并且用了券的", "首单用了券的"],
    ["总共买过三次，最后一次是二月", "总共买过三次，且最近一次下单在二月"],
    ["近一年满8单", "近一年下单满8单"],
    ["退货单数占他订单的三成以上", "退货率三成以上"],
    ["点开过邮件但没点过里面链接的", "打开过邮件但没点击过邮件"],
    ["近60天邮件也没开过一封的", "近60天没打开过邮件"],
    ["双11双12都下过单", "双11和双12都下过单"],
    ["除了手机还买过鞋的女会员", "女会员，买过手机且买过鞋"],
    ["近30天没下单的数据", "近30天没下单的"],
    ["不是没下过单，就是没加购过", "要么没下过单，要么没加购过"],
    ["浏览超过10次，购买没有一次", "浏览超过10次，没购买过"],
    ["城市未知，最近下单>30天，累计单数>=4", "城市未知，最近一次下单在30天前，累计单数>=4"],
    ["国庆期间买过但之后三个月内没再买", "国庆期间买过，之后三个月内没再买"],
    ["下单时间都在周末的客户", "每次下单都在周末的客户"],
    ["上次访问在三个月前", "最近一次访问在三个月前"],
    ["上次来是两个月以前", "最近一次访问在两个月前"],
    ["首单三个月前，之后一次没再来", "首单在三个月前，累计下单正好1次"],
    ["购物车里放了东西超过两天还没结账", "加购超过两天还没下单"],
    ["去年首单，到现在还没复购", "首单在去年，累计下单不到2次"],
    ["预算有限，只发给近60天没下单的", "近60天没下单的"],
    ["退货率高于30%，发给客服关注", "退货率高于30%"],
    ["满18没满25的", "满18岁且不到25岁的"],
    ["岁数三十上下", "30岁左右"],
    ["没有邮箱订阅但有手机号的", "没订阅邮件但有手机号的"],
    ["近三个月，至少两个月有下单", "近三个月至少两个月有下单"],
    ["买过手机，后面三个月没再买", "买过手机，之后三个月没再买"],
    ["三月初下单的", "3月1日到3月10日下单的"],
    ["1月初到2月底买过手机", "1月到2月买过手机"],
    ["12月1号到12月31号之间买过手机", "12月1日到12月31日买过手机"],
    ["请查询：近60天没下单的", "近60天没下单的"],
    ["女性里，近90天没下单的，加上男性里近90天用过券的", "女性里，近90天没下单的，或者男性里近90天用过券的"],
    ["上个月买过手机、那单还打了折的", "上个月买过手机，那单打了折的"],
    ["近30天下了两单及以上，且都用了券", "近30天下单两次以上，且每单都用了券"],
    ["3个月内消费两次，两次都用券", "3个月内消费两次，且每单都用券"],
    ["首次购买也是2025年", "首次购买是2025年"],
    ["近一年最多一单花了1万以上", "近一年最大单笔金额1万以上"],
    ["最近一次订单，里面有手机，并且没用券", "最近一次订单里有手机，那单没用券"],
    ["从没取消过邮件订阅", "从没退订过邮件"],
    ["要一份近30天没下单的名单", "近30天没下单的"],
    ["运营想做个耳机专场，圈买过手机的", "买过手机的"],
  ])("%s", (typed, usual) => {
    expect(ruleOf(typed)).toBe(ruleOf(usual));
  });

  it("leaves out what is said behind 不含, and not the figure ahead of it", () => {
    expect(ruleOf("近一年买过手机3次以上，不含近15天买过的")).toBe(
      ruleOf("近一年买过手机至少3次，排除近15天买过的"),
    );
    expect(ruleOf("下单3次以上（不含3次）")).toBe(ruleOf("下单超过3次"));
  });

  it("asks for either of what was not done, of those who did the rest", () => {
    expect(interpretBuiltIn("近7天看过手机，没加购或者没下单", zh)).toMatchObject({
      rule: { kind: "all", rules: [{ kind: "measure" }, { kind: "any" }] },
    });
  });

  it.each(["上一单是退了的", "七八岁的用户"])("%s is no rule", (typed) => {
    expect(interpretBuiltIn(typed, zh).outcome).not.toBe("rule");
  });

  it("is one return, that one", () => {
    expect(interpretBuiltIn("退过货，那次退款超过500的", zh)).toMatchObject({
      rule: {
        rules: [
          { measure: { event: "order_refunded" } },
          { measure: { event: "order_refunded", where: [{ property: "total", op: "gt", value: 500 }] } },
        ],
      },
    });
  });

  it("opens the mailing, with a click in it as the alternative", () => {
    const answer = interpretBuiltIn("点了三月那封邮件，之后没买过", zh);
    expect(answer).toMatchObject({ outcome: "rule", rule: { steps: [{ event: "email_opened" }, {}] } });
    expect(JSON.stringify(answer)).toContain("email_clicked");
  });
});
