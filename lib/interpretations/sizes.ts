import type { Choice, Interpretation } from "#lib/interpretations/schema.ts";
import { ruleKey } from "#lib/rules/keys.ts";
import type { Rule } from "#lib/rules/schema.ts";

/** More rules than a screen shows; what is beyond stays without a size. */
export const MAX_COUNTED_RULES = 60;

/** The rules that an interpretation offers, each once: its own first, then alternatives and choices in their order. */
export function rulesOf(interpretations: readonly Interpretation[]): ReadonlyMap<string, Rule> {
  const rules = new Map<string, Rule>();
  const note = (rule: Rule) => {
    const key = ruleKey(rule);
    if (!rules.has(key)) rules.set(key, rule);
  };
  for (const interpretation of interpretations) {
    if (interpretation.outcome === "rule") note(interpretation.rule);
  }
  for (const interpretation of interpretations) for (const { rule } of choicesOf(interpretation)) note(rule);
  return rules;
}

/** The same interpretation with its choices' sizes, as far as they are known; choices that do not hold are left out. */
export function withSizes(
  interpretation: Interpretation,
  sizeOf: (rule: Rule) => number | undefined,
  isValid: (rule: Rule) => boolean,
): Interpretation {
  const sized = (choices: readonly Choice[]): Choice[] =>
    choices.flatMap((choice) => {
      if (!isValid(choice.rule)) return [];
      const size = sizeOf(choice.rule);
      return [{ ...choice, ...(size !== undefined && { size }) }];
    });
  switch (interpretation.outcome) {
    case "rule":
      return {
        ...interpretation,
        assumptions: interpretation.assumptions.map((assumption) => ({
          ...assumption,
          alternatives: sized(assumption.alternatives),
        })),
      };
    case "question":
      return {
        ...interpretation,
        questions: interpretation.questions.map((question) => ({
          ...question,
          choices: sized(question.choices),
        })),
      };
    default:
      return interpretation;
  }
}

function choicesOf(interpretation: Interpretation): readonly Choice[] {
  if (interpretation.outcome === "rule")
    return interpretation.assumptions.flatMap(({ alternatives }) => alternatives);
  return interpretation.outcome === "question"
    ? interpretation.questions.flatMap(({ choices }) => choices)
    : [];
}
