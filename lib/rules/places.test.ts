import { expect, it } from "vitest";
import { meantAt, placesOf } from "#lib/rules/places.ts";
import type { Condition, Rule } from "#lib/rules/schema.ts";

const german: Condition = { kind: "trait", trait: "country", op: "is", value: ["DE"] };
const listed: Condition = { kind: "list", list: "fair" };

it("finds conditions at any depth, in the order of the text", () => {
  const rule: Rule = { kind: "all", rules: [german, { kind: "any", rules: [listed, german] }] };
  expect(placesOf(rule)).toEqual([
    { pointer: "/rules/0", condition: german, isNegated: false },
    { pointer: "/rules/1/rules/0", condition: listed, isNegated: false },
    { pointer: "/rules/1/rules/1", condition: german, isNegated: false },
  ]);
});

it("knows what is meant where a condition stands under not, once or twice", () => {
  const rule: Rule = { kind: "not", rule: { kind: "all", rules: [german, { kind: "not", rule: listed }] } };
  expect(placesOf(rule)).toMatchObject([
    { pointer: "/rule/rules/0", isNegated: true },
    { pointer: "/rule/rules/1/rule", isNegated: false },
  ]);
  expect(placesOf(rule).map(meantAt)).toEqual([{ kind: "not", rule: german }, listed]);
});

it("finds none in everyone", () => {
  expect(placesOf({ kind: "not", rule: { kind: "everyone" } })).toEqual([]);
});
