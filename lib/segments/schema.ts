import { z } from "zod";
import { pageInput } from "#lib/http/paging.ts";
import { Rule } from "#lib/rules/schema.ts";

/** How rules, files and addresses name a segment; given once, never changed. */
export const segmentKeySchema = z
  .string()
  .min(1)
  .max(120)
  .regex(/^[\p{Ll}\p{Lo}\p{Nd}]+(?:[-_][\p{Ll}\p{Lo}\p{Nd}]+)*$/u, { error: "not_a_key" })
  // Where a new one is described: /segments/new.
  .refine((key) => key !== "new", { error: "not_a_key" });

const nameSchema = z.string().trim().min(1).max(200);
const descriptionSchema = z.string().trim().max(4_000);

/** The segment's name in each language, where it differs from `name`. */
export const segmentLabelsSchema = z.object({
  en: nameSchema.nullable(),
  zh: nameSchema.nullable(),
});

/** All that a version holds and an approval publishes. */
export const segmentContentSchema = z.object({
  rule: Rule,
  name: nameSchema,
  description: descriptionSchema,
  labels: segmentLabelsSchema,
});
export type SegmentContent = z.infer<typeof segmentContentSchema>;

/** The same as a client sends it: its rule is checked in the service, so that every problem is told with its place. */
export const segmentContentInput = segmentContentSchema.extend({ rule: z.unknown() });
export type SegmentContentInput = z.infer<typeof segmentContentInput>;

export const segmentStatuses = ["draft", "active", "archived"] as const;
export type SegmentStatus = (typeof segmentStatuses)[number];

export const segmentSchema = z.object({
  id: z.uuid(),
  key: z.string(),
  name: z.string(),
  description: z.string(),
  labels: segmentLabelsSchema,
  owner: z.object({ id: z.string(), name: z.string() }).nullable(),
  status: z.enum(segmentStatuses),
  activeVersionNo: z.number().int().nullable(),
  createdAt: z.string(),
  updatedAt: z.string(),
  archivedAt: z.string().nullable(),
});
export type Segment = z.infer<typeof segmentSchema>;

export const segmentVersionSchema = segmentContentSchema.extend({
  no: z.number().int(),
  publishedAt: z.string(),
  publishedBy: z.string().nullable(),
});
export type SegmentVersion = z.infer<typeof segmentVersionSchema>;

export const segmentUseSchema = z.object({
  key: z.string(),
  name: z.string(),
  labels: segmentLabelsSchema,
});
export type SegmentUse = z.infer<typeof segmentUseSchema>;

export const segmentDestinationSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  /** It takes the movements of every segment, not of this one by name. */
  takesAll: z.boolean(),
});

export const segmentDetailSchema = segmentSchema.extend({
  /** The active version's rule, null for a draft. */
  rule: Rule.nullable(),
  /** A rule that is being worked on, as it was left: it need not be valid. */
  draftRule: z.unknown(),
  /** How often the draft was saved, forgotten or published, and by whom last: what `baseRevision` is compared with. */
  draftRevision: z.number().int(),
  draftSavedAt: z.string().nullable(),
  draftSavedBy: z.string().nullable(),
  /** Newest first. */
  versions: z.array(segmentVersionSchema),
  /** Active segments whose rules name this one, and segments that its own rule names. */
  usedIn: z.array(segmentUseSchema),
  uses: z.array(segmentUseSchema),
  /** Who is told when customers enter or leave. */
  destinations: z.array(segmentDestinationSchema),
});
export type SegmentDetail = z.infer<typeof segmentDetailSchema>;

export const segmentListInput = pageInput.extend({ status: z.enum(segmentStatuses).optional() });
export type SegmentListInput = z.infer<typeof segmentListInput>;

export const createSegmentInput = z.object({
  key: segmentKeySchema,
  name: nameSchema,
  description: descriptionSchema.default(""),
  labels: segmentLabelsSchema.default({ en: null, zh: null }),
  draftRule: z.unknown().optional(),
});
export type CreateSegmentInput = z.infer<typeof createSegmentInput>;

/** A draft's JSON is kept as it is; this bounds what a client can store. */
export const maxDraftCharacters = 500_000;

export const saveDraftInput = z.object({
  key: z.string().max(255),
  draftRule: z.unknown(),
  /** The revision that the author has seen; refused if somebody saved another meanwhile. Without it, written over. */
  baseRevision: z.number().int().min(0).optional(),
});
export type SaveDraftInput = z.infer<typeof saveDraftInput>;

/** What is wrong with a rule: see lib/rules/problems.ts. */
export const ruleProblemSchema = z.object({ code: z.string(), path: z.string(), message: z.string() });
