import { conditionsOf } from "#lib/customers/why.ts";
import { builtInFormulas } from "#lib/features/built-in.ts";
import type { Condition, Measure, Rule } from "#lib/rules/schema.ts";
import { assertNever } from "#lib/std/assert-never.ts";

/**
 * Where a rule looks at a feature or trait: the place of the condition that names it, or that measures the same, or else
 * the same in another window. Of several the first; `undefined` if none does. What referred segments ask is not searched.
 */
export function conditionFor(feature: string, rule: Rule): string | undefined {
  const best = conditionsOf(rule)
    .map(({ pointer, condition }) => ({ pointer, likeness: likenessOf(feature, condition) }))
    .toSorted((a, b) => b.likeness - a.likeness)
    .at(0);
  return best && best.likeness > 0 ? best.pointer : undefined;
}

/** 3: it names the feature. 2: it measures the same. 1: the same but for window and filters. 0: something else. */
function likenessOf(feature: string, condition: Condition): number {
  switch (condition.kind) {
    case "trait":
      return condition.trait === feature || isAgeOf(feature, condition.trait) ? 3 : 0;
    case "measure":
    case "rank":
    case "relative":
      return likenessOfMeasure(feature, condition.measure);
    case "sequence":
    case "segment":
    case "list":
      return 0;
    default:
      return assertNever(condition);
  }
}

function isAgeOf(feature: string, trait: string): boolean {
  const formula = builtInFormulas(feature);
  return formula?.kind === "years_since" && formula.trait === trait;
}

function likenessOfMeasure(feature: string, measure: Measure): number {
  if (measure.of === "feature" && measure.feature === feature) return 3;
  const own = measureOf(feature);
  const other = measure.of === "feature" ? measureOf(measure.feature) : measure;
  if (!own || !other) return 0;
  if (JSON.stringify(own) === JSON.stringify(other)) return 2;
  return own.of === other.of && gistOf(own) !== undefined && gistOf(own) === gistOf(other) ? 1 : 0;
}

function measureOf(feature: string): Measure | undefined {
  const formula = builtInFormulas(feature);
  return formula?.kind === "measure" ? formula.measure : undefined;
}

/** Of which events and which property; `undefined` of what is put together from other measures. */
function gistOf(measure: Measure): string | undefined {
  if (!("event" in measure)) return undefined;
  return JSON.stringify([measure.event, "property" in measure ? measure.property : null]);
}
