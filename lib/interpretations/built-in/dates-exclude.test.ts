import { expect, it } from "vitest";
import { isContradiction } from "#lib/interpretations/built-in/contradictions.ts";
import { interpretBuiltIn } from "#lib/interpretations/built-in/interpret.ts";
import { aSetting } from "#lib/interpretations/testing.ts";
import { Rule } from "#lib/rules/schema.ts";
import { MS_PER_DAY } from "#lib/std/time-zone.ts";

const today = Date.UTC(2026, 2, 15) / MS_PER_DAY;
const born = (op: "before" | "after" | "on", value: string) => ({
  kind: "trait",
  trait: "birth_date",
  op,
  value,
});
const aged = (op: string, value: unknown) => ({
  kind: "measure",
  measure: { of: "feature", feature: "age" },
  op,
  value,
});
const excludes = (...rules: unknown[]) => isContradiction(Rule.parse({ kind: "all", rules }), today);

it.each([
  [[born("before", "1990-01-01"), born("after", "2000-12-31")], true],
  [[born("after", "1999-12-31"), born("before", "2000-01-01")], true],
  [[born("after", "1999-12-31"), born("before", "2000-01-02")], false],
  [[born("on", "2000-05-05"), born("before", "2000-05-05")], true],
  [[born("after", "1999-12-31"), { ...born("before", "1990-01-01"), trait: "signed_up_at" }], false],
])("tells whether a day is left between %j", (rules, is) => {
  expect(excludes(...rules)).toBe(is);
});

it.each([
  [aged("gte", 40), "1986-03-15"],
  [aged("gt", 39), "1986-03-15"],
  [aged("between", [40, 50]), "1986-03-15"],
  [aged("eq", 40), "1986-03-15"],
])("holds ages of at least forty against births: %j", (age, lastDay) => {
  expect(excludes(age, born("on", lastDay))).toBe(false);
  expect(excludes(age, born("after", lastDay))).toBe(true);
});

it.each([
  [aged("lt", 40), "1986-03-16"],
  [aged("lte", 39), "1986-03-16"],
  [aged("between", [30, 39]), "1986-03-16"],
])("holds ages below forty against births: %j", (age, firstDay) => {
  expect(excludes(age, born("on", firstDay))).toBe(false);
  expect(excludes(age, born("before", firstDay))).toBe(true);
});

it.each([
  ["en", "over 40 and born after 2000"],
  ["zh", "40岁以上的00后"],
])("asks about them in words (%s)", (locale, text) => {
  const answer = interpretBuiltIn(text, { ...aSetting(), locale: locale as "en" | "zh" });
  expect(answer).toMatchObject({ outcome: "question", questions: [{ reason: "contradiction" }] });
});
