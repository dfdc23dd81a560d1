import { z } from "zod";
import { pageInput, pageOf } from "#lib/http/paging.ts";

export const customerKinds = ["user", "anonymous"] as const;

/** Row ids are 64-bit numbers, as text: JSON numbers would lose digits. */
export const customerRowId = z.string().regex(/^\d{1,18}$/, "must be the id of a customer");

export const customerSummarySchema = z.object({
  id: customerRowId,
  /** The user id, or the anonymous id of one who is known only by it: what the customer is called everywhere. */
  externalId: z.string(),
  kind: z.enum(customerKinds),
  name: z.string().nullable(),
  email: z.string().nullable(),
  createdAt: z.string(),
  lastSeenAt: z.string(),
});
export type CustomerSummary = z.infer<typeof customerSummarySchema>;

export const listCustomersInput = pageInput.extend({
  sort: z.enum(["lastSeenAt", "createdAt", "externalId"]).default("lastSeenAt"),
  direction: z.enum(["asc", "desc"]).default("desc"),
  kind: z.enum(customerKinds).optional(),
});
export type ListCustomersInput = z.infer<typeof listCustomersInput>;

export const customerPageSchema = pageOf(customerSummarySchema);

const value = z.unknown();

export const customerTraitSchema = z.object({
  name: z.string(),
  /** As it was sent; null where it was cleared. */
  value,
  at: z.string(),
  /** How many messages set or cleared it. */
  changes: z.number().int(),
  isSensitive: z.boolean(),
});

export const customerIdSchema = z.object({
  externalId: z.string(),
  kind: z.enum(customerKinds),
  createdAt: z.string(),
  /** When it became part of this customer; null for the customer's own id. */
  mergedAt: z.string().nullable(),
});

export const customerDetailSchema = customerSummarySchema.extend({
  ids: z.array(customerIdSchema),
  traits: z.array(customerTraitSchema),
  /** How often they did what, the most frequent first. */
  events: z.array(
    z.object({ name: z.string(), count: z.number().int(), firstAt: z.string(), lastAt: z.string() }),
  ),
  eventCount: z.number().int(),
});
export type CustomerDetail = z.infer<typeof customerDetailSchema>;

export const traitHistoryInput = z.object({ id: customerRowId, trait: z.string().min(1).max(200) });
export const traitHistorySchema = z.array(z.object({ at: z.string(), value, externalId: z.string() }));
export type TraitHistory = z.infer<typeof traitHistorySchema>;

const cursor = z.string().regex(/^-?\d{1,15}:-?\d{1,18}$/, "must be a cursor of this list");

export const timelineInput = z.object({
  id: customerRowId,
  /** Where the former page ended; the newest first without it. */
  before: cursor.optional(),
  /** Only this event. */
  event: z.string().max(200).optional(),
  pageSize: z.coerce.number().int().min(1).max(200).default(50),
});
export type TimelineInput = z.infer<typeof timelineInput>;

const entry = { at: z.string(), externalId: z.string() };

export const timelineEntrySchema = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("event"),
    ...entry,
    no: z.string(),
    name: z.string(),
    properties: z.record(z.string(), value),
  }),
  z.object({ kind: z.literal("traits"), ...entry, no: z.string(), traits: z.record(z.string(), value) }),
  /** `externalId` became part of the customer. */
  z.object({ kind: z.literal("merged"), ...entry, identityKind: z.enum(customerKinds) }),
]);
export type TimelineEntry = z.infer<typeof timelineEntrySchema>;

export const timelineSchema = z.object({ rows: z.array(timelineEntrySchema), next: cursor.nullable() });
export type Timeline = z.infer<typeof timelineSchema>;

export const deletedCustomerSchema = z.object({
  ids: z.number().int(),
  events: z.number().int(),
  traits: z.number().int(),
});
export type DeletedCustomer = z.infer<typeof deletedCustomerSchema>;

/** A list of customer ids that was uploaded, as rules name it. */
export const customerListSchema = z.object({ key: z.string(), name: z.string(), size: z.number().int() });
export type CustomerList = z.infer<typeof customerListSchema>;

export const customerListPageSchema = pageOf(customerListSchema);
