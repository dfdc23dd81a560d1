import type { Element } from "#lib/interpretations/built-in/frame.ts";
import type { Reading } from "#lib/interpretations/built-in/reading.ts";
import { restateOptions, type Setting, say } from "#lib/interpretations/built-in/setting.ts";
import { restateClause } from "#lib/rules/restate.ts";
import type { Rule } from "#lib/rules/schema.ts";

export function takenAsAge(setting: Setting): string {
  return say(setting, "taken as the customer's age", "理解为客户年龄");
}

/** What a condition that its words stand for takes for granted. */
export function noteCondition(
  element: Extract<Element, { kind: "rule" }>,
  { setting, choices }: Reading,
): void {
  if (element.note === "glossary") choices.note("vague_word", element, citation(element.rule, setting));
  if (element.note?.endsWith("consent_email"))
    choices.note("trait", element, say(setting, "consent = consent to e-mail", "同意 = 同意接收邮件"));
  if (element.note?.startsWith("noconsent")) {
    const isRefused = element.rule.kind === "all";
    const text = isRefused
      ? say(setting, "customers whose consent is not known are left out", "不包含状态未知的客户")
      : say(setting, "customers whose consent is not known are included", "包含状态未知的客户");
    choices.note("trait", element, text);
  }
  if (element.note === "bare_age") choices.note("measure", element, takenAsAge(setting));
  if (element.note === "five_years")
    choices.note("date", element, say(setting, "born within five years", "按五年一代理解，不是十年"));
  if (element.note === "around_age")
    choices.note("vague_word", element, say(setting, "within two years of it", "上下两岁以内"));
  if (element.note === "by_signup")
    choices.note("trait", element, say(setting, "by the date of signing up", "按注册时间"));
  if (element.note === "turning")
    choices.note("date", element, say(setting, "by the days as they are today", "按今天推算的日期"));
  if (element.note === "birthday_month")
    choices.note("date", element, say(setting, "that month of this year", "今年的该月"));
  if (element.note === "birthday_quarter")
    choices.note("date", element, say(setting, "that quarter of this year", "今年的该季度"));
  if (element.note === "month_as_days")
    choices.note("date", element, say(setting, "a month is taken as 30 days", "一个月按30天计"));
}

/** What the shop's glossary says that a word stands for. */
function citation(rule: Rule, setting: Setting): string {
  const meaning = restateClause(rule, restateOptions(setting)).text;
  return say(setting, `the shop's glossary: those ${meaning}`, `店铺术语表的定义：${meaning}`);
}
