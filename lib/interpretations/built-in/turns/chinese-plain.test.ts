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

describe("everyday words are read as the usual ones", () => {
  it.each([
    ["愿意收邮件却从没打开过一封", "愿意收邮件却从没打开过邮件"],
    ["95后男生，还没下过首单", "95后男生，还没下过单"],
    ["昨儿一天花了一千往上的", "昨天一天花了一千以上的"],
    ["咱店买得最勤的100个人", "买得最勤的100个人"],
    ["从没下过一单的", "从没下过单的"],
    ["末单距今31~60天", "最近一次下单在31到60天前"],
    ["首单落在2025上半年", "首单在2025上半年"],
    ["消费排名前五分之一的", "消费排名前20%的"],
    ["累计discount金额>300", "优惠金额累计超过300"],
  ])("%s", (typed, usual) => {
    expect(ruleOf(typed)).toBe(ruleOf(usual));
  });
});
