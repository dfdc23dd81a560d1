import { describe, expect, it } from "vitest";
import { interpretBuiltIn } from "#lib/interpretations/built-in/interpret.ts";
import type { Setting } from "#lib/interpretations/built-in/setting.ts";
import { aSetting } from "#lib/interpretations/testing.ts";
import { ruleKey } from "#lib/rules/keys.ts";

const zh: Setting = { ...aSetting(), locale: "zh", currency: "CNY" };

const en = aSetting();

function ruleIn(text: string, setting: Setting): string {
  const answer = interpretBuiltIn(text, setting);
  if (answer.outcome !== "rule") throw new Error(`${text}: ${JSON.stringify(answer)}`);
  return ruleKey(answer.rule);
}

describe("what did not happen did not happen to any of the goods", () => {
  const none = "从没买过华为手机，也从没买过Nike鞋";

  it.each([
    "没买过华为手机或Nike鞋",
    "没买过华为手机、Nike鞋",
    "华为手机和Nike鞋都没买过",
    "华为手机、Nike鞋一概没买过",
  ])("%s", (typed) => {
    expect(ruleIn(typed, zh)).toBe(ruleIn(none, zh));
  });

  it("in English", () => {
    expect(ruleIn("never bought Nike shoes or Puma bags", en)).toBe(
      ruleIn("never bought Nike shoes and never bought Puma bags", en),
    );
  });

  it("but another verb or a 但 begins anew", () => {
    expect(ruleIn("没买过华为手机但买过Nike鞋", zh)).toBe(ruleIn("买过Nike鞋，没买过华为手机", zh));
    expect(ruleIn("never bought Nike shoes but Puma bags", en)).toBe(
      ruleIn("bought Puma bags and never bought Nike shoes", en),
    );
  });
});

describe("the time of a first order", () => {
  it("does not hold for what follows it", () => {
    for (const typed of ["去年首单，累计下单3次以上", "首单在去年 & 至今累计>=3单"])
      expect(interpretBuiltIn(typed, zh)).toMatchObject({
        rule: { rules: [{ measure: { only: "first" } }, { measure: { of: "count" }, op: "gte", value: 3 }] },
      });
    const answer = interpretBuiltIn("去年首单，累计下单3次以上", zh);
    const rule = answer.outcome === "rule" ? JSON.stringify(answer.rule) : "";
    expect(rule.split('"window"')).toHaveLength(2);
  });
});

describe("a price of one of two steps", () => {
  it("is of that step", () => {
    expect(interpretBuiltIn("加购过单价超过500的东西，加完7天都没下单", zh)).toMatchObject({
      rule: { steps: [{ where: [{ property: "price", op: "gt", value: 500 }] }, { absent: true }] },
    });
  });
});
