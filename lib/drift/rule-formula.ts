import type { Rule } from "#lib/rules/schema.ts";
import { assertNever } from "#lib/std/assert-never.ts";

/**
 * A rule as a function of which of its conditions hold, a bit each, in the order in which `conditionsOf` lists them. The
 * same condition at two places is two conditions.
 */
export function ruleFormula(rule: Rule): (met: number) => boolean {
  return build(rule, { next: 0 });
}

function build(rule: Rule, count: { next: number }): (met: number) => boolean {
  switch (rule.kind) {
    case "everyone":
      return () => true;
    case "all": {
      const parts = rule.rules.map((child) => build(child, count));
      return (met) => parts.every((part) => part(met));
    }
    case "any": {
      const parts = rule.rules.map((child) => build(child, count));
      return (met) => parts.some((part) => part(met));
    }
    case "not": {
      const part = build(rule.rule, count);
      return (met) => !part(met);
    }
    case "trait":
    case "measure":
    case "rank":
    case "relative":
    case "sequence":
    case "segment":
    case "list": {
      const bit = 2 ** count.next;
      count.next += 1;
      return (met) => (met & bit) !== 0;
    }
    default:
      return assertNever(rule);
  }
}
