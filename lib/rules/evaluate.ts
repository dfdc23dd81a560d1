import { comparedValue, isBeyondCut, isInBand } from "#lib/rules/compared-value.ts";
import type { Context } from "#lib/rules/context.ts";
import { thresholdKey } from "#lib/rules/context.ts";
import type { History } from "#lib/rules/history.ts";
import { measureValue } from "#lib/rules/measures.ts";
import type { Rule } from "#lib/rules/schema.ts";
import { meetsSequence } from "#lib/rules/sequences.ts";
import { meetsTrait } from "#lib/rules/traits.ts";
import { assertNever } from "#lib/std/assert-never.ts";

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
      return isInBand(
        measureValue(rule.measure, history, context),
        context.thresholds.get(thresholdKey(rule)),
      );
    case "relative":
      return isBeyondCut(
        measureValue(rule.measure, history, context),
        rule.op,
        context.thresholds.get(thresholdKey(rule)),
      );
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
