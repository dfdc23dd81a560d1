import fc from "fast-check";
import { expect, it } from "vitest";
import { builtInFormulas } from "#lib/features/built-in.ts";
import { toDatum } from "#lib/messages/datum.ts";
import { evaluationContext } from "#lib/rules/context.ts";
import { evaluate } from "#lib/rules/evaluate.ts";
import type { History } from "#lib/rules/history.ts";
import { nextChange } from "#lib/rules/next-change.ts";
import { subjectOf } from "#lib/rules/outlook/subject.ts";
import { foreseeTrait } from "#lib/rules/outlook/trait-outlook.ts";
import type { TraitCondition } from "#lib/rules/schema.ts";
import { timeZone } from "#lib/std/time-zone.ts";

const zones = ["UTC", "Europe/Berlin", "Asia/Shanghai"] as const;
const start = Date.UTC(2026, 0, 29, 21);
const hour = 3_600_000;

/** Around the ends of months and a change of clocks, some at one instant. */
const anInstant = fc.integer({ min: 0, max: 24 * 95 }).map((hours) => start + hours * hour);
const aValue = fc.constantFrom("gold", "silver", null, 3);
const aDuration = fc.record({
  n: fc.integer({ min: 1, max: 3 }),
  unit: fc.constantFrom("hour", "day", "week", "month", "quarter"),
});
const aComparison = fc.oneof(
  fc.record({ op: fc.constantFrom("is", "is_not"), value: fc.constant(["Gold", "gold"]) }),
  fc.record({ op: fc.constantFrom("exists", "missing") }),
  fc.record({ op: fc.constant("starts_with"), value: fc.constant("s") }),
  fc.record({ op: fc.constant("gte"), value: fc.constant(2) }),
);
const aCondition = fc
  .tuple(aComparison, fc.option(aDuration, { nil: undefined }))
  .map(([comparison, duration]) => ({
    kind: "trait",
    trait: "tier",
    ...comparison,
    ...(duration && { for: duration }),
  })) as fc.Arbitrary<TraitCondition>;

function aHistory(
  createdAt: number,
  values: readonly (readonly [number, string | number | null])[],
): History {
  const changes = values
    .map(([at, value], no) => ({ at, no, value: toDatum(value) }))
    .toSorted((a, b) => a.at - b.at || a.no - b.no);
  return { id: "x", ids: new Set(["x"]), createdAt, events: [], traits: new Map([["tier", changes]]) };
}

it("says of a trait what evaluate and nextChange say, however long it has to be so, also of what is to come", () => {
  let turns = 0;
  fc.assert(
    fc.property(
      aCondition,
      fc.array(fc.tuple(anInstant, aValue), { maxLength: 12 }),
      fc.constantFrom(...zones),
      fc.array(anInstant, { minLength: 1, maxLength: 3 }),
      (condition, values, zone, [asOf = start, ...others]) => {
        const history = aHistory(Math.min(asOf, ...others), values);
        const context = evaluationContext({
          asOf,
          zone: timeZone(zone),
          formulas: builtInFormulas,
          segmentRule: () => ({ kind: "everyone" }),
          listIds: () => new Set<string>(),
        });
        const outlook = foreseeTrait(condition)?.(subjectOf(history, asOf), context);
        expect(outlook?.holds).toBe(evaluate(condition, history, context));
        const turn = nextChange(condition, history, context) ?? Infinity;
        // How long it was so is followed to where it turns, a value to where another is known to come.
        if ("for" in condition) expect(outlook?.until).toBe(turn);
        else expect(outlook?.until).toBeLessThanOrEqual(turn);
        expect(outlook?.until).toBeGreaterThan(asOf);
        if (Number.isFinite(turn)) turns += 1;
      },
    ),
    { numRuns: 2_000 },
  );
  expect(turns).toBeGreaterThan(500);
});
