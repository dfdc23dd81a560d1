import type { DriftReport } from "#lib/drift/schema.ts";

export type Cause =
  | { readonly kind: "rule" | "population"; readonly effect: number }
  | { readonly kind: "condition"; readonly pointer: string; readonly effect: number };

/** What made most of a change of size, in whole customers; `undefined` if nothing made as much as one. */
export function mainCauseOf(causes: NonNullable<DriftReport["causes"]>): Cause | undefined {
  const all: Cause[] = [
    { kind: "rule", effect: causes.rule },
    { kind: "population", effect: causes.population },
    ...causes.conditions.map(
      ({ pointer, effect }): Cause => ({ kind: "condition", pointer, effect: Math.round(effect) }),
    ),
  ];
  return all
    .filter(({ effect }) => effect !== 0)
    .toSorted((a, b) => Math.abs(b.effect) - Math.abs(a.effect))
    .at(0);
}
