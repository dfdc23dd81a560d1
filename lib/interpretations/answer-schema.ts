import { z } from "zod";
import { locales } from "#lib/i18n/locales.ts";
import { Interpretation } from "#lib/interpretations/schema.ts";
import { llmFailures } from "#lib/llm/schema.ts";

/** What is asked of an interpreter by the API, and how it answers. */

export const DESCRIPTION_LENGTH = 2_000;

export const interpreterNames = ["built_in", "llm"] as const;

export const interpretInput = z.object({
  text: z.string().trim().min(1).max(DESCRIPTION_LENGTH),
  /** The language of the answer; the description may be in either, or in both. */
  locale: z.enum(locales),
  /** Now unless said otherwise. */
  asOf: z.iso.datetime({ offset: true }).optional(),
  /** The rule that the description refines; checked by the service. */
  base: z.unknown().optional(),
  /** "auto": the language model where one is set up, checked against the built-in interpreter. */
  interpreter: z.enum(["auto", ...interpreterNames]).default("auto"),
});
export type InterpretInput = z.infer<typeof interpretInput>;

export const interpretAnswerSchema = z.object({
  interpretation: Interpretation,
  interpreter: z.enum(interpreterNames),
  /** Set where the language model was wanted and the built-in interpreter answered: words in messages/<locale>/llm.json. */
  fallback: z.object({ cause: z.enum(llmFailures) }).nullable(),
  /** What the other interpreter understood, where it selects other customers. */
  other: z
    .object({
      interpreter: z.enum(interpreterNames),
      interpretation: Interpretation,
      size: z.number().int().nullable(),
    })
    .nullable(),
  /** How many customers the rule selects, of how many; null where there is no rule or nobody could count. */
  size: z.number().int().nullable(),
  population: z.number().int().nullable(),
  asOf: z.string(),
  tookMs: z.number().int(),
});
export type InterpretAnswer = z.infer<typeof interpretAnswerSchema>;

/** How far a language model's reading is, in this order; a repair begins again at "asked". */
export const readingStages = ["asked", "linking", "drafting", "checking", "comparing"] as const;
export type ReadingStage = (typeof readingStages)[number];

export const readingProgressSchema = z.object({
  kind: z.literal("progress"),
  stage: z.enum(readingStages),
  /** How often the answer was sent back already. */
  repair: z.number().int(),
});
export type ReadingProgress = z.infer<typeof readingProgressSchema>;

export const readingEventSchema = z.discriminatedUnion("kind", [
  readingProgressSchema,
  z.object({ kind: z.literal("answer"), answer: interpretAnswerSchema }),
]);
export type ReadingEvent = z.infer<typeof readingEventSchema>;
