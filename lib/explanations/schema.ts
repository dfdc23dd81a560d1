import { z } from "zod";
import { factSchema } from "#lib/explanations/fact.ts";
import { factFields } from "#lib/explanations/template.ts";
import { locales } from "#lib/i18n/locales.ts";

const moment = z.iso.datetime({ offset: true });

/** Whose words are wanted. A model's are asked for and checked, and replaced by our own where they fail. */
const writer = z.enum(["computed", "model"]);
export type Writer = z.infer<typeof writer>;

/** In which language it is told, by whom, and as of when: now unless said otherwise. */
const told = {
  locale: z.enum(locales).default("en"),
  asOf: moment.optional(),
  writer: writer.default("computed"),
};
const key = z.string().max(255);

/** Whoever says nothing of the writer gets our own words. */
type Asked<S extends z.ZodType<{ writer: Writer }>> = Omit<z.infer<S>, "writer"> & { writer?: Writer };

export const ofSegmentInput = z.object({ key, ...told });
export type OfSegmentInput = Asked<typeof ofSegmentInput>;

export const ofRuleInput = z.object({
  rule: z.unknown(),
  /** What the rule is called in the text. */
  name: z.string().trim().max(200).default(""),
  ...told,
});
export type OfRuleInput = Asked<typeof ofRuleInput>;

export const ofDifferenceInput = z.object({
  key,
  /** The version that is compared; the active one unless said otherwise. */
  versionNo: z.coerce.number().int().min(1).optional(),
  /** With which segment: the same one for two of its versions. */
  otherKey: key,
  otherVersionNo: z.coerce.number().int().min(1).optional(),
  ...told,
});
export type OfDifferenceInput = Asked<typeof ofDifferenceInput>;

export const ofChangeInput = z.object({
  key,
  /** The rule that is wanted; checked by the service. */
  rule: z.unknown(),
  /** With which version of the segment it is compared; the active one unless said otherwise. */
  otherVersionNo: z.coerce.number().int().min(1).optional(),
  ...told,
});
export type OfChangeInput = Asked<typeof ofChangeInput>;

export const ofDriftInput = z.object({ key, baselineAsOf: moment.optional(), ...told });
export type OfDriftInput = Asked<typeof ofDriftInput>;

export const ofCustomerInput = z.object({
  key,
  /** The customer's row id. */
  id: z.string().regex(/^\d{1,18}$/, "must be the id of a customer"),
  ...told,
});
export type OfCustomerInput = Asked<typeof ofCustomerInput>;

/** A piece of a sentence; of a figure or label the fact that it comes from. */
const partSchema = z.object({
  text: z.string(),
  fact: z.string().nullable(),
  field: z.enum(factFields).nullable(),
});
export type SentencePart = z.infer<typeof partSchema>;

const sentenceSchema = z.object({
  parts: z.array(partSchema),
  /** The facts that it rests on. */
  facts: z.array(z.string()),
});
export type Sentence = z.infer<typeof sentenceSchema>;

/** A fact as the table shows it. */
const shownFactSchema = factSchema.extend({
  label: z.string(),
  shown: z.object({ name: z.string().nullable(), value: z.string().nullable(), base: z.string().nullable() }),
});
export type ShownFact = z.infer<typeof shownFactSchema>;

export const explanationSchema = z.object({
  about: z.enum(["segment", "difference", "drift", "customer"]),
  /** Told; or that nothing differs beyond noise; or that there are too few customers to tell of. */
  outcome: z.enum(["told", "no_difference", "too_few"]),
  /** Groups below this size are not described. */
  least: z.number().int(),
  writtenBy: z.discriminatedUnion("kind", [
    /** Although a model's words were wanted: it did not hold to the facts, or did not answer. */
    z.object({ kind: z.literal("computed"), because: z.enum(["unverified", "unavailable"]).nullable() }),
    z.object({ kind: z.literal("model"), model: z.string() }),
  ]),
  /** The language model that could write it; null if there is none, or it may not. */
  model: z.string().nullable(),
  locale: z.enum(locales),
  asOf: z.string(),
  baselineAsOf: z.string().nullable(),
  /** What answered about the population. */
  engine: z.string(),
  /** Of the segment's rule; null of a rule that is nobody's yet. */
  versionNo: z.number().int().nullable(),
  /** What the two sides of a comparison are called; null where nothing is compared. */
  sides: z.object({ value: z.string(), base: z.string() }).nullable(),
  sentences: z.array(sentenceSchema),
  facts: z.array(shownFactSchema),
});
export type Explanation = z.infer<typeof explanationSchema>;
