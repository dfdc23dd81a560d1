import { z } from "zod";
import { pageInput } from "#lib/http/paging.ts";
import { segmentContentInput, segmentContentSchema, segmentLabelsSchema } from "#lib/segments/schema.ts";

export const changeStatuses = ["pending", "approved", "rejected", "withdrawn", "stale"] as const;

const person = z.object({ id: z.string(), name: z.string() });

/** One of the customers that a change concerns, with what they have spent up to then in the shop's currency. */
const effectExampleSchema = z.object({
  id: z.string(),
  /** Where their page is; null once they are deleted. */
  customerId: z.string().nullable().default(null),
  value: z.number(),
});

const groupSchema = z.object({
  count: z.number().int(),
  /** What all of them have spent up to then; of a large group estimated from a sample. */
  value: z.number().nullable().default(null),
  isValueEstimated: z.boolean().default(false),
  examples: z.array(effectExampleSchema),
});
export type EffectGroup = z.infer<typeof groupSchema>;

/** What a content does to real customers, against the version it is based on, both evaluated at one moment. */
export const effectSchema = z.object({
  asOf: z.string(),
  computedAt: z.string(),
  engine: z.string(),
  /** What was compared: an effect of another content or base is out of date. */
  contentHash: z.string(),
  baseVersionNo: z.number().int().nullable(),
  population: z.number().int(),
  enter: groupSchema,
  leave: groupSchema,
  stay: groupSchema,
});
export type Effect = z.infer<typeof effectSchema>;

export const changeSchema = z.object({
  id: z.uuid(),
  no: z.number().int(),
  segment: z.object({
    id: z.uuid(),
    key: z.string(),
    name: z.string(),
    labels: segmentLabelsSchema,
    activeVersionNo: z.number().int().nullable(),
  }),
  /** Null for a segment's first version. */
  baseVersionNo: z.number().int().nullable(),
  contentHash: z.string(),
  reason: z.string(),
  status: z.enum(changeStatuses),
  author: person,
  /** Everybody who wrote at the content; none of them may approve it. */
  contributorIds: z.array(z.string()),
  reviewer: person.nullable(),
  note: z.string(),
  decidedAt: z.string().nullable(),
  /** The version that an approval made. */
  versionNo: z.number().int().nullable(),
  rebasedFromId: z.uuid().nullable(),
  createdAt: z.string(),
  updatedAt: z.string(),
});
export type Change = z.infer<typeof changeSchema>;

const effectCountsSchema = z.object({
  asOf: z.string(),
  enter: z.number().int(),
  leave: z.number().int(),
  stay: z.number().int(),
});

/** A change in a list: with what it changes, and in counts what that does, where it was computed. */
export const changeRowSchema = changeSchema.extend({
  content: segmentContentSchema,
  base: segmentContentSchema.nullable(),
  effect: effectCountsSchema.nullable(),
});
export type ChangeRow = z.infer<typeof changeRowSchema>;

export const changeAuthorSchema = person;
export type ChangeAuthor = z.infer<typeof changeAuthorSchema>;

export const flagKinds = ["gender", "age", "place", "language", "person"] as const;

/** Something about a rule that its reviewer should look at twice. */
export const reviewFlagSchema = z.object({
  kind: z.enum(flagKinds),
  /** The traits that it reads, itself or through segments that it names. */
  traits: z.array(z.string()),
  /** Whether the base's rule reads none of this kind. */
  isNew: z.boolean(),
});
export type ReviewFlag = z.infer<typeof reviewFlagSchema>;

export const changeCommentSchema = z.object({
  id: z.uuid(),
  author: person,
  body: z.string(),
  createdAt: z.string(),
});
export type ChangeComment = z.infer<typeof changeCommentSchema>;

export const changeDetailSchema = changeSchema.extend({
  content: segmentContentSchema,
  /** What the base version holds, null for a segment's first version. */
  base: segmentContentSchema.nullable(),
  effect: effectSchema.nullable(),
  comments: z.array(changeCommentSchema),
  flags: z.array(reviewFlagSchema),
  /** The change that carries this one on, on a newer version. */
  rebasedToId: z.uuid().nullable(),
});
export type ChangeDetail = z.infer<typeof changeDetailSchema>;

export const changeListInput = pageInput.extend({
  /** "open" are those that nobody has decided: pending and stale. */
  status: z.enum([...changeStatuses, "open"]).optional(),
  segment: z.string().max(255).optional(),
  authorId: z.string().max(64).optional(),
});
export type ChangeListInput = z.infer<typeof changeListInput>;

const reasonSchema = z.string().trim().min(1).max(4_000);

export const proposeInput = z.object({
  segment: z.string().max(255),
  /** The version that the author edited; null for a draft's first. Refused if another is active. */
  baseVersionNo: z.number().int().min(1).nullable(),
  content: segmentContentInput,
  reason: reasonSchema,
});
export type ProposeInput = z.infer<typeof proposeInput>;

export const reviseInput = z.object({
  id: z.uuid(),
  content: segmentContentInput,
  reason: reasonSchema,
});
export type ReviseInput = z.infer<typeof reviseInput>;

export const proposeVersionInput = z.object({
  segment: z.string().max(255),
  versionNo: z.number().int().min(1),
  reason: reasonSchema,
});
export type ProposeVersionInput = z.infer<typeof proposeVersionInput>;

export const decisionSchema = z.object({
  verdict: z.enum(["approved", "rejected"]),
  /** The hash of what the reviewer saw. */
  contentHash: z.string().length(64),
  note: z.string().trim().max(4_000).default(""),
});
export type Decision = z.infer<typeof decisionSchema>;

export const decideInput = decisionSchema.extend({ id: z.uuid() });
export type DecideInput = z.infer<typeof decideInput>;

export const commentInput = z.object({ id: z.uuid(), body: z.string().trim().min(1).max(10_000) });
export type CommentInput = z.infer<typeof commentInput>;

export const effectInput = z.object({
  id: z.uuid(),
  /** Now unless said otherwise. */
  asOf: z.iso.datetime({ offset: true }).optional(),
});
export type EffectInput = z.infer<typeof effectInput>;
