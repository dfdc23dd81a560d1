import type { Condition, Rule } from "#lib/rules/schema.ts";
import { assertNever } from "#lib/std/assert-never.ts";

/** Calls back for every condition of a rule, and of the segments it refers to, each segment once. */
export function visitConditions(
  rule: Rule,
  segmentRule: (key: string) => Rule,
  visit: (condition: Condition) => void,
  seen: Set<string> = new Set(),
): void {
  switch (rule.kind) {
    case "everyone":
      return;
    case "all":
    case "any":
      for (const child of rule.rules) visitConditions(child, segmentRule, visit, seen);
      return;
    case "not":
      visitConditions(rule.rule, segmentRule, visit, seen);
      return;
    case "segment":
      visit(rule);
      if (seen.has(rule.segment)) return;
      seen.add(rule.segment);
      visitConditions(segmentRule(rule.segment), segmentRule, visit, seen);
      return;
    case "trait":
    case "measure":
    case "rank":
    case "relative":
    case "sequence":
    case "list":
      visit(rule);
      return;
    default:
      assertNever(rule);
  }
}
