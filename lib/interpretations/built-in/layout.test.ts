import { describe, expect, it } from "vitest";
import { interpretBuiltIn } from "#lib/interpretations/built-in/interpret.ts";
import type { Setting } from "#lib/interpretations/built-in/setting.ts";
import { aSetting } from "#lib/interpretations/testing.ts";
import { ruleKey } from "#lib/rules/keys.ts";
import type { Rule } from "#lib/rules/schema.ts";

const en = aSetting();
const zh: Setting = { ...en, locale: "zh", currency: "CNY" };

function keyOf(text: string, setting = en): string {
  return ruleKey(ruleOf(text, setting));
}

function ruleOf(text: string, setting = en): Rule {
  const answer = interpretBuiltIn(text, setting);
  if (answer.outcome !== "rule") throw new Error(JSON.stringify(answer));
  return answer.rule;
}

describe("a list", () => {
  it.each([
    "any of the following:\n- ordered 3+ times\n- spent over 500",
    "Customers who meet at least one of these:\n1. ordered 3+ times\n2. spent over 500",
    "any of: 1) ordered 3+ times 2) spent over 500",
    "any of these: ordered 3+ times, spent over 500",
    "either of the following: • ordered 3+ times • spent over 500",
  ])("of which one point is enough: %j", (text) => {
    expect(keyOf(text)).toBe(keyOf("ordered 3+ times or spent over 500"));
  });

  it.each([
    "满足以下任一条件：\n1、消费满5000\n2、最近30天下单3次以上",
    "以下条件满足其一：1、消费满5000 2、最近30天下单3次以上",
    "满足以下条件之一的客户：消费满5000、最近30天下单3次以上",
    "满足其中任意一个条件：①消费满5000 ②最近30天下单3次以上",
  ])("of which one point is enough: %j", (text) => {
    expect(keyOf(text, zh)).toBe(keyOf("消费满5000或者最近30天下单3次以上", zh));
  });

  it.each([
    ["none of these:\n- ordered 3+ times\n- gold tier", en, "not (ordered 3+ times or gold tier)"],
    ["以下条件都不满足：1、最近30天下过单 2、金卡", zh, "排除最近30天下过单或者金卡的客户"],
  ] as const)("of which no point may hold: %j", (text, setting, same) => {
    expect(keyOf(text, setting)).toBe(keyOf(same, setting));
  });

  it("keeps what is said before it for all of its points, and what is said in a point for that one", () => {
    const all = "viewed shoes in the last 30 days and opened an email in the last 30 days";
    expect(keyOf("In the last 30 days:\n- viewed shoes\n- opened an email")).toBe(keyOf(all));
    expect(keyOf("1、最近30天下过单\n2、打开过邮件", zh)).toBe(keyOf("打开过邮件，最近30天下过单", zh));
  });

  it("does not let an “or” reach across its points, full stops and semicolons", () => {
    const same = keyOf("gold tier, and (ordered 3+ times or opened an email)");
    expect(keyOf("- gold tier\n- ordered 3+ times or opened an email")).toBe(same);
    expect(keyOf("Gold tier. Ordered 3+ times or opened an email.")).toBe(same);
    expect(keyOf("gold tier; ordered 3+ times or opened an email")).toBe(same);
    const parted = keyOf("bought shoes; ordered 3+ times or opened an email");
    expect(parted).toBe(keyOf("bought shoes and (ordered 3+ times or opened an email)"));
  });
});

describe("who asks, and is asked", () => {
  it.each([
    ["Hi Anna,\nplease pull gold members who ordered last month.\n\nThanks,\nTom", en],
    ["Dear all, gold members who ordered last month. Best regards, Tom", en],
    ["GOLD MEMBERS WHO ORDERED LAST MONTH", en],
  ] as const)("says nothing of the customers: %j", (text, setting) => {
    expect(keyOf(text, setting)).toBe(keyOf("gold members who ordered last month", setting));
  });

  it.each(["@小王 帮忙拉一下上个月下过单的客户，谢谢~", "小王你好，麻烦导一份上个月下过单的名单，辛苦了！"])(
    "says nothing of the customers: %j",
    (text) => {
      expect(keyOf(text, zh)).toBe(keyOf("上个月下过单", zh));
    },
  );

  it("is still asked about within a description", () => {
    expect(interpretBuiltIn("gold members, Anna, who ordered last month", en).outcome).toBe("question");
  });
});

describe("brackets", () => {
  it.each([
    ["ordered (at least 3 times) in the last 90 days", "ordered at least 3 times in the last 90 days"],
    ["ordered 3+ times (last 90 days)", "ordered 3+ times in the last 90 days"],
    ["bought shoes (Nike)", "bought Nike shoes"],
    ["gold tier (or ordered last month)", "gold tier or ordered last month"],
    ["VIPs (spent over 1000)", "spent over 1000"],
    ["spent a lot (over 1000) this year", "spent over 1000 this year"],
  ])("say more of what stands before them: %s", (text, same) => {
    expect(keyOf(text)).toBe(keyOf(same));
  });

  it("that explain a vague word offer its usual meaning as well", () => {
    const answer = interpretBuiltIn("VIPs (spent over 1000)", en);
    expect(answer).toMatchObject({ outcome: "rule" });
    const own =
      answer.outcome === "rule" ? answer.assumptions.find(({ words }) => words === "VIPs") : undefined;
    expect(own?.alternatives).toHaveLength(1);
  });
});
