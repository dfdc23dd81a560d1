import { checkReferences, type RuleCatalog } from "#lib/rules/check-references.ts";
import { checkSense } from "#lib/rules/check-sense.ts";
import { checkShape } from "#lib/rules/check-shape.ts";
import type { RuleProblem } from "#lib/rules/problems.ts";
import type { Rule } from "#lib/rules/schema.ts";
import { err, ok, type Result } from "#lib/std/result.ts";

/**
 * JSON as a rule that can be evaluated, or all that is wrong with it in the order of its text: first its shape and
 * bounds, then its sense, then its references (docs/rules.md, clause 20).
 *
 * @param segmentKey the key under which the rule is or will be known, so that it cannot refer to itself
 */
export function validateRule(
  raw: unknown,
  catalog: RuleCatalog,
  segmentKey?: string,
): Result<Rule, readonly RuleProblem[]> {
  const shaped = checkShape(raw);
  if (!shaped.ok) return shaped;
  const problems = checkSense(shaped.value);
  if (problems.length > 0) return err(problems);
  const unknown = checkReferences(shaped.value, catalog, segmentKey);
  return unknown.length > 0 ? err(unknown) : ok(shaped.value);
}
