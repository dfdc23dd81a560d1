import { describe, expect, it } from "vitest";
import { interpretBuiltIn } from "#lib/interpretations/built-in/interpret.ts";
import { aWholeShop } from "#lib/interpretations/testing-shops.ts";
import { ruleKey } from "#lib/rules/keys.ts";

const shop = aWholeShop("zh");

function answerTo(text: string) {
  const answer = interpretBuiltIn(text, shop);
  if (answer.outcome !== "rule") throw new Error(`${text}: ${JSON.stringify(answer)}`);
  return answer;
}

const ruleOf = (text: string) => ruleKey(answerTo(text).rule);

describe("what is enough, and who is let in besides", () => {
  it.each([
    ["耐克或者安踏的鞋子，买过就算", "买过耐克或者安踏的鞋子"],
    ["周末下过单的，一次就行", "周末下过单的"],
    ["不在北京的，没填城市的也算上", "不在北京的或者没填城市的"],
    ["买过鞋的，买过包的也算", "买过鞋的或者买过包的"],
    ["首单和最近一单都用了优惠券", "首单用了优惠券，最近一单用了优惠券"],
    ["首单和末单都没用券", "首单没用券，末单没用券"],
    ["保持银卡等级一年以上的会员", "银卡保持了一年以上的会员"],
    ["去年下过单，今年一次都没再买", "去年下过单，今年没买"],
    ["最近下过好几单的客户", "最近下单好几次的客户"],
    ["上个越下过单", "上个月下过单"],
    ["买过两此鞋的", "买过两次鞋的"],
  ])("%s", (typed, plain) => {
    expect(ruleOf(typed)).toBe(ruleOf(plain));
  });

  it("leaves who is left out as well", () => {
    expect(ruleOf("买过鞋的，退过货的也不要")).not.toBe(ruleOf("买过鞋的或者退过货的"));
  });

  it("shows what was typed wrong", () => {
    expect(answerTo("上个越下过单").assumptions).toContainEqual(
      expect.objectContaining({ kind: "spelling", assumed: "越 → 月" }),
    );
  });
});

describe("老客", () => {
  it.each(["90天没下单的老客", "距离上次下单已经超过60天的老客", "老客里最近60天没买的"])(
    "has bought before, be it once, where a lapse is said: %s",
    (text) => {
      expect(answerTo(text).assumptions).toContainEqual(
        expect.objectContaining({ kind: "vague_word", assumed: "下过单" }),
      );
    },
  );

  it("is twice or more elsewhere", () => {
    expect(ruleOf("近30天下过单的老客")).toBe(ruleOf("近30天下过单，累计下单2次以上"));
  });
});
