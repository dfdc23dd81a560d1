import { z } from "zod";
import { Rule } from "#lib/rules/schema.ts";

/** What a description was understood to mean: exactly one of four outcomes. docs/language.md says when each is given. */

/** A stretch of the description: code units from its start, the end left out. */
export const WordSpan = z.strictObject({ from: z.int().min(0), to: z.int().min(0) });
export type WordSpan = z.infer<typeof WordSpan>;

/** A reading that can be taken with a click: what it is, and the whole rule that it gives. */
export const Choice = z.strictObject({
  label: z.string(),
  rule: Rule,
  /** How many customers it selects, where a population was given. */
  size: z.int().optional(),
});
export type Choice = z.infer<typeof Choice>;

export const ASSUMPTION_KINDS = [
  "vague_word",
  "period",
  "measure",
  "comparison",
  "grouping",
  "scope",
  "window",
  "date",
  "spelling",
  "value",
  "trait",
  "default",
] as const;

/** Something that the words do not settle, what was taken for it, and what else it could be. */
export const Assumption = z.strictObject({
  id: z.string(),
  kind: z.enum(ASSUMPTION_KINDS),
  /** The words it stems from, as they were typed. */
  words: z.string(),
  span: WordSpan,
  /** What was assumed, in the reader's language. */
  assumed: z.string(),
  alternatives: z.array(Choice),
});
export type Assumption = z.infer<typeof Assumption>;

/** Which words became which part of the rule: `paths` are JSON pointers into it, none for words without a meaning of their own. */
export const Coverage = z.strictObject({
  words: z.string(),
  span: WordSpan,
  role: z.enum(["condition", "connective", "filler"]),
  paths: z.array(z.string()),
});
export type Coverage = z.infer<typeof Coverage>;

export const QUESTION_REASONS = [
  "unknown_word",
  "ambiguous",
  "currency",
  "contradiction",
  "impossible",
  "incomplete",
  "not_expressible",
  "empty",
] as const;

export const Question = z.strictObject({
  reason: z.enum(QUESTION_REASONS),
  words: z.string(),
  span: WordSpan,
  text: z.string(),
  choices: z.array(Choice),
});
export type Question = z.infer<typeof Question>;

export const REFUSAL_REASONS = [
  "health",
  "religion",
  "ethnicity",
  "sexual_orientation",
  "political_view",
  "children",
] as const;

export const Interpretation = z.discriminatedUnion("outcome", [
  z.strictObject({
    outcome: z.literal("rule"),
    rule: Rule,
    restatement: z.string(),
    assumptions: z.array(Assumption),
    coverage: z.array(Coverage),
    /** Traits in the rule that a reviewer should look at: gender, age, country. */
    flags: z.array(z.string()),
  }),
  z.strictObject({
    outcome: z.literal("question"),
    questions: z.array(Question).min(1),
    coverage: z.array(Coverage),
  }),
  z.strictObject({
    outcome: z.literal("refusal"),
    reason: z.enum(REFUSAL_REASONS),
    words: z.string(),
    span: WordSpan,
    text: z.string(),
    /** What may be asked instead. */
    alternative: z.string(),
  }),
  z.strictObject({ outcome: z.literal("unavailable"), cause: z.string() }),
]);
export type Interpretation = z.infer<typeof Interpretation>;
