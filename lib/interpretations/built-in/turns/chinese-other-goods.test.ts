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

describe("that, and something else", () => {
  it.each([
    ["除了华为还买过别的品牌的人", "买过华为且买过非华为的商品"],
    ["除了手机还买过别的品类的女会员", "女会员，买过手机且买过非手机的商品"],
    ["买过华为，还买过其他牌子", "买过华为且买过非华为的商品"],
    ["除了手机，还看过别的东西", "看过手机且看过非手机的商品"],
    ["买过手机，而且是华为的", "买过华为手机"],
    ["买过手机，并且必须是华为的", "买过华为手机"],
  ])("%s", (typed, usual) => {
    expect(ruleOf(typed)).toBe(ruleOf(usual));
  });
});

describe("what was not done, joined", () => {
  it("is of the same things each time, stated", () => {
    const answer = interpretBuiltIn("浏览过手机但没加购或下单的", zh);
    expect(answer).toMatchObject({ outcome: "rule" });
    expect(ruleOf("浏览过手机但没加购或下单的")).toBe(ruleOf("浏览过手机，没加购过手机，没下单过手机"));
  });

  it("says how alternatives behind 但 go together", () => {
    const answer = interpretBuiltIn("下过单但没退过货或没用过券的", zh);
    expect(answer).toMatchObject({ assumptions: [{ kind: "grouping" }] });
  });

  it("does not measure orders in a time that has none", () => {
    expect(ruleOf("近60天加购过手机，没下单，客单价超过300")).not.toMatch(/avg[^}]*window/u);
  });
});

describe("rough ranges", () => {
  it.each([
    ["下过三五次单", [3, 5]],
    ["下过两三次单", [2, 3]],
    ["下过三两次单", [2, 3]],
    ["下过七八次单", [7, 8]],
    ["客单价三四百", [300, 499]],
    ["客单价三五百块", [300, 599]],
  ])("%s is %s, stated", (typed, value) => {
    const answer = interpretBuiltIn(typed, zh);
    expect(answer).toMatchObject({ outcome: "rule", rule: { op: "between", value } });
    expect(JSON.stringify(answer)).toContain(`"assumed":"${value.join("到")}"`);
  });
});
