import type { EvalCase } from "#lib/interpretations/eval-case.ts";
import type { Interpretation } from "#lib/interpretations/schema.ts";
import type { Rule } from "#lib/rules/schema.ts";

export type Members = (rule: Rule) => ReadonlySet<string>;

/** How one answer did. */
export type Score = {
  /** Right action, and for a rule the members of a fair rule. */
  readonly isRight: boolean;
  readonly isActionRight: boolean;
  /** Exactly the members of a fair rule; `undefined` where no rule was wanted or given. */
  readonly isExact: boolean | undefined;
  readonly jaccard: number | undefined;
  /** A rule with other members than any fair rule and nothing said about it. */
  readonly isSilentlyWrong: boolean;
  /** +1 right, 0 held back, −1 wrong. */
  readonly points: -1 | 0 | 1;
};

/** Scores an interpretation by the customers that its rule selects, not by how the rule is written. */
export function score(answer: Interpretation, wanted: EvalCase, members: Members): Score {
  if (answer.outcome !== "rule") return scoreWithoutRule(answer.outcome, wanted);
  const selected = members(answer.rule);
  const nearness = wanted.accept.map((rule) => jaccard(selected, members(rule)));
  const best = nearness.length > 0 ? Math.max(...nearness) : undefined;
  const isExact = best === undefined ? undefined : best === 1;
  const isRightSet =
    best !== undefined && (best === 1 || (wanted.loose !== undefined && best >= wanted.loose));
  const hasSaid = answer.assumptions.length > 0;
  const isActionRight = wanted.actions.includes("map") || (wanted.actions.includes("assume") && hasSaid);
  const isRight = isActionRight && isRightSet;
  return {
    isRight,
    isActionRight,
    isExact,
    jaccard: best,
    isSilentlyWrong: !isRightSet && !hasSaid,
    points: isRight ? 1 : -1,
  };
}

function scoreWithoutRule(outcome: "question" | "refusal" | "unavailable", wanted: EvalCase): Score {
  const action = { question: "ask", refusal: "refuse", unavailable: "unavailable" } as const;
  const isRight = wanted.actions.includes(action[outcome]);
  return {
    isRight,
    isActionRight: isRight,
    isExact: undefined,
    jaccard: undefined,
    isSilentlyWrong: false,
    points: isRight ? 1 : 0,
  };
}

/** Shared members ÷ members of either; two empty sets are equal. */
export function jaccard(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shared = a.intersection(b).size;
  const either = a.size + b.size - shared;
  return either === 0 ? 1 : shared / either;
}
