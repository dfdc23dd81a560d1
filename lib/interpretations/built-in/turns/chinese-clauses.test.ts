import { describe, expect, it } from "vitest";
import { interpretBuiltIn } from "#lib/interpretations/built-in/interpret.ts";
import { aWholeShop } from "#lib/interpretations/testing-shops.ts";
import { ruleKey } from "#lib/rules/keys.ts";

const shop = aWholeShop("zh");

function ruleOf(text: string): string {
  const answer = interpretBuiltIn(text, shop);
  if (answer.outcome !== "rule") throw new Error(`${text}: ${JSON.stringify(answer)}`);
  return ruleKey(answer.rule);
}

describe("clauses side by side", () => {
  it.each([
    ["搜过奶粉、却一直没买过母婴的人", "搜过奶粉，却没买过母婴的人"],
    ["首单是在前年、去年又买过的", "首单是前年，去年买过的"],
    ["只买过耳机、别的品类都没买过的", "只买过耳机，没买过别的品类的"],
    ["搜索词里带“手机”两个字的人", "搜索词里带“手机”的人"],
    ["金卡级别保持满半年的会员", "金卡保持了6个月以上的会员"],
    ["当上钻石会员还不满一年的", "钻石，排除钻石保持了一年以上的"],
    ["女的买过美妆，或者男的买过耳机，都只看今年的", "女的今年买过美妆，或者男的今年买过耳机"],
    ["有过两次下单相隔不超过7天的", "下单后7天内又下单的"],
    ["怎么也有5单吧", "下单至少5次"],
    ["买得挺多的客户", "买得很多的客户"],
    ["最近一次下单超过6个月", "最近一次下单在6个月以前"],
    ["距离上次购买已超过60天", "距离上次购买超过60天"],
    ["上次下单已经过去60多天", "距离上次购买超过60天"],
    ["俩月没下单", "近两个月没下单"],
    ["去年三季度买过家电，四季度啥也没买的", "去年三季度买过家电，四季度没买的"],
    ["过去四个季度，个个季度都有下单", "过去四个季度每个季度都有下单"],
    ["客单价连中位数都不到的客户", "客单价低于中位数的客户"],
    ["一半以上的钱花在手机上的用户", "手机消费占比不低于50%的用户"],
    ["同一件商品一单里买了3件及以上的", "一次性买3件以上同一款产品的"],
    ["不同意接收短信的客户", "拒收短信的客户"],
    ["没同意接收邮件的客户", "拒收邮件的客户"],
    ["退订短信的客户", "拒收短信的客户"],
    ["累计退款金额超过1000块", "退款总额超过1000元"],
    ["下单2次或3次的客户", "下单2到3次的客户"],
    ["今年一月到二月总消费在2000以内", "今年一月到二月总消费2000元以内"],
    ["一半以上的单是用手机下的用户", "用手机下单的占比不低于50%的用户"],
    ["近3个月购物频次在前四分之一的客户", "近3个月下单次数在前25%的客户"],
    ["消费金额处在中间一半的客户", "消费排名25%到75%之间的客户"],
    ["平台上上个月买过鞋的客户", "上个月买过鞋的客户"],
    ["下但3次以上的南京顾客", "下单3次以上的南京顾客"],
  ])("%s", (typed, plain) => {
    expect(ruleOf(typed)).toBe(ruleOf(plain));
  });

  it("asks for no order at all after a coupon", () => {
    expect(ruleOf("用过新人券之后就再没买过的")).not.toContain(
      '"absent":true,"event":"order_completed","where"',
    );
  });

  it("leaves lists of things", () => {
    expect(ruleOf("买过手机、耳机的用户")).toBe(ruleOf("买过手机或者耳机的用户"));
  });
});
