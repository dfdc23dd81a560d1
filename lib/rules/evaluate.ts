import { comparedValue } from "#lib/rules/compared-value.ts";
import type { Context } from "#lib/rules/context.ts";
import { thresholdKey } from "#lib/rules/context.ts";
import type { History } from "#lib/rules/history.ts";
import { measureValue } from "#lib/rules/measures.ts";
import type { RankCondition, RelativeCondition, Rule } from "#lib/rules/schema.ts";
import { meetsSequence } from "#lib/rules/sequences.ts";
import { meetsTrait } from "#lib/rules/traits.ts";
import { assertNever } from "#lib/std/assert-never.ts";
import { compareFractions } from "#lib/std/fraction.ts";

/**
 * Whether one customer is in, by the letter of docs/rules.md. The history's customer must exist at `asOf`; thresholds
 * of rank and relative conditions must be bound (`bind.ts`). `compile/` must agree: see `parity.test.ts`.
 */
export function evaluate(rule: Rule, history: History, context: Context): boolean {
  switch (rule.kind) {
    case "everyone":
      return true;
    case "all":
      return rule.rules.every((child) => evaluate(child, history, context));
    case "any":
      return rule.rules.some((child) => evaluate(child, history, context));
    case "not":
      return !evaluate(rule.rule, history, context);
    case "trait":
      return meetsTrait(rule, history, context);
    case "measure":
      return comparedValue(measureValue(rule.measure, history, context), rule);
    case "rank":
      return isInBand(rule, history, context);
    case "relative":
      return isRelative(rule, history, context);
    case "sequence":
      return meetsSequence(rule, history, context);
    case "segment":
      return evaluate(context.segmentRule(rule.segment), history, context);
    case "list": {
      const listed = context.listIds(rule.list);
      return [...history.ids].some((id) => listed.has(id));
    }
    default:
      return assertNever(rule);
  }
}

function isInBand(rule: RankCondition, history: History, context: Context): boolean {
  const threshold = context.thresholds.get(thresholdKey(rule));
  if (threshold?.kind !== "rank") throw new Error("A rank's threshold is not bound");
  if (threshold.atTo === undefined) return false;
  const value = measureValue(rule.measure, history, context);
  if (value === undefined || value.numerator <= 0n || compareFractions(value, threshold.atTo) < 0)
    return false;
  return threshold.atFrom === undefined || compareFractions(value, threshold.atFrom) < 0;
}

function isRelative(rule: RelativeCondition, history: History, context: Context): boolean {
  const threshold = context.thresholds.get(thresholdKey(rule));
  if (threshold?.kind !== "relative") throw new Error("A relative condition's threshold is not bound");
  if (threshold.cut === undefined) return false;
  const value = measureValue(rule.measure, history, context);
  if (value === undefined || value.numerator <= 0n) return false;
  const order = compareFractions(value, threshold.cut);
  switch (rule.op) {
    case "gt":
      return order > 0;
    case "gte":
      return order >= 0;
    case "lt":
      return order < 0;
    case "lte":
      return order <= 0;
    default:
      return assertNever(rule.op);
  }
}
