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

describe("what people of a shop say to each other is read as the usual words", () => {
  it.each([
    ["买完鞋30天内又配了包", "买了鞋之后30天内又买了包"],
    ["退过货的不要，德国的也不要，其余下过单的全都要", "下过单的，排除退过货的和德国的"],
    ["2月以来再没打开过邮件的", "以前打开过邮件，2月以来没打开过邮件"],
    ["2月以来再没下过单的", "以前下过单，2月以来没下过单"],
    ["退货之后再也没下过单", "退货之后没再下过单"],
    ["总额5000以上，单数却不超过2单", "累计消费5000以上，单数却不超过2单"],
    ["首单用了优惠券，后面再没买过", "首单用了优惠券，且历史累计下单正好1次"],
    ["只在周末下单、平时从来不买的", "只在周末下单"],
    ["消费额能排进全店前10%", "消费额排名前10%"],
    ["上单距今7至14天的", "最近一次下单在7到14天前"],
    ["女士，没点过商品详情页", "女士，没浏览过商品"],
    ["首单买了鞋、同时用了优惠券", "首单买了鞋，且首单用了优惠券"],
    ["鞋和包至少买过一样", "买过鞋或包"],
    ["2小时内连下两单，看看是不是黄牛", "下单后2小时内又下单"],
    ["退款总额低于消费总额的一半", "退款总额占消费总额的比例低于50%"],
    ["近7天pv超10次", "近7天浏览页面超10次"],
    ["客单价低于均值的那一半人", "客单价低于均值"],
    ["平均每单不到200快", "平均每单不到200块"],
    ["去年五一小长假(5.1-5.5)下过单", "去年5月1日到5月5日下过单"],
    ["618或者双十一下过单的，两个活动有一个就算", "618或者双十一下过单的"],
    ["下周要过生日的人，提前发券", "下周要过生日的人"],
    ["僵尸用户", "沉睡用户"],
    ["不要柏林，不要男，不要没买过的", "所有客户，排除柏林的、男的和没买过的"],
    ["18-25岁，或者36岁以上，不要中间的", "18-25岁，或者36岁以上"],
    ["没花到一百块的散客", "消费不到一百块的客户"],
    ["过去三个月，月月有单", "最近三个月每个月都下单"],
    ["我需要的是双十一新客，之前没有买过那种", "双十一新客"],
    ["今年一季度新来的，已经花了一千块以上", "今年一季度首次下单的，已经花了一千块以上"],
    ["有三个月买过东西的人，在最近的半年里", "最近6个月里有3个月买过东西"],
  ])("%s", (typed, usual) => {
    expect(ruleOf(typed)).toBe(ruleOf(usual));
  });
});
