import { z } from "zod";
import { type Datum, textsOf } from "#lib/messages/datum.ts";
import type { Context } from "#lib/rules/context.ts";
import { evaluate } from "#lib/rules/evaluate.ts";
import type { History } from "#lib/rules/history.ts";
import { measureValue } from "#lib/rules/measures.ts";
import type { Condition, Rule } from "#lib/rules/schema.ts";
import { traitAt } from "#lib/rules/traits.ts";
import { assertNever } from "#lib/std/assert-never.ts";
import { fractionToNumber } from "#lib/std/fraction.ts";

/** Whether a customer meets one condition of a rule, and the value that decides: "why this one". */
export const conditionReportSchema = z.object({
  /** JSON pointer to the condition in the rule. */
  pointer: z.string(),
  isMet: z.boolean(),
  /** The measure's value, or the trait's as text; null where there is none. */
  value: z.union([z.number(), z.string()]).nullable(),
});
export type ConditionReport = z.infer<typeof conditionReportSchema>;

export type PlacedCondition = { readonly pointer: string; readonly condition: Condition };

/** The conditions of a rule in the order of its text, each with its place; those of referred segments are not. */
export function conditionsOf(rule: Rule, pointer = ""): readonly PlacedCondition[] {
  switch (rule.kind) {
    case "everyone":
      return [];
    case "all":
    case "any":
      return rule.rules.flatMap((child, index) => conditionsOf(child, `${pointer}/rules/${index}`));
    case "not":
      return conditionsOf(rule.rule, `${pointer}/rule`);
    case "trait":
    case "measure":
    case "rank":
    case "relative":
    case "sequence":
    case "segment":
    case "list":
      return [{ pointer, condition: rule }];
    default:
      return assertNever(rule);
  }
}

/** Every condition of a rule with whether this customer meets it, and by which value. Thresholds must be bound. */
export function whyOf(rule: Rule, history: History, context: Context): readonly ConditionReport[] {
  return conditionsOf(rule).map(({ pointer, condition }) => ({
    pointer,
    isMet: evaluate(condition, history, context),
    value: decidingValue(condition, history, context),
  }));
}

function decidingValue(condition: Condition, history: History, context: Context): ConditionReport["value"] {
  switch (condition.kind) {
    case "trait":
      return toText(traitAt(history, condition.trait, context.asOf));
    case "measure":
    case "rank":
    case "relative": {
      const value = measureValue(condition.measure, history, context);
      return value === undefined ? null : fractionToNumber(value);
    }
    case "sequence":
    case "segment":
    case "list":
      return null;
    default:
      return assertNever(condition);
  }
}

function toText(datum: Datum | undefined): string | null {
  if (datum === undefined) return null;
  const [atom] = datum.atoms;
  if (!datum.isList && atom?.type === "boolean") return String(atom.value);
  return textsOf(datum).join(", ");
}
