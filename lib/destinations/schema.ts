import { z } from "zod";

export const destinationStatuses = ["active", "paused", "gone"] as const;
export type DestinationStatus = (typeof destinationStatuses)[number];

const nameSchema = z.string().trim().min(1).max(120);
const urlSchema = z.url({ protocol: /^https?$/, error: "not_an_address" }).max(2_000);
const segmentsSchema = z.array(z.string().max(255)).max(1_000);

/** Where movements are sent: an address that takes Standard Webhooks. */
export const destinationSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  url: z.string(),
  /** Keys of the segments whose movements it gets; none: of all. */
  segments: z.array(z.string()),
  allowsPrivate: z.boolean(),
  /** `gone`: it answered 410, which means never again. */
  status: z.enum(destinationStatuses),
  /** Movements that wait to be taken, and those that were refused too often. */
  waiting: z.number().int(),
  dead: z.number().int(),
  lastDeliveredAt: z.string().nullable(),
  createdBy: z.string(),
  createdAt: z.string(),
});
export type Destination = z.infer<typeof destinationSchema>;

export const createDestinationInput = z.object({
  name: nameSchema,
  url: urlSchema,
  segments: segmentsSchema.default([]),
  /** Whether the address may be one of this machine or of a private network. */
  allowsPrivate: z.boolean().default(false),
});
export type CreateDestinationInput = z.infer<typeof createDestinationInput>;

export const editDestinationInput = z.object({
  id: z.uuid(),
  name: nameSchema,
  url: urlSchema,
  segments: segmentsSchema,
  allowsPrivate: z.boolean(),
  status: z.enum(["active", "paused"]),
});
export type EditDestinationInput = z.infer<typeof editDestinationInput>;

/** The only time the secret is shown. */
export const newDestinationSchema = z.object({ destination: destinationSchema, secret: z.string() });
export type NewDestination = z.infer<typeof newDestinationSchema>;

/** What became of one message: its status, or why none came. */
export const answerSchema = z.object({
  isTaken: z.boolean(),
  status: z.number().int().nullable(),
  detail: z.string(),
  tookMs: z.number().int(),
});
export type Answer = z.infer<typeof answerSchema>;

export const deliverySchema = z.object({
  movementNo: z.string(),
  kind: z.enum(["entered", "left"]),
  segment: z.string(),
  customer: z.string(),
  at: z.string(),
  attempts: z.number().int(),
  nextAt: z.string(),
  isDead: z.boolean(),
  answer: z.string(),
});
export type Delivery = z.infer<typeof deliverySchema>;
