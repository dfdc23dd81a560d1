import { z } from "zod";
import { conditionReportSchema } from "#lib/customers/why.ts";
import { pageInput } from "#lib/http/paging.ts";
import { Rule } from "#lib/rules/schema.ts";
import { segmentSchema, segmentStatuses } from "#lib/segments/schema.ts";

export const membershipCauses = [
  "published",
  "message",
  "time",
  "merge",
  "archived",
  "threshold",
  "manual",
  "repaired",
] as const;
export type MembershipCause = (typeof membershipCauses)[number];

/** An interval in which a customer was in a segment; open while they are. */
const intervalSchema = z.object({
  enteredAt: z.string(),
  enteredCause: z.enum(membershipCauses),
  versionNo: z.number().int(),
  leftAt: z.string().nullable(),
  leftCause: z.enum(membershipCauses).nullable(),
});

export const memberSchema = intervalSchema.extend({ customerId: z.string(), name: z.string() });
export type Member = z.infer<typeof memberSchema>;

export const memberListInput = pageInput.extend({
  key: z.string().max(255),
  /** Who is in it now, or who was and left. */
  status: z.enum(["in", "left"]).default("in"),
});
export type MemberListInput = z.infer<typeof memberListInput>;

export const customerMembershipSchema = intervalSchema.extend({
  key: z.string(),
  name: z.string(),
  labels: segmentSchema.shape.labels,
  /** Of an open interval: the active rule, what its rule asks and this customer meets, and when they leave if nothing happens. */
  rule: Rule.nullable(),
  why: z.array(conditionReportSchema),
  leavesAt: z.string().nullable(),
});
export type CustomerMembership = z.infer<typeof customerMembershipSchema>;

export const segmentSummarySchema = segmentSchema.extend({
  /** The active version's rule, or a draft's if it can be read as one. */
  rule: Rule.nullable(),
  /** The moment of the figures. */
  asOf: z.string(),
  /** All customers of the shop. */
  population: z.number().int(),
  /** Members by recorded memberships; null while nobody can be in, or the first count is still under way. */
  size: z.number().int().nullable(),
  /**
   * Since seven days before, or since it was counted first if that was later: in now and not then, in then and not now. Who was
   * in at the first count had not entered.
   */
  entered: z.number().int().nullable(),
  left: z.number().int().nullable(),
});
export type SegmentSummary = z.infer<typeof segmentSummarySchema>;

export const segmentSummarySorts = ["name", "size", "entered", "left", "updatedAt"] as const;

export const segmentSummaryInput = pageInput.extend({
  status: z.enum(segmentStatuses).optional(),
  sort: z.enum(segmentSummarySorts).default("name"),
});
export type SegmentSummaryInput = z.infer<typeof segmentSummaryInput>;

export const movementKinds = ["entered", "left"] as const;
/** Intervals of a deleted customer are deleted too; only the feed tells that they ended. */
export const movementCauses = [...membershipCauses, "deleted"] as const;

/** An entry of the feed: a customer entered or left a segment. Numbers rise; whoever keeps the last one misses nothing. */
export const movementSchema = z.object({
  no: z.string(),
  kind: z.enum(movementKinds),
  segment: z.string(),
  customerId: z.string(),
  /** The user id, or the anonymous id of a customer who is known only by one. */
  customer: z.string(),
  at: z.string(),
  cause: z.enum(movementCauses),
  versionNo: z.number().int(),
});
export type Movement = z.infer<typeof movementSchema>;

export const movementFeedInput = z.object({
  /** The number of the last entry that one has: "0" from the beginning. */
  after: z
    .string()
    .regex(/^\d{1,18}$/, "must be a number")
    .default("0"),
  limit: z.coerce.number().int().min(1).max(1_000).default(100),
  /** Only of this segment, by its key. */
  segment: z.string().max(255).optional(),
});
export type MovementFeedInput = z.infer<typeof movementFeedInput>;

export const movementFeedSchema = z.object({
  movements: z.array(movementSchema),
  /** Ask for what comes after it; the same as before if there was nothing. */
  next: z.string(),
});
export type MovementFeed = z.infer<typeof movementFeedSchema>;

/** What comparing a segment's stored members with an evaluation of everybody found. */
export const segmentSweepsSchema = z.object({
  segment: z.string(),
  engine: z.string(),
  size: z.number().int(),
  sweptAt: z.string(),
  sweeps: z.number().int(),
  /** Memberships that were wrong, and were put right. */
  differences: z.number().int(),
  differedAt: z.string().nullable(),
});
export type SegmentSweeps = z.infer<typeof segmentSweepsSchema>;
