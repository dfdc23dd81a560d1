import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkSense } from "#lib/rules/check-sense.ts";
import {
  comparisonOf,
  fittingComparison,
  MEASURE_OPS,
  OPS_OF_TYPE,
  withOp,
  withTraitComparison,
} from "#lib/rules/edit/comparisons.ts";
import { readableRule, withoutEmptyGroups } from "#lib/rules/edit/fill-gaps.ts";
import { MEASURE_KINDS, withMeasureKind } from "#lib/rules/edit/measures.ts";
import { newRule } from "#lib/rules/edit/new-conditions.ts";
import { movedStep, tidySteps } from "#lib/rules/edit/steps.ts";
import { WINDOW_KINDS, withWindowKind } from "#lib/rules/edit/windows.ts";
import { Rule, type SequenceCondition, type TraitCondition } from "#lib/rules/schema.ts";
import { arbitraryCondition } from "#lib/rules/testing/arbitrary-rules.ts";

const beginning = { today: "2026-11-26", text: "DE" };
const OPS = Object.values(OPS_OF_TYPE).flat();
const isTrait = (rule: Rule): rule is TraitCondition => rule.kind === "trait";
const isSequence = (rule: Rule): rule is SequenceCondition => rule.kind === "sequence";

describe("another op", () => {
  it("of any trait condition gives a condition of the right shape", () => {
    fc.assert(
      fc.property(arbitraryCondition().filter(isTrait), fc.constantFrom(...OPS), (condition, op) => {
        const changed = withTraitComparison(condition, withOp(comparisonOf(condition), op, beginning));
        expect(Rule.parse(changed)).toEqual(changed);
        expect(changed.op).toBe(op);
      }),
      { numRuns: 1_000 },
    );
  });

  it.each([
    [{ op: "is", value: ["DE", "AT"] }, "is_not", { op: "is_not", value: ["DE", "AT"] }],
    [{ op: "is", value: ["DE", "AT"] }, "contains", { op: "contains", value: "DE" }],
    [{ op: "gte", value: 5 }, "between", { op: "between", value: [5, 10] }],
    [{ op: "between", value: [5, 10] }, "lt", { op: "lt", value: 5 }],
    [
      { op: "after", value: "2026-01-01" },
      "within",
      { op: "within", value: { kind: "since", from: "2026-01-01" } },
    ],
    [
      { op: "within", value: { kind: "last", n: 3, unit: "week" } },
      "within_next",
      { op: "within_next", value: { n: 3, unit: "week" } },
    ],
    [{ op: "exists" }, "is", { op: "is", value: ["DE"] }],
  ] as const)("keeps what it can: %j as %s", (before, op, after) => {
    expect(withOp(structuredClone(before) as Parameters<typeof withOp>[0], op, beginning)).toEqual(after);
  });

  it("keeps numbers and dates for another trait of the type, and no texts", () => {
    expect(fittingComparison({ op: "gt", value: 7 }, "number", beginning)).toEqual({ op: "gt", value: 7 });
    expect(fittingComparison({ op: "is", value: ["gold"] }, "text", beginning)).toEqual({
      op: "is",
      value: ["DE"],
    });
    expect(fittingComparison({ op: "is", value: ["gold"] }, "boolean", beginning)).toEqual({ op: "is_true" });
    expect(fittingComparison({ op: "missing" }, "date", beginning)).toEqual({ op: "missing" });
  });

  it("offers every op of the language once", () => {
    expect(new Set(OPS).size).toBe(OPS.length);
    expect(OPS).toHaveLength(22);
    expect(MEASURE_OPS.flatMap((group) => OPS_OF_TYPE[group])).toHaveLength(9);
  });
});

describe("another kind", () => {
  it("of a measure makes sense, whatever it was", () => {
    fc.assert(
      fc.property(arbitraryCondition(), fc.constantFrom(...MEASURE_KINDS), (rule, of) => {
        if (!("measure" in rule)) return;
        const changed = { ...rule, measure: withMeasureKind(rule.measure, of) };
        expect(Rule.parse(changed)).toEqual(changed);
        expect(changed.measure.of).toBe(of);
        expect(checkSense(changed)).toEqual([]);
      }),
      { numRuns: 1_000 },
    );
  });

  it("of a window makes sense in every order", () => {
    for (const from of WINDOW_KINDS) {
      for (const to of WINDOW_KINDS) {
        const before = withWindowKind({ kind: "last", n: 3, unit: "hour" }, from, beginning.today);
        const window = withWindowKind(before, to, beginning.today);
        const rule: Rule = {
          kind: "measure",
          measure: { of: "count", event: "x", window },
          op: "gte",
          value: 1,
        };
        expect(Rule.parse(rule)).toEqual(rule);
        expect([from, to, checkSense(rule)]).toEqual([from, to, []]);
      }
    }
  });
});

describe("steps", () => {
  it("can follow each other in whatever order they are put", () => {
    fc.assert(
      fc.property(
        arbitraryCondition().filter(isSequence),
        fc.nat(5),
        fc.constantFrom(1 as const, -1 as const),
        (rule, index, by) => {
          const steps = tidySteps(movedStep(rule.steps, index % rule.steps.length, by));
          expect(steps).toHaveLength(rule.steps.length);
          expect(checkSense({ ...rule, steps }).filter(({ path }) => /within|absent/.test(path))).toEqual([]);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe("what is new", () => {
  it.each([
    { kind: "trait", trait: "country", type: "text", topValue: "DE" },
    { kind: "trait", trait: "country", type: undefined, topValue: undefined },
    { kind: "trait", trait: "birth_date", type: "date", topValue: undefined },
    { kind: "trait", trait: "points", type: "number", topValue: "3" },
    { kind: "trait", trait: "email_consent", type: "boolean", topValue: "true" },
    { kind: "event", event: "order_completed" },
    { kind: "feature", feature: "recency", value: 1 },
    { kind: "segment", segment: "vip" },
    { kind: "list", list: "fair" },
    { kind: "spend" },
    { kind: "recency" },
    { kind: "never" },
    { kind: "share" },
    { kind: "periods" },
    { kind: "rank" },
    { kind: "relative" },
    { kind: "sequence" },
    { kind: "everyone" },
  ] as const)("makes sense at once: %j", (addition) => {
    const rule = newRule(addition);
    expect(Rule.parse(rule)).toEqual(rule);
    expect(checkSense(rule)).toEqual([]);
  });
});

describe("a draft with gaps", () => {
  it("is read with what is still to be chosen left open", () => {
    const draft = {
      kind: "measure",
      measure: { of: "count", event: "", where: [{ property: "category", op: "is", value: [] }] },
      op: "gte",
      value: 1,
    };
    expect(readableRule(draft)).toMatchObject({
      measure: { event: "…", where: [{ property: "category", op: "is", value: ["…"] }] },
    });
  });

  it("is said without groups that nothing is in yet", () => {
    const vip: Rule = { kind: "segment", segment: "vip" };
    const empty: Rule = { kind: "any", rules: [] };
    const draft = {
      kind: "all",
      rules: [vip, empty, { kind: "not", rule: { kind: "all", rules: [empty] } }],
    };
    expect(withoutEmptyGroups(draft)).toEqual({ kind: "all", rules: [vip] });
    expect(readableRule(withoutEmptyGroups(empty))).toBeUndefined();
  });

  it("is not read where it is no condition", () => {
    for (const draft of [null, 7, "x", [], { kind: "trait" }, { kind: "all", rules: 3 }]) {
      expect(readableRule(draft)).toBeUndefined();
    }
  });
});
