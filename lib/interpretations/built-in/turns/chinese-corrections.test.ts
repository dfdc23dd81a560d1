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

describe("corrections of oneself", () => {
  it.each([
    ["最近三个月没到店... 哦不对，没下单的", "最近三个月没下单的"],
    ["超过30天，不对，60天没下单", "超过60天没下单"],
    ["女的，说错了，男的用户", "男的用户"],
  ])("%s", (typed, usual) => {
    expect(ruleOf(typed)).toBe(ruleOf(usual));
  });

  it("asks about what else is taken back", () => {
    expect(interpretBuiltIn("买过手机，不对，耳机", zh)).toMatchObject({ outcome: "question" });
  });
});

describe("purposes, and who it is for", () => {
  it.each([
    "近60天没下单的，三八节备礼",
    "近60天没下单的，想送个小礼物",
    "近60天没下单的，准备再发一轮短信",
    "近60天没下单的，数据要一下",
    "想给近60天没下单的客户送礼",
    "他近60天没下单",
  ])("%s", (typed) => {
    expect(ruleOf(typed)).toBe(ruleOf("近60天没下单的客户"));
  });
});
