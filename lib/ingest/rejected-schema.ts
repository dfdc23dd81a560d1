import { z } from "zod";
import { pageInput, pageOf } from "#lib/http/paging.ts";

export const rejectionStatuses = ["open", "accepted", "discarded"] as const;

/** A message that was set aside, as a list shows it. */
export const rejectedMessageSchema = z.object({
  id: z.uuid(),
  /** When it came last. */
  receivedAt: z.string(),
  source: z.string(),
  writeKeyName: z.string().nullable(),
  code: z.string(),
  /** JSON pointer into the message. */
  path: z.string(),
  reason: z.string(),
  /** How often the same content came. */
  times: z.number().int(),
  status: z.enum(rejectionStatuses),
  decidedAt: z.string().nullable(),
  /** What it says of itself, as far as it can be read. */
  type: z.string().nullable(),
  event: z.string().nullable(),
  customerId: z.string().nullable(),
});
export type RejectedMessage = z.infer<typeof rejectedMessageSchema>;

export const rejectedMessageDetailSchema = rejectedMessageSchema.extend({ payload: z.unknown() });
export type RejectedMessageDetail = z.infer<typeof rejectedMessageDetailSchema>;

export const listRejectedInput = pageInput.extend({
  status: z.enum(rejectionStatuses).default("open"),
  code: z.string().max(64).optional(),
});
export type ListRejectedInput = z.infer<typeof listRejectedInput>;

export const rejectedPageSchema = pageOf(rejectedMessageSchema).extend({
  /** How many of this status there are of each code, whatever the filter. */
  codes: z.array(z.object({ code: z.string(), count: z.number().int() })),
});
export type RejectedPage = z.infer<typeof rejectedPageSchema>;

export const maxRetriedAtOnce = 1_000;
const ids = z.array(z.uuid()).min(1).max(maxRetriedAtOnce);

export const retryOneInput = z.object({
  id: z.uuid(),
  /** The message as it was mended; as it came, if this is left out. */
  payload: z.record(z.string(), z.unknown()).optional(),
});
export type RetryOneInput = z.infer<typeof retryOneInput>;

export const retryOneOutput = z.discriminatedUnion("outcome", [
  z.object({ outcome: z.literal("accepted") }),
  z.object({ outcome: z.literal("duplicate") }),
  z.object({ outcome: z.literal("rejected"), code: z.string(), path: z.string(), reason: z.string() }),
]);
export type RetryOneOutput = z.infer<typeof retryOneOutput>;

const code = z.string().max(64);

/** Those that are named, or the oldest open ones of a code, after the one at which the last answer ended. */
export const retryManyInput = z.union([z.object({ ids }), z.object({ code, after: z.uuid().optional() })]);
export type RetryManyInput = z.infer<typeof retryManyInput>;

export const retryManyOutput = z.object({
  accepted: z.number().int(),
  duplicates: z.number().int(),
  rejected: z.number().int(),
  /** Where to go on; null when there are no more. */
  next: z.uuid().nullable(),
});
export type RetryManyOutput = z.infer<typeof retryManyOutput>;

/** Those that are named, or all open ones of a code. */
export const discardInput = z.union([z.object({ ids }), z.object({ code })]);
export type DiscardInput = z.infer<typeof discardInput>;
export const discardOutput = z.object({
  discarded: z.number().int(),
  /** The moment that all of them carry. */
  decidedAt: z.string(),
});
export type DiscardOutput = z.infer<typeof discardOutput>;

/** Those that are named, or all that were discarded at one moment. */
export const reopenInput = z.union([z.object({ ids }), z.object({ decidedAt: z.iso.datetime() })]);
export type ReopenInput = z.infer<typeof reopenInput>;
export const reopenOutput = z.object({ reopened: z.number().int() });
