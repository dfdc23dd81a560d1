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

describe("a not in front of several things", () => {
  it.each([
    ["没加购和下单的", "没加购，且没下单"],
    ["没有下单或退货记录的", "没下单，且没退货"],
    ["近30天没有访问、加购和下单", "近30天没访问，近30天没加购，近30天没下单"],
    ["近30天没访问没加购没下单", "近30天没访问，近30天没加购，近30天没下单"],
    ["没填城市和性别的", "没填城市，没填性别"],
    ["填了城市和性别的金卡", "填了城市，填了性别，金卡"],
    ["没有邮箱或手机号", "没有邮箱或者没有手机号"],
  ])("%s", (typed, usual) => {
    expect(ruleOf(typed)).toBe(ruleOf(usual));
  });

  it("asks about the messages that nothing is known of", () => {
    for (const typed of ["打开过邮件和短信的", "没打开邮件和短信"])
      expect(interpretBuiltIn(typed, zh)).toMatchObject({ outcome: "question" });
  });
});

describe("what belongs to which clause", () => {
  it.each([
    ["只买过鞋和包的", "只买过鞋或包的"],
    ["加购了鞋和包只买了鞋", "加购了鞋和包，但只买了鞋"],
    ["看了鞋没买鞋买了包", "看了鞋，没买鞋，但买了包"],
    ["花500以上买鞋的人", "买鞋花了500以上"],
    ["手机和鞋各买过两次", "手机和鞋都买过两次"],
    ["别给我买过手机的，其余买过鞋的都行", "买过鞋的，排除买过手机的"],
    ["退过货的别给我，剩下的金卡都要", "金卡，排除退过货的"],
    ["金卡的女生和上海的男生", "金卡的女生或者上海的男生"],
    ["近60天没买，买过3次以上", "近60天没买，历史累计下单3次以上"],
    ["短信召回 - 30天未下单&有过2单以上", "30天未下单，历史累计下单2次以上"],
    ["上周退款的客人，挨个打电话", "上周退款的客人"],
  ])("%s", (typed, usual) => {
    expect(ruleOf(typed)).toBe(ruleOf(usual));
  });

  it("states what a list is called, in front of a dash", () => {
    expect(interpretBuiltIn("短信召回 - 30天未下单", zh)).toMatchObject({
      assumptions: [{ id: "heading", words: "短信召回" }],
    });
  });
});

describe("goods that are others", () => {
  it.each(["买过非华为的手机", "买过非华为手机", "买过华为以外的手机", "买过除了华为之外的手机"])(
    "%s are one of them, whatever else was bought",
    (typed) => {
      expect(interpretBuiltIn(typed, zh)).toMatchObject({
        rule: {
          kind: "measure",
          measure: {
            where: expect.arrayContaining([
              { property: "brand", op: "is_not", value: ["华为"] },
              { property: "category", op: "is", value: ["手机"] },
            ]),
          },
        },
      });
    },
  );

  it("are none of several", () => {
    expect(interpretBuiltIn("买过除了华为、Nike之外的手机", zh)).toMatchObject({
      rule: {
        measure: {
          where: expect.arrayContaining([{ property: "brand", op: "is_not", value: ["华为", "Nike"] }]),
        },
      },
    });
  });
});
