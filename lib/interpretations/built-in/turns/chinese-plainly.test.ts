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

describe("the same, plainly", () => {
  it.each([
    ["今年满30岁的会员", "turning 30 this year"],
    ["昨晚8点到12点之间下单的用户", "昨天20点到24点下单"],
    ["夜里十一点到零点下单", "23点到24点下单"],
    ["消费排名第11到第50", "消费排名第11到50名"],
    ["退款金额比消费还高的", "退款金额占消费金额的比例超过100%"],
    ["最近3个月每个月都至少下一单", "最近3个月每个月都下单"],
    ["好几百块的单子下过的", "下过几百块的订单"],
    ["三千块以上的单子下过两次", "三千块以上的订单下过两次"],
    ["差不多花了一千块的人", "花了一千块左右的人"],
    ["国庆期间（10.1-10.7）下单2次及以上", "2025年10月1日到10月7日下单2次及以上"],
    ["消费3万以上的，求名单", "消费3万以上的"],
  ])("%s", (typed, usual) => {
    expect(ruleOf(typed)).toBe(ruleOf(usual));
  });

  it.each(["邮箱订阅状态未知的人", "email_consent缺失", "email consent unknown", "邮件授权为空"])(
    "%s is who never said",
    (typed) => {
      expect(interpretBuiltIn(typed, zh)).toMatchObject({
        rule: { kind: "trait", trait: "email_consent", op: "missing" },
      });
    },
  );

  it.each(["金卡近一年消费总额", "上海客户的消费金额", "今年的gmv"])("%s says no figure", (typed) => {
    expect(interpretBuiltIn(typed, zh)).toMatchObject({
      outcome: "question",
      questions: [{ reason: "incomplete" }],
    });
  });

  it("is who has spent, where a sum is only had", () => {
    expect(ruleOf("近30天有消费金额的")).toBe(ruleOf("近30天下过单的"));
  });
});
