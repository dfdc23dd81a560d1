import { describe, expect, it } from "vitest";
import { interpretBuiltIn } from "#lib/interpretations/built-in/interpret.ts";
import type { Setting } from "#lib/interpretations/built-in/setting.ts";
import { aSetting } from "#lib/interpretations/testing.ts";
import { ruleKey } from "#lib/rules/keys.ts";

const zh: Setting = { ...aSetting(), locale: "zh", currency: "CNY" };

function read(text: string) {
  const answer = interpretBuiltIn(text, zh);
  if (answer.outcome !== "rule") throw new Error(JSON.stringify(answer));
  return answer;
}

describe("traditional characters", () => {
  it.each([
    ["最近三個月買過手機的女性客戶", "最近三个月买过手机的女性客户"],
    ["沒有退過貨的金卡會員", "没有退过货的金卡会员"],
    ["買過兩次以上但沒有用過優惠券", "买过两次以上但没有用过优惠券"],
    ["您好,訂單金額超過三千的顧客,住在上海", "订单金额超过三千的顾客,住在上海"],
  ])("are read as simplified ones: %s", (text, same) => {
    expect(ruleKey(read(text).rule)).toBe(ruleKey(read(same).rule));
  });

  it("stay as they are in what was searched for", () => {
    expect(ruleKey(read("搜尋過「運動鞋」的顧客").rule)).toContain("運動鞋");
    expect(ruleKey(read("搜索过「运动鞋」的顾客").rule)).toContain("运动鞋");
  });
});

describe("a character of the same sound", () => {
  it.each([
    ["华位手机的买家", "华为手机的买家", "华位 → 华为"],
    ["尚海的客户,下单超过3次", "上海的客户,下单超过3次", "尚海 → 上海"],
    ["最进30天下单两次已上", "最近30天下单两次以上", "已上 → 以上"],
    ["最进30天下单两次已上", "最近30天下单两次以上", "最进 → 最近"],
    ["没又退过货的女姓", "没有退过货的女性", "没又 → 没有"],
  ])("is put right, and shown: %s", (text, same, shown) => {
    const { rule, assumptions } = read(text);
    expect(ruleKey(rule)).toBe(ruleKey(read(same).rule));
    expect(assumptions).toContainEqual(expect.objectContaining({ kind: "spelling", assumed: shown }));
  });

  it.each(["二级会员", "台州的客户", "收集过商品的客户", "下过但没退货", "最近30天下单两次已上线"])(
    "is none where other words are meant: %s",
    (text) => {
      const answer = interpretBuiltIn(text, zh);
      const shown = answer.outcome === "rule" ? answer.assumptions : [];
      expect(shown.filter(({ kind }) => kind === "spelling")).toEqual([]);
    },
  );
});

describe("small words that stand alone", () => {
  it.each(["近30天下单的,但是上过那个", "买过手机或者到过的", "三个月没下单但是去的", "到过的客户,下单3次"])(
    "are asked about: %s",
    (text) => {
      expect(interpretBuiltIn(text, zh)).toMatchObject({ outcome: "question" });
    },
  );
});
