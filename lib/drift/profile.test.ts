import fc from "fast-check";
import { expect, it } from "vitest";
import { conditionsOf } from "#lib/customers/why.ts";
import { patternsOf, profilesOf } from "#lib/drift/profile.ts";
import { ruleFormula } from "#lib/drift/rule-formula.ts";
import { splitSizeChange } from "#lib/drift/size-change.ts";
import type { Rule } from "#lib/rules/schema.ts";

/** Rows by letters, "a" being the first. */
const set = (names: string) => Float64Array.from(names, (name) => name.charCodeAt(0));
const list = (key: string): Rule => ({ kind: "list", list: key });

it("reads a rule as a function of its conditions", () => {
  const rule: Rule = {
    kind: "all",
    rules: [
      list("a"),
      { kind: "any", rules: [{ kind: "not", rule: list("b") }, list("c")] },
      { kind: "everyone" },
    ],
  };
  expect(conditionsOf(rule)).toHaveLength(3);
  const isMember = ruleFormula(rule);
  const members = [0, 1, 2, 3, 4, 5, 6, 7].filter(isMember);
  expect(members).toEqual([1, 5, 7]);
});

it("counts the customers of both data by what they met", () => {
  const sides = { inOldData: set("abcd"), inNewData: set("bcde") };
  const conditions = [
    { old: set("ab"), now: set("be") },
    { old: set("b"), now: set("bc") },
  ];
  expect(patternsOf(conditions, sides)).toEqual([
    { old: 3, now: 3, count: 1 },
    { old: 0, now: 2, count: 1 },
    { old: 0, now: 0, count: 1 },
  ]);
});

it("splits what happened to each customer into the three effects", () => {
  const sides = { inOldData: set("abcd"), inNewData: set("bcde") };
  const members = { oldRuleOldData: set("ab"), newRuleOldData: set("abc"), newRuleNewData: set("bde") };
  expect(splitSizeChange(profilesOf(members, sides))).toEqual({
    before: 2,
    after: 3,
    rule: 1,
    behavior: 0,
    population: 0,
  });
});

it("counts as sets would, whatever the rows", () => {
  const rows = fc.uniqueArray(fc.integer({ min: 1, max: 30 })).map((list) => Float64Array.from(list).sort());
  const condition = fc.record({ old: rows, now: rows });
  fc.assert(
    fc.property(fc.array(condition, { maxLength: 4 }), rows, rows, (conditions, inOldData, inNewData) => {
      const expected = new Map<string, number>();
      for (const row of inOldData) {
        if (!inNewData.includes(row)) continue;
        const maskOf = (side: "old" | "now") =>
          conditions.reduce((mask, each, index) => (each[side].includes(row) ? mask + 2 ** index : mask), 0);
        const key = `${maskOf("old")} ${maskOf("now")}`;
        expected.set(key, (expected.get(key) ?? 0) + 1);
      }
      const found = patternsOf(conditions, { inOldData, inNewData });
      expect(new Map(found.map(({ old, now, count }) => [`${old} ${now}`, count]))).toEqual(expected);
    }),
  );
});
