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

describe("one thing as a part of another", () => {
  it.each([
    ["加购率（加购次数/浏览次数）低于10%", "加购次数占浏览次数的比例低于10%"],
    ["退款次数占下单次数的比例超过30%", "退货率超过30%"],
    ["平均十单里有七单以上用券的", "用券订单占比不低于70%"],
    ["近12周内有购买的周数不少于6周", "近12周里至少6周有购买"],
    ["近28天活跃天数≥10", "近28天里至少10天有任何行为"],
    ["月均消费500以上（按近6个月算）", "近6个月月均消费500以上"],
    ["手机支出≥总支出的40%", "手机消费占总消费至少40%"],
    ["高于平均消费水平的客户", "消费高于平均的客户"],
    ["这个月下单金额合计比上个月少", "这个月下单金额比上个月少"],
  ])("%s", (typed, usual) => {
    expect(ruleOf(typed)).toBe(ruleOf(usual));
  });

  it.each([
    ["退款金额占到自己消费总额一半以上的", "order_refunded", "order_completed"],
    ["近30天加购次数除以浏览次数不到10%", "product_added", "product_viewed"],
  ])("%s", (typed, part, whole) => {
    expect(interpretBuiltIn(typed, zh)).toMatchObject({
      rule: { measure: { of: "share", part: { event: part }, whole: { event: whole } } },
    });
  });

  it("ranks by what was sent back, and counts coupons by which they are", () => {
    expect(interpretBuiltIn("退款金额前10名", zh)).toMatchObject({
      rule: { kind: "rank", measure: { of: "sum", property: "total", event: "order_refunded" }, to: 10 },
    });
    expect(interpretBuiltIn("用过两张以上不同优惠券的", zh)).toMatchObject({
      rule: { measure: { of: "distinct", property: "coupon" }, op: "gte", value: 2 },
    });
  });

  it("adds up what was taken off in all", () => {
    expect(interpretBuiltIn("累计优惠超过200元", zh)).toMatchObject({
      rule: { measure: { of: "sum", property: "discount" }, op: "gt", value: 200 },
    });
    expect(interpretBuiltIn("买过A品牌的", zh)).toMatchObject({ outcome: "question" });
  });

  it("counts what was searched for, and how much was taken off on average", () => {
    expect(interpretBuiltIn("在站内搜过至少2种不同的关键词", zh)).toMatchObject({
      rule: { measure: { of: "distinct", property: "query" }, op: "gte", value: 2 },
    });
    expect(interpretBuiltIn("单均折扣额>50的用户", zh)).toMatchObject({
      rule: { measure: { of: "avg", property: "discount" }, op: "gt", value: 50 },
    });
  });

  it.each(["手机加购次数/手机浏览次数低于10%", "加购次数除以浏览次数"])("%s is asked about", (typed) => {
    expect(interpretBuiltIn(typed, zh)).toMatchObject({ outcome: "question" });
  });
});
