import type { InterpretAnswer } from "#lib/interpretations/answer-schema.ts";
import type { Interpretation } from "#lib/interpretations/schema.ts";
import { ruleKey } from "#lib/rules/keys.ts";
import type { Rule } from "#lib/rules/schema.ts";

export type Verdict = Pick<InterpretAnswer, "interpretation" | "interpreter"> & {
  readonly other: Interpretation | null;
  /** In a word, for the log. */
  readonly agreement: "same_rule" | "same_members" | "differs" | "only_model" | "only_built_in";
};

/**
 * Which of two readings is answered. Two interpreters of different make that agree are the best sign that a reading is
 * right; where they do not, both are shown. What the built-in one refuses or finds contradictory stays so: it knows that by
 * rule, not by judgment.
 *
 * @param selectsTheSame whether two rules have the same members, where somebody can tell
 */
export async function crossCheck(
  model: Interpretation,
  builtIn: Interpretation,
  selectsTheSame: (a: Rule, b: Rule) => Promise<boolean>,
): Promise<Verdict> {
  if (builtIn.outcome === "refusal" || isImpossible(builtIn)) {
    return { interpretation: builtIn, interpreter: "built_in", other: null, agreement: "only_built_in" };
  }
  if (model.outcome !== "rule") {
    // Every word was read by rule, and the model has doubts: the reading is given, with them beside it.
    return builtIn.outcome === "rule"
      ? { interpretation: builtIn, interpreter: "built_in", other: model, agreement: "differs" }
      : { interpretation: model, interpreter: "llm", other: null, agreement: "only_model" };
  }
  if (builtIn.outcome !== "rule") {
    const hasReadings = builtIn.outcome === "question" && isAmbiguous(builtIn);
    return {
      interpretation: model,
      interpreter: "llm",
      other: hasReadings ? builtIn : null,
      agreement: "only_model",
    };
  }
  if (ruleKey(model.rule) === ruleKey(builtIn.rule)) {
    // The same rule: the built-in reading tells more of its words and alternatives.
    return { interpretation: builtIn, interpreter: "llm", other: null, agreement: "same_rule" };
  }
  const isSame = await selectsTheSame(model.rule, builtIn.rule);
  return {
    interpretation: model,
    interpreter: "llm",
    other: isSame ? null : builtIn,
    agreement: isSame ? "same_members" : "differs",
  };
}

function isImpossible(interpretation: Interpretation): boolean {
  return (
    interpretation.outcome === "question" &&
    interpretation.questions.some(({ reason }) =>
      ["contradiction", "impossible", "currency"].includes(reason),
    )
  );
}

function isAmbiguous({ questions }: Extract<Interpretation, { outcome: "question" }>): boolean {
  return questions.some(({ reason, choices }) => reason === "ambiguous" && choices.length > 1);
}
