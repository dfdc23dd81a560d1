import { expect, it } from "vitest";
import { mainCauseOf } from "#lib/drift/main-cause.ts";

const conditions = (...effects: readonly number[]) =>
  effects.map((effect, index) => ({ pointer: `/rules/${index}`, effect }));

it.each([
  [
    { rule: 30, behavior: -9, population: 2, conditions: conditions(-10, 1) },
    { kind: "rule", effect: 30 },
  ],
  [
    { rule: 0, behavior: 4, population: -5, conditions: conditions(4) },
    { kind: "population", effect: -5 },
  ],
  [
    { rule: 0, behavior: 23, population: 2, conditions: conditions(4.5, 18.5) },
    { kind: "condition", pointer: "/rules/1", effect: 19 },
  ],
  [{ rule: 0, behavior: 0, population: 0, conditions: conditions(0.2, -0.2) }, undefined],
])("of %j is %j", (causes, cause) => {
  expect(mainCauseOf(causes)).toEqual(cause);
});
