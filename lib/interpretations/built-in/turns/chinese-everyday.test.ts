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
    ["买了手机没配华为的", "买了手机没买华为的"],
    ["常来买手机的", "经常买手机的"],
    ["R在30天内、F大于3、M前20%", "最近一次下单在30天内，下单大于3次，消费前20%"],
    ["GMV位于50分位到90分位之间", "GMV排名前10%到50%"],
    ["近三天内有退款又有新下单的客人", "近三天内有退款又有下单的客人"],
    ["24年断了一整年，25年又回来买的", "24年没下单，25年又回来买的"],
    ["按2025全年消费额排，处在前五分之一的客户", "2025年全年消费额前20%的客户"],
    ["情人节前两周注册的，就是2月1日到2月14日", "2月1日到2月14日注册的"],
    ["末单>180天，累计≥8000", "末单>180天，累计消费≥8000"],
    ["11月1日到11月10日加购，未在11日付款", "11月1日到11月10日加购，未在11月11日付款"],
    ["年龄不知道的，性别知道的", "年龄未知，性别已填写"],
    ["明确表示不收邮件的金卡", "拒收邮件的金卡"],
    ["我想要那种…买过手机的人", "我想要那种，买过手机的人"],
    ["末次消费90天以前的金卡", "末次下单90天前的金卡"],
    ["近6个月月月都下单", "近6个月每月都下单"],
    ["年龄不详的金卡", "年龄不详，金卡"],
    ["今年生日在6月的女生", "生日在6月的女生"],
    ["保持金卡等级已有90天以上的客户", "金卡等级保持90天以上"],
    ["看过手机，一部手机没买", "看过手机，没买过手机"],
    ["头回客", "只买过一次的客户"],
  ])("%s", (typed, usual) => {
    expect(ruleOf(typed)).toBe(ruleOf(usual));
  });

  it("shows what was typed for what is put in its place", () => {
    const answer = interpretBuiltIn("不想打扰退过货的，剩下的金卡都拉出来", zh);
    const coverage = answer.outcome === "rule" ? answer.coverage : [];
    const typed = coverage.flatMap(({ role, words }) => (role === "condition" ? [words] : []));
    expect(typed.some((words) => words.includes("金卡"))).toBe(true);
    expect(typed.some((words) => words.includes("退过货"))).toBe(true);
  });

  it.each(["不是会员的人，或者等级是普通的", "去年生日月下过单", "退款只有一次并且金额不大，200以内"])(
    "%s is asked about",
    (typed) => {
      expect(interpretBuiltIn(typed, zh)).toMatchObject({ outcome: "question" });
    },
  );
});
