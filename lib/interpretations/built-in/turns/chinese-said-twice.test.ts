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

describe("what is said twice, or not of the customers, changes nothing", () => {
  it.each([
    ["今年一单都还没下的", "今年没下单的"],
    ["一张券也没用过的", "没用过券的"],
    ["上个月一件东西都没买", "上个月没买过东西"],
    ["下过单但最近60天没动静（没下单也没逛）", "下过单但最近60天没下单也没逛"],
    // what is said twice
    ["手机买过3次及3次以上的", "手机买过3次以上的"],
    ["昨天刚完成首单的人", "昨天首单的人"],
    ["去年下过单之后就没再买过第二次", "去年下过单之后就没再买过"],
    // what is done with them
    ["累计消费排前100名的，做一对一维护", "累计消费排前100名的"],
    ["下过3单的老客户，提醒他们凑单", "下过3单的老客户"],
    ["退过两次货以上的，这批先不发券", "退过两次货以上的"],
    ["买过手机的，推新壳用", "买过手机的"],
  ])("%s", (typed, usual) => {
    expect(ruleOf(typed)).toBe(ruleOf(usual));
  });
});
