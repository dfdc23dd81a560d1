import { expect, it } from "vitest";
import { reviewFlags } from "#lib/changes/flags.ts";
import type { Rule } from "#lib/rules/schema.ts";

const trait = (name: string, value: string): Rule => ({
  kind: "trait",
  trait: name,
  op: "is",
  value: [value],
});
const age: Rule = { kind: "measure", measure: { of: "feature", feature: "age" }, op: "lt", value: 30 };
const orders: Rule = {
  kind: "measure",
  measure: { of: "feature", feature: "frequency" },
  op: "gte",
  value: 2,
};
const noSegment = (): Rule => ({ kind: "everyone" });

it("is silent about what customers do", () => {
  expect(reviewFlags(orders, null, noSegment)).toEqual([]);
});

it("names the traits by kind, those that a feature reads too", () => {
  const rule: Rule = {
    kind: "all",
    rules: [trait("gender", "female"), age, trait("city", "Bonn"), trait("country", "DE")],
  };
  expect(reviewFlags(rule, null, noSegment)).toEqual([
    { kind: "gender", traits: ["gender"], isNew: true },
    { kind: "age", traits: ["birth_date"], isNew: true },
    { kind: "place", traits: ["city", "country"], isNew: true },
  ]);
});

it("says whether the version before looked at the same", () => {
  const before: Rule = { kind: "all", rules: [orders, trait("country", "DE")] };
  const after: Rule = { kind: "all", rules: [trait("country", "AT"), trait("email", "a@b.example")] };
  expect(reviewFlags(after, before, noSegment)).toEqual([
    { kind: "place", traits: ["country"], isNew: false },
    { kind: "person", traits: ["email"], isNew: true },
  ]);
});

it("looks into the segments that a rule names", () => {
  const rule: Rule = { kind: "segment", segment: "women" };
  const segmentRule = (key: string): Rule => (key === "women" ? trait("gender", "female") : orders);
  expect(reviewFlags(rule, null, segmentRule)).toMatchObject([{ kind: "gender" }]);
});
