import { toCanonical, toCanonicalFilter, toCanonicalMeasure } from "#lib/rules/canonical.ts";
import type { Filter, Measure, Rule } from "#lib/rules/schema.ts";
import { stableJson } from "#lib/rules/stable-json.ts";

/**
 * Structural keys: equal for two rules (measures, filters) exactly if their canonical forms are. They depend neither on
 * the order of fields or commutative parts nor on defaults written out. As long as the rule itself: hash them to store them.
 */
export function ruleKey(rule: Rule): string {
  return stableJson(toCanonical(rule));
}

export function measureKey(measure: Measure): string {
  return stableJson(toCanonicalMeasure(measure));
}

export function filterKey(filter: Filter): string {
  return stableJson(toCanonicalFilter(filter));
}
