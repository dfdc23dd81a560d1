import type { Condition, Rule } from "#lib/rules/schema.ts";
import { assertNever } from "#lib/std/assert-never.ts";

export type Place = {
  /** JSON pointer to the condition in the rule. */
  readonly pointer: string;
  readonly condition: Condition;
  /** Whether it stands under an odd number of "not": customers are meant of whom it does not hold. */
  readonly isNegated: boolean;
};

/** The conditions of a rule in the order of its text, each as it is meant; those of referred segments are not. */
export function placesOf(rule: Rule, pointer = "", isNegated = false): readonly Place[] {
  switch (rule.kind) {
    case "everyone":
      return [];
    case "all":
    case "any":
      return rule.rules.flatMap((child, index) => placesOf(child, `${pointer}/rules/${index}`, isNegated));
    case "not":
      return placesOf(rule.rule, `${pointer}/rule`, !isNegated);
    case "trait":
    case "measure":
    case "rank":
    case "relative":
    case "sequence":
    case "segment":
    case "list":
      return [{ pointer, condition: rule, isNegated }];
    default:
      return assertNever(rule);
  }
}

/** A place's condition as it is meant: itself, or its opposite. */
export function meantAt({ condition, isNegated }: Place): Rule {
  return isNegated ? { kind: "not", rule: condition } : condition;
}
