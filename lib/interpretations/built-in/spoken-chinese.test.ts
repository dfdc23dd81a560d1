import { describe, expect, it } from "vitest";
import { interpretBuiltIn } from "#lib/interpretations/built-in/interpret.ts";
import type { Setting } from "#lib/interpretations/built-in/setting.ts";
import { languageCatalogOf } from "#lib/interpretations/catalog.ts";
import { aSetting } from "#lib/interpretations/testing.ts";
import { parseMessage } from "#lib/messages/parse.ts";
import { ruleKey } from "#lib/rules/keys.ts";

const zh: Setting = { ...aSetting(), locale: "zh", currency: "CNY" };

function ruleOf(text: string): string {
  const answer = interpretBuiltIn(text, zh);
  if (answer.outcome !== "rule") throw new Error(JSON.stringify(answer));
  return ruleKey(answer.rule);
}

describe("what a request is for", () => {
  it.each([
    ["想做一波召回,麻烦帮忙圈一下近半年没下过单的", "近半年没下过单的"],
    ["近30天下单3次的,想推个小额券", "近30天下单3次的"],
    ["为了提升复购率,下单3次以上的", "下单3次以上的"],
    ["我们下周要给他们发个优惠券,麻烦拉一下近30天下单3次的", "近30天下单3次的"],
    ["近30天下单3次的,做短信推送用", "近30天下单3次的"],
  ])("says nothing of the customers: %s", (text, same) => {
    expect(ruleOf(text)).toBe(ruleOf(same));
  });

  it.each(["参加过召回的人", "召回,近30天没下过单的", "想做召回近30天下单的人", "做过活动的人"])(
    "is asked about where it may be said of them: %s",
    (text) => {
      expect(interpretBuiltIn(text, zh)).toMatchObject({ outcome: "question" });
    },
  );
});

describe("an exception in Chinese", () => {
  it.each([
    ["退过货的剔除,近30天下过单的", "近30天下过单,从未退货的"],
    ["退过货的排除掉，近30天下过单的", "近30天下过单,从未退货的"],
    ["排除退过货的,近30天下过单的", "近30天下过单,从未退货的"],
    ["近30天下过单,退过货的不要", "近30天下过单,从未退货的"],
  ])("ends with its clause: %s", (text, same) => {
    expect(ruleOf(text)).toBe(ruleOf(same));
  });

  it.each([
    ["近30天下单,上海的金卡除外", "近30天下单,除了上海的金卡"],
    ["近30天下单,退过货的上海客户不要", "近30天下单,除了退过货的上海客户"],
  ])("is all of the clause before it: %s", (text, same) => {
    expect(ruleOf(text)).toBe(ruleOf(same));
  });
});

describe("spoken Chinese", () => {
  it.each([
    ["已经三个月没开过我们邮件的", "三个月没打开过邮件的"],
    ["order数>=3的金卡", "订单数至少3的金卡"],
    ["开年以来下单不下5次的", "今年下单至少5次的"],
    ["下单少说5次", "下单至少5次"],
    ["单笔破两千的", "单笔满两千的"],
    ["这个月以来花销过千的", "本月消费满1000的"],
    ["注册满一年了但一单都没有的", "注册满一年了但从未下单的"],
    ["一分钱没花过的会员", "从没消费过的会员"],
    ["VIP里头最近俩月没动静的", "VIP里最近俩月没动静的"],
    ["先加购后来又没付款的,限最近7天", "先加购后来又没付款的,最近7天"],
    ["618那会儿下过单", "618期间下过单"],
    ["捞一下这俩月加购未付的人", "这俩月加购未付款的人"],
  ])("%s", (text, same) => {
    expect(ruleOf(text)).toBe(ruleOf(same));
  });
});

describe("what nobody has filled in", () => {
  it.each([
    ["没填生日的会员", "birth_date"],
    ["没有会员等级的客户", "loyalty_tier"],
    ["没有城市信息的用户", "city"],
  ])("%s", (text, trait) => {
    expect(interpretBuiltIn(text, zh)).toMatchObject({ rule: { kind: "trait", trait, op: "missing" } });
  });

  it("is no trait of which something else is said", () => {
    expect(ruleOf("没有在本月过生日的")).not.toContain("missing");
  });
});

describe("figures and times said roughly", () => {
  it.each([
    ["近三个月花了小一千的", "小一千", "900到1000"],
    ["累计花了千把块的", "千把块", "800到1200"],
    ["双11前后买过手机", "双11前后", "2025-11-04 – 2025-11-18"],
    ["3月8号前后下过单", "3月8号前后", "2026-03-05 – 2026-03-11"],
  ])("are stated: %s", (text, words, assumed) => {
    const answer = interpretBuiltIn(text, zh);
    const assumptions = answer.outcome === "rule" ? answer.assumptions : [];
    expect(assumptions).toContainEqual(expect.objectContaining({ words, assumed }));
  });
});

describe("alternatives within a clause", () => {
  it.each([
    ["上海的，而且要么累计消费超2000、要么从没退过货", "上海的，而且（累计消费超2000或者从没退过货）"],
    ["上海的,要么买过手机,要么看过鞋,近30天没退货", "上海的,（买过手机或者看过鞋）,近30天没退货"],
    ["要么是金卡,要么近一年消费满5000", "金卡或者近一年消费满5000"],
  ])("%s", (text, same) => {
    expect(ruleOf(text)).toBe(ruleOf(same));
  });
});

describe("newcomers", () => {
  it.each([
    ["前阵子刚注册的", "刚注册的"],
    ["一单没下的新人", "没下过单的新用户"],
    ["上周才注册的", "上周注册的"],
    ["今年才下过2单的", "今年只下过2单的"],
  ])("%s", (text, same) => {
    expect(ruleOf(text)).toBe(ruleOf(same));
  });
});

describe("a reading in Chinese that was once wrong without a word", () => {
  it.each([
    ["去年没买、今年又买的", "去年没买,今年买了的"],
    ["2024年没买、2025年又买了的", "2024年没买,2025年买了的"],
    ["今年春节(2月16-23日)期间成交的用户", "今年春节期间成交的用户"],
    ["先搜了运动鞋,后面又买了鞋", "先搜了运动鞋,然后买了鞋"],
    ["加购没付的(要发催付短信)", "加购没付的"],
  ])("%s", (text, same) => {
    expect(ruleOf(text)).toBe(ruleOf(same));
  });

  it.each([
    // What came so soon after the first order is no rule's to say.
    ["首单7天内复购的", "unknown_word"],
  ])("is asked about: %s", (text, reason) => {
    expect(interpretBuiltIn(text, zh)).toMatchObject({ outcome: "question", questions: [{ reason }] });
  });

  it("counts orders where buying often is said beside returning", () => {
    const answer = interpretBuiltIn("买得多退得也多的", zh);
    expect(answer.outcome === "rule" && JSON.stringify(answer.rule)).toContain("order_completed");
  });
});

describe("not even one", () => {
  it.each([
    ["一双鞋都没买过的", "从没买过鞋的"],
    ["近一年下单两次，而且一次货都没退过的", "近一年下单两次，而且没退过货的"],
    ["一封邮件都没打开过", "从未打开邮件"],
  ])("is none: %s", (text, same) => {
    expect(ruleOf(text)).toBe(ruleOf(same));
  });

  it("leaves the figure of the clause before it alone", () => {
    expect(ruleOf("买过一次,也没退过")).toBe(ruleOf("买过正好一次,从未退货"));
  });
});

/** A shop that knows what was viewed, put into carts and bought. */
function aShopOfPhones(): Setting {
  const messages = ["Product Viewed", "Product Added", "Order Completed"].map((event) => {
    const item = { category: "手机", price: 50, quantity: 1 };
    const properties = event === "Order Completed" ? { total: 50, products: [item] } : item;
    const parsed = parseMessage(
      { type: "track", event, userId: "c1", timestamp: "2026-01-10T10:00:00Z", properties },
      undefined,
    );
    if (!parsed.ok) throw new Error(JSON.stringify(parsed));
    return parsed.value;
  });
  return { ...zh, catalog: languageCatalogOf(messages) };
}

describe("things that two verbs share", () => {
  it.each(["看过或买过手机的", "浏览或者加购过手机的", "加购、浏览过手机的"])("are said once: %s", (text) => {
    const answer = interpretBuiltIn(text, aShopOfPhones());
    expect(answer.outcome === "rule" && JSON.stringify(answer.rule).match(/手机/gu)).toHaveLength(2);
    const assumptions = answer.outcome === "rule" ? answer.assumptions : [];
    expect(assumptions).toContainEqual(expect.objectContaining({ kind: "scope", assumed: "同样的商品" }));
  });

  it("are of the second alone where the first is complete", () => {
    expect(ruleOf("下过单或者看过手机的")).toBe(ruleOf("下单至少一次或者看过手机的"));
  });
});

describe("dates that follow one another", () => {
  it.each([
    ["11月1日到11月11日下过单", "2025年11月1日至2025年11月11日下过单"],
    ["11月5号到12月3号下过单", "2025年11月5日至2025年12月3日下过单"],
    ["去年双十一大促(11月1日到11月11日)下过单", "2025年11月1日至2025年11月11日下过单"],
    ["上半年下过单,下半年没退货的", "去年上半年下过单,去年下半年没退货的"],
  ])("%s", (text, same) => {
    expect(ruleOf(text)).toBe(ruleOf(same));
  });
});

describe("nothing in each of several periods", () => {
  it.each([
    ["连续三个月没下单的", "最近3个月没下单的"],
    ["最近3个月每个月都没下单", "最近3个月没下单的"],
  ])("is nothing in all of them: %s", (text, same) => {
    expect(ruleOf(text)).toBe(ruleOf(same));
  });

  it("is another thing than not in each", () => {
    expect(ruleOf("没有连续三个月下单")).not.toBe(ruleOf("最近3个月没下单的"));
  });
});

describe("words that were once lost", () => {
  it("keeps about beside an age, and states what it is", () => {
    expect(ruleOf("30岁左右的女性")).toBe(ruleOf("28岁到32岁的女性"));
    const answer = interpretBuiltIn("30岁左右的女性", zh);
    expect(answer.outcome === "rule" && answer.assumptions).toContainEqual(
      expect.objectContaining({ kind: "vague_word", assumed: "上下两岁以内" }),
    );
  });

  it("takes the sum of all orders for one", () => {
    expect(ruleOf("累计订单金额超5000")).toBe(ruleOf("累计消费超5000"));
  });

  it("asks about goods that were received", () => {
    expect(interpretBuiltIn("收到货退了又买的", zh)).toMatchObject({ outcome: "question" });
  });
});

describe("a word of Chinese that points back, or names a whole", () => {
  it.each([
    [
      "去年12月买过但当月总共不足500",
      "2025年12月1日至2025年12月31日（含首尾两天）下单至少1次，且2025年12月1日至2025年12月31日（含首尾两天）消费不足500元（含未消费）的客户",
    ],
    ["当月买过两次", "本月下单至少2次的客户"],
    ["退款总额500块以上", "累计退货的总额总和至少500元的客户"],
    ["从来没在站内搜过东西", "从未搜索商品的客户"],
    ["去年整年下单不少于3次", "去年下单至少3次的客户"],
    ["3月1日（含）之后注册", "注册时间在2026年3月1日（含）以来的客户"],
    ["年满18周岁的女性", "年龄至少18岁，且性别是“female”或“女”的客户"],
    [
      "近三个月买过华为，但同期没碰过手机",
      "最近3个月内下单至少1次（条件：品牌是“华为”），且最近3个月内从未下单（条件：品类是“手机”）的客户",
    ],
    ["买过的品类不少于4个", "累计下单的品类不同取值数至少4的客户"],
    ["过去十天至少看了3个页面", "最近10天内浏览页面至少3次的客户"],
    ["近半年优惠金额满100", "最近6个月内下单的折扣总和至少100的客户"],
    [
      "去年第四季度月月有单",
      "2025年10月1日至2025年10月31日（含首尾两天）下单至少1次，且2025年11月1日至2025年11月30日（含首尾两天）下单至少1次，且2025年12月1日至2025年12月31日（含首尾两天）下单至少1次的客户",
    ],
    ["保持金卡身份至少3个月", "会员等级是“金卡”或“gold”（已连续保持至少3个月）的客户"],
  ])("is read: %s", (text, expected) => {
    const answer = interpretBuiltIn(text, zh);
    expect(answer.outcome === "rule" ? answer.restatement : answer).toBe(expected);
  });
});
