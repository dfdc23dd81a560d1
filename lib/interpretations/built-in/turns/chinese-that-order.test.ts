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

describe("one order, and what came after it", () => {
  it.each([
    ["只买过一回就再没来的", "累计下单正好1次"],
    ["上海的，到现在还没第二单", "上海的，累计下单不到2次"],
    ["买手机一个月内退货的", "买手机后一个月内退货的"],
    ["看完手机一周内就下了手机单的", "看过手机后一周内买了手机的"],
    ["华为的东西只买过一单，后来没再买华为的", "买过华为正好1次"],
    ["只买过一单，这单还是打折买的", "只买过一单，其中打折的"],
    ["注册30天内，未首购", "注册30天内，没下过单"],
  ])("%s", (typed, usual) => {
    expect(ruleOf(typed)).toBe(ruleOf(usual));
  });

  it("is so many of one thing in one order", () => {
    const measure = {
      where: [
        { property: "quantity", op: "gte", value: 3 },
        { property: "category", op: "is", value: ["手机"] },
      ],
    };
    for (const typed of ["一下子买三个手机的那种", "同一款手机一次拿了三个以上的人"])
      expect(interpretBuiltIn(typed, zh)).toMatchObject({ rule: { measure } });
  });

  it("is one return, where it is of one", () => {
    const measure = { event: "order_refunded", where: [{ property: "total", op: "gte", value: 5000 }] };
    for (const typed of ["单次退款达到5000元的", "有一笔退款至少5000元"])
      expect(interpretBuiltIn(typed, zh)).toMatchObject({ rule: { measure, op: "gte", value: 1 } });
  });

  it("keeps the time between two steps for them alone", () => {
    const answer = interpretBuiltIn("下单后3天内退款的，且买过手机", zh);
    expect(answer).toMatchObject({
      rule: { rules: [{ kind: "sequence" }, { measure: { of: "count", event: "order_completed" } }] },
    });
    expect(JSON.stringify(answer)).not.toContain('"window"');
  });

  it.each([
    "一次买过3件以上的",
    "最近5单里至少3单用券",
    "最近3单都用了券",
    "注册当月就下单两次的",
    "最近一单退货了的客户",
    "第一次下单就退货的",
  ])("%s is asked about", (typed) => {
    expect(interpretBuiltIn(typed, zh)).toMatchObject({ outcome: "question" });
  });

  it("is the order named before it, whose conditions the clause joins", () => {
    const order = (where: unknown, more = {}) => ({
      outcome: "rule",
      rule: { measure: { of: "count", event: "order_completed", where, ...more }, op: "gte", value: 1 },
    });
    const [phones, over, coupon, none] = [
      { property: "category", op: "is", value: ["手机"] },
      { property: "total", op: "gt", value: 800 },
      { property: "coupon", op: "exists" },
      { property: "coupon", op: "missing" },
    ];
    for (const [typed, answer] of [
      ["买过手机，那单超过800元", order([phones, over])],
      ["买过手机，而且这单超过800元", order([phones, over])],
      ["买过手机，那一单还用了券", order([coupon, phones])],
      ["买过手机，该订单没用券", order([none, phones])],
      ["最近一单用了券，并且这单超过800元", order([coupon, over], { only: "last" })],
      ["首单没用券，那单超过800元", order([none, over], { only: "first" })],
      ["有一单超过800元，这单没用券", order([none, over])],
      ["买过手机，那单没用券，也没打折", order([none, { property: "discount", op: "missing" }, phones])],
      ["没用券的手机订单", order([none, phones])],
      [
        "买过手机，那单是今年下的",
        order([phones], { window: { kind: "calendar", unit: "year", offset: 0 } }),
      ],
    ] as const)
      expect(interpretBuiltIn(typed, zh), typed).toMatchObject(answer);
  });

  it.each([
    ["双11那单超过2000的", "双11有单笔超过2000的订单"],
    ["最后一单却不到200", "最后一单不到200"],
    ["首单在去年下半年、之后就没复购的人", "首单在去年下半年，且累计下单正好1次的人"],
    ["近三个月买过手机，但之后再没买过", "近三个月买过手机，之后再没买过"],
    ["第一次下单到现在还不满30天", "第一次下单到现在不满30天"],
  ])("%s", (typed, usual) => {
    expect(ruleOf(typed)).toBe(ruleOf(usual));
  });

  it("is the only one of them, which is then of that kind", () => {
    expect(interpretBuiltIn("去年买过一次手机，那次花了5000以上", zh)).toMatchObject({
      rule: {
        kind: "all",
        rules: [
          { measure: { where: [{ property: "category" }] }, op: "eq", value: 1 },
          { measure: { where: [{ property: "category" }, { property: "total", op: "gte", value: 5000 }] } },
        ],
      },
    });
  });

  it("is until now what 到现在 is said of", () => {
    expect(ruleOf("上个月加购过手机、到现在没付款")).toContain('"offset":0');
  });

  it("is worth so much as a step", () => {
    expect(interpretBuiltIn("买过单笔超过1000的手机，后来又退货", zh)).toMatchObject({
      rule: {
        kind: "sequence",
        steps: [
          {
            event: "order_completed",
            where: [
              { property: "total", op: "gt", value: 1000 },
              { property: "category", op: "is", value: ["手机"] },
            ],
          },
          { event: "order_refunded" },
        ],
      },
    });
  });

  it.each([
    "买过3次手机，那单用了券",
    "没买过手机，那单用了券",
    "买过手机，那单退货了",
    "买过手机，那单没退货",
    "加购过手机，那单超过800",
    "首单是手机，之后没买过耳机",
  ])("%s is asked about, too", (typed) => {
    expect(interpretBuiltIn(typed, zh)).toMatchObject({ outcome: "question" });
  });
});
