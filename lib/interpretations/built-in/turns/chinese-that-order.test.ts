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
});
