import { describe, expect, it } from "vitest";
import { interpretBuiltIn } from "#lib/interpretations/built-in/interpret.ts";
import type { Setting } from "#lib/interpretations/built-in/setting.ts";
import { languageCatalogOf } from "#lib/interpretations/catalog.ts";
import { aSetting } from "#lib/interpretations/testing.ts";
import { parseMessage } from "#lib/messages/parse.ts";
import { ruleKey } from "#lib/rules/keys.ts";

const zh: Setting = { ...aSetting(), locale: "zh", currency: "CNY" };

const orders = ["mobile", "tablet", "desktop"].map((device, index) => {
  const parsed = parseMessage(
    {
      type: "track",
      event: "Order Completed",
      userId: `c${index}`,
      timestamp: "2026-01-10T10:00:00Z",
      properties: { total: 50, device, products: [{ category: "手机", price: 50, quantity: 1 }] },
    },
    undefined,
  );
  if (!parsed.ok) throw new Error(parsed.error.message);
  return parsed.value;
});
/** A shop that knows what was ordered with, and sells one of those as well. */
const devices: Setting = { ...zh, catalog: languageCatalogOf(orders) };

function ruleOf(text: string): string {
  const answer = interpretBuiltIn(text, zh);
  if (answer.outcome !== "rule") throw new Error(`${text}: ${JSON.stringify(answer)}`);
  return ruleKey(answer.rule);
}

describe("how much of a whole is meant", () => {
  it.each([
    ["手机、鞋、包全都买过", "买过手机且买过鞋且买过包"],
    ["手机和鞋两样都买过的人", "买过手机且买过鞋"],
    ["买过鞋、包、手机其中两样的", "买过鞋且买过包，或者买过鞋且买过手机，或者买过包且买过手机"],
    ["看过鞋和包中的至少两个", "看过鞋且看过包"],
    ["消费满2000，或者下单5次，满足一个就行", "消费满2000，或者下单5次"],
    ["金卡或近30天下过单，二者满足其一就行", "金卡或近30天下过单"],
    ["看了手机又看了鞋的，都没买", "看了手机和鞋，都没买"],
    ["从没用过优惠券的买家", "下过单，从没用过优惠券"],
    ["近30天没下单的买家", "下过单，近30天没下单"],
    ["从没买过华为的购买者", "下过单，从没买过华为"],
    ["没下过单的买家", "没下过单"],
    ["买鞋的人，一次买3双以上的那种", "一次性买3双以上的鞋"],
    ["一次性买3件同款的", "买过单笔3件同一款产品"],
    ["老客户今年没复购的，老客户就是去年买过的", "去年买过的，今年没复购的"],
    ["买手机的小姐姐们", "买手机的女生"],
    ["爱买手机的小哥哥", "爱买手机的男生"],
  ])("%s", (typed, usual) => {
    expect(ruleOf(typed)).toBe(ruleOf(usual));
  });

  it.each([
    ["手机和平板都下过单", ["mobile", "tablet"]],
    ["在电脑和手机上都下过单", ["desktop", "mobile"]],
  ])("%s is said of the devices", (typed, values) => {
    const rules = values.map((value) => ({ measure: { where: [{ op: "is", value: [value] }] } }));
    expect(interpretBuiltIn(typed, devices)).toMatchObject({ rule: { kind: "all", rules } });
  });

  it.each(["所有订单都是在手机上下的", "每一单都用平板下的"])("%s is said of every order", (typed) => {
    expect(interpretBuiltIn(typed, devices)).toMatchObject({
      rule: { measure: { of: "share" }, op: "gte", value: 1 },
    });
  });
});
