import { z } from "zod";
import { Rule } from "#lib/rules/schema.ts";
import { segmentUseSchema } from "#lib/segments/schema.ts";

export const glossaryLocales = ["en", "zh"] as const;
export type GlossaryLocale = (typeof glossaryLocales)[number];

const word = z.string().trim().min(1).max(60);
const words = z.array(word).max(20);

/** The words of each language that stand for one rule; the first of a language is its name. */
export const glossaryWordsSchema = z.object({ en: words, zh: words });
export type GlossaryWords = z.infer<typeof glossaryWordsSchema>;

export const maxGlossaryEntries = 500;

export const glossaryEntrySchema = z.object({
  id: z.uuid(),
  words: glossaryWordsSchema,
  rule: Rule,
  /** Why it is defined so. */
  note: z.string(),
  updatedBy: z.string(),
  createdAt: z.string(),
  updatedAt: z.string(),
});
export type GlossaryEntry = z.infer<typeof glossaryEntrySchema>;

/** With the active segments whose rules hold this very rule. */
export const usedGlossaryEntrySchema = glossaryEntrySchema.extend({
  usedIn: z.array(segmentUseSchema),
});
export type UsedGlossaryEntry = z.infer<typeof usedGlossaryEntrySchema>;

/** As a client sends it: the rule is checked in the service, so that every problem is told with its place. */
export const glossaryEntryInput = z.object({
  words: glossaryWordsSchema.refine(({ en, zh }) => en.length + zh.length > 0, "needs at least one word"),
  rule: z.unknown(),
  note: z.string().trim().max(1_000).default(""),
});
export type GlossaryEntryInput = z.infer<typeof glossaryEntryInput>;

export const updateGlossaryEntryInput = glossaryEntryInput.extend({ id: z.uuid() });
export type UpdateGlossaryEntryInput = z.infer<typeof updateGlossaryEntryInput>;
