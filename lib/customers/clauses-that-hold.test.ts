import { expect, it } from "vitest";
import { clausesThatHold } from "#lib/customers/clauses-that-hold.ts";
import type { Rule } from "#lib/rules/schema.ts";

const german: Rule = { kind: "trait", trait: "country", op: "is", value: ["DE"] };
const lapsed: Rule = { kind: "measure", measure: { of: "feature", feature: "recency" }, op: "gt", value: 90 };
const listed: Rule = { kind: "list", list: "staff" };

it("takes what is met, and what is not met under a not", () => {
  const rule: Rule = {
    kind: "all",
    rules: [
      { kind: "any", rules: [german, lapsed] },
      { kind: "not", rule: listed },
    ],
  };
  const held = clausesThatHold(rule, [
    { pointer: "/rules/0/rules/0", isMet: false, value: "AT" },
    { pointer: "/rules/0/rules/1", isMet: true, value: 120 },
    { pointer: "/rules/1/rule", isMet: false, value: null },
  ]);
  expect(held).toEqual([
    { pointer: "/rules/0/rules/1", clause: lapsed, value: 120 },
    { pointer: "/rules/1/rule", clause: { kind: "not", rule: listed }, value: null },
  ]);
});

it("takes a condition under two nots as it is", () => {
  const rule: Rule = { kind: "not", rule: { kind: "not", rule: german } };
  const why = [{ pointer: "/rule/rule", isMet: true, value: "DE" }];
  expect(clausesThatHold(rule, why)).toEqual([{ pointer: "/rule/rule", clause: german, value: "DE" }]);
});

it("finds nothing in a rule of everyone", () => {
  expect(clausesThatHold({ kind: "everyone" }, [])).toEqual([]);
});
