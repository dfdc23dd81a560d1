import { z } from "zod";
import { locales } from "#lib/i18n/locales.ts";
import { DESCRIPTION_LENGTH } from "#lib/interpretations/answer-schema.ts";

export const suggestInput = z.object({
  text: z.string().max(DESCRIPTION_LENGTH),
  /** Where the next character will stand, in code units. */
  cursor: z.int().min(0).max(DESCRIPTION_LENGTH),
  locale: z.enum(locales),
});
export type SuggestInput = z.infer<typeof suggestInput>;

export const suggestionSchema = z.object({
  /** The stretch of the text that it takes the place of. */
  from: z.int().min(0),
  to: z.int().min(0),
  text: z.string(),
  kind: z.enum(["glossary", "value", "phrase", "word"]),
  /** What it would mean, in words. */
  meaning: z.string(),
});

export const examplesInput = z.object({ locale: z.enum(locales) });
export type ExamplesInput = z.infer<typeof examplesInput>;

export const exampleSchema = z.object({
  text: z.string(),
  restatement: z.string(),
  /** How many customers it selects now; null while nobody can count. */
  size: z.int().nullable(),
});
export type Example = z.infer<typeof exampleSchema>;
