import { z } from "zod";
import { conditionReportSchema } from "#lib/customers/why.ts";
import { ruleProblemSchema, segmentLabelsSchema } from "#lib/segments/schema.ts";

export const maxSample = 50;

export const previewInput = z.object({
  rule: z.unknown(),
  /** The segment that is edited: its rule cannot refer to it, and it is left out of the overlaps. */
  segment: z.string().max(255).optional(),
  /** Now unless said otherwise. */
  asOf: z.iso.datetime({ offset: true }).optional(),
  sample: z.number().int().min(0).max(maxSample).default(10),
  /** What is asked for besides the count; each costs a little. */
  parts: z.array(z.enum(["sample", "conditions", "overlaps", "history"])).default([]),
  /** How many month ends back the size is computed for. */
  months: z.number().int().min(1).max(36).default(12),
});
export type PreviewInput = z.infer<typeof previewInput>;

const counted = z.object({ count: z.number().int() });

export const previewSchema = z.discriminatedUnion("kind", [
  /** What is wrong with the rule, in the order of its text. */
  z.object({ kind: z.literal("invalid"), problems: z.array(ruleProblemSchema) }),
  z.object({
    kind: z.literal("preview"),
    asOf: z.string(),
    engine: z.string(),
    count: z.number().int(),
    population: z.number().int(),
    /** Customers of the segment, the same ones each time, each with what they spent up to then and what they meet. */
    sample: z
      .array(
        z.object({
          customerId: z.string(),
          id: z.string(),
          value: z.number(),
          why: z.array(conditionReportSchema),
        }),
      )
      .optional(),
    /** How many customers each condition lets through on its own, by its place in the rule. */
    conditions: z.array(counted.extend({ pointer: z.string() })).optional(),
    /** How many of them are in each other active segment, and how many that has. */
    overlaps: z
      .array(
        counted.extend({
          key: z.string(),
          name: z.string(),
          labels: segmentLabelsSchema,
          size: z.number().int(),
        }),
      )
      .optional(),
    /** Its size at past month ends of the shop's calendar, oldest first, as the data of today tell it. */
    history: z
      .array(z.object({ asOf: z.string(), size: z.number().int(), population: z.number().int() }))
      .optional(),
  }),
]);
export type Preview = z.infer<typeof previewSchema>;
