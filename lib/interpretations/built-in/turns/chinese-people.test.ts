import { describe, expect, it } from "vitest";
import { interpretBuiltIn } from "#lib/interpretations/built-in/interpret.ts";
import { aWholeShop } from "#lib/interpretations/testing-shops.ts";
import { ruleKey } from "#lib/rules/keys.ts";

const zh = aWholeShop("zh");

function ruleOf(text: string): string {
  const answer = interpretBuiltIn(text, zh);
  if (answer.outcome !== "rule") throw new Error(`${text}: ${JSON.stringify(answer)}`);
  return ruleKey(answer.rule);
}

describe("who and when, said otherwise", () => {
  it.each([
    ["2025年6月1日前下过单的", "2025年6月1日之前下过单的"],
    ["2025年5月底前注册的", "2025年6月1日之前注册的"],
    ["注册了30天还没下单的", "注册满30天，还没下单的"],
    ["看下买过手机的", "买过手机的"],
    ["深圳和广州两地都下过单的", "深圳或广州，下过单的"],
    ["手机和耳机买过两样以上的", "手机和耳机都买过的"],
    ["既没买手机又没买耳机", "没买过手机，也没买过耳机"],
    ["上个季度每月至少2单", "2025年四季度每月至少2单"],
    ["金卡+近30天下单", "金卡，近30天下单"],
    ["一季度和二季度都下过单的", "2025年一季度和二季度都下过单的"],
    ["截止到2025年底注册的", "2026年1月1日之前注册的"],
    ["近一年里有6个月下过单的", "近12个月里有6个月下过单的"],
    ["距今30到60天之间下过单的", "30到60天前下过单的"],
  ])("%s", (typed, usual) => {
    expect(ruleOf(typed)).toBe(ruleOf(usual));
  });

  it.each(["可能会买手机的", "应该买过手机的", "有下单的月份不少于3个", "支持金卡的客户"])(
    "%s is asked about",
    (typed) => {
      expect(interpretBuiltIn(typed, zh)).toMatchObject({ outcome: "question" });
    },
  );
});
