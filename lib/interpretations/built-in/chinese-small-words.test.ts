import { describe, expect, it } from "vitest";
import { interpretBuiltIn } from "#lib/interpretations/built-in/interpret.ts";
import type { Setting } from "#lib/interpretations/built-in/setting.ts";
import { aSetting } from "#lib/interpretations/testing.ts";
import { ruleKey } from "#lib/rules/keys.ts";

const zh: Setting = { ...aSetting(), locale: "zh", currency: "CNY" };

function ruleOf(text: string): string {
  const answer = interpretBuiltIn(text, zh);
  if (answer.outcome !== "rule") throw new Error(JSON.stringify(answer));
  return ruleKey(answer.rule);
}

describe("months and years in Chinese", () => {
  it.each([
    ["3、5、7月都买过的", "2025年3月买过,且2025年5月买过,且2025年7月买过的"],
    ["3月、5月、7月都下过单", "2025年3月下过单,且2025年5月下过单,且2025年7月下过单"],
    ["今年1、2月下过单的", "2026年1月1日到2026年2月28日下过单的"],
    ["去年6、7、8月消费满2000", "2025年6月1日到2025年8月31日消费满2000"],
    ["23年买过24年没买", "2023年买过,2024年没买"],
    ["23、24年都买过的", "2023年买过,且2024年买过的"],
    ["25年以来消费满3000", "2025年以来消费满3000"],
    ["24年下半年下过单", "2024年下半年下过单"],
    ["22年到24年之间注册的", "2022年到2024年注册的"],
    ["上周末下过单的", "2026年3月7日到2026年3月8日下过单的"],
  ])("are those that the last word names: %s", (text, same) => {
    expect(ruleOf(text)).toBe(ruleOf(same));
  });

  it.each(["最近25年买过", "注册满20年"])("stay how long where a word says so: %s", (text) => {
    expect(ruleOf(text)).toMatch(/"n":2[05],"unit":"year"/u);
  });
});

describe("the first and the last of them", () => {
  it.each([
    ["首次下单距今超过一年的", "首次下单在一年以前的"],
    ["距离第一次购买已经满180天", "首次下单在180天以前的"],
    ["距首单30天以上", "首次下单在30天以前的"],
    ["最后一次下单距今不到30天", "最后一次下单在最近30天的"],
  ])("may be so long ago: %s", (text, same) => {
    expect(ruleOf(text)).toBe(ruleOf(same));
  });

  it("is no time that a rule can count from", () => {
    expect(interpretBuiltIn("注册当天就下单的", zh)).toMatchObject({ outcome: "question" });
    expect(interpretBuiltIn("下单次日退货的", zh)).toMatchObject({ outcome: "question" });
  });
});

describe("small words that change a clause", () => {
  it.each([
    ["只买过手机没买过别的", "只买过手机"],
    ["买过手机,没买过别的", "只买过手机"],
    ["手机、Shoes都买过的", "买过手机,且买过Shoes的"],
    ["买过的品牌不超过两个", "买过最多2个品牌"],
    ["买过的次数在2到5次之间", "下单2到5次"],
    ["下单超过5笔(含5笔)", "下单至少5笔"],
    ["下单5次以上（不含5次）", "下单超过5次"],
    ["消费上百次的", "下单至少100次"],
    ["复购3次及以上的", "下单至少3次"],
    ["订单数排在最后10%", "订单数后10%"],
    ["30天没买但是上过我们网站的", "30天没买但是访问过网站的"],
    ["除了退过货的,其他买过手机的人都要", "买过手机,除了退过货的"],
    ["买完手机又退货的", "买过手机又退货的"],
    ["近30天浏览过手机但不下单的", "近30天浏览过手机但没下单的"],
    ["工作日白天下单的", "工作日6点到18点下单的"],
  ])("are read: %s", (text, same) => {
    expect(ruleOf(text)).toBe(ruleOf(same));
  });

  it.each([
    ["手机、Shoes都没买过的", "没买过手机和Shoes的"],
    ["30岁以下客户", "30岁以下"],
    ["先看了手机再下单", "浏览手机后下单"],
  ])("keep their other meanings: %s", (text, same) => {
    expect(ruleOf(text)).toBe(ruleOf(same));
  });
});

describe("how somebody asks", () => {
  it.each([
    ["客服这边要近7天退过款的客户", "近7天退过款的客户"],
    ["请帮我找出以下客户：\n- 金卡会员\n- 近半年没有下单", "金卡会员,近半年没有下单"],
    ["拉一批上海客户，年龄不限，近90天买过手机", "上海客户,近90天买过手机"],
    ["老板让我拉一下近30天下单3次的，在线等", "近30天下单3次的"],
  ])("says nothing of the customers: %s", (text, same) => {
    expect(ruleOf(text)).toBe(ruleOf(same));
  });
});

describe("what was dropped before", () => {
  it.each([
    ["上个月15号之后下单", "2026年2月16日以来下单"],
    ["3月1日（含）之后注册", "3月1日以来注册"],
    ["条件一：女性；条件二：近30天下过单；条件三：没有退过货", "女性；近30天下过单；没有退过货"],
    ["订单金额都在200以上的", "每单金额都在200以上的"],
    ["下单超过十次但不到二十次", "下单超过10次但不到20次"],
    ["3单以上10单以下", "3到10单"],
    ["晚上十点以后下过单的夜猫子", "晚上十点以后下过单的"],
    ["昨天进了结算页但是没付款的", "昨天结算过但是没付款的"],
    ["近三个月买过手机,但同期没碰过Shoes", "近三个月买过手机,且近三个月没买过Shoes"],
  ])("is part of the rule: %s", (text, same) => {
    expect(ruleOf(text)).toBe(ruleOf(same));
  });

  it("is the sum of what was returned", () => {
    expect(ruleOf("退款总额500块以上")).toContain('"of":"sum"');
  });
});
