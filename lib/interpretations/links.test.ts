import { expect, it } from "vitest";
import { interpretBuiltIn } from "#lib/interpretations/built-in/interpret.ts";
import { stretchesOf } from "#lib/interpretations/links.ts";
import { aSetting } from "#lib/interpretations/testing.ts";

function linked(text: string, locale: "en" | "zh" = "en") {
  const read = interpretBuiltIn(text, aSetting({ locale }));
  if (read.outcome !== "rule") throw new Error(`read as ${read.outcome}`);
  return stretchesOf(text, read.coverage, read.rule);
}

it("ties words to the conditions they became, and leaves the others plain", () => {
  expect(linked("customers from Germany who ordered at least twice")).toEqual([
    { text: "customers from ", conditions: [] },
    { text: "Germany", conditions: [0] },
    { text: " who ", conditions: [] },
    { text: "ordered", conditions: [1] },
    { text: " ", conditions: [] },
    { text: "at least twice", conditions: [1] },
  ]);
});

it("ties what is excluded to the condition under its not", () => {
  const words = linked("ordered in the last 90 days but did not return").filter(
    ({ conditions }) => conditions.length > 0,
  );
  expect(words.map(({ conditions }) => conditions)).toEqual([[0], [0], [1], [1]]);
});

it.each([
  ["最近90天下单超过2次的德国客户", "zh"],
  ["loyal customers in Berlin", "en"],
] as const)("loses no character of “%s”", (text, locale) => {
  expect(
    linked(text, locale)
      .map((stretch) => stretch.text)
      .join(""),
  ).toBe(text);
});

it("has one plain stretch where nothing became a condition", () => {
  expect(stretchesOf("everybody", [], { kind: "everyone" })).toEqual([{ text: "everybody", conditions: [] }]);
});
