import { z } from "zod";

/** What happened since the last piece of news: enough to know which figures on a screen to ask for again. */
export const newsSchema = z.object({
  /** Keys of the segments that somebody entered or left. */
  moved: z.array(z.string()),
  /** Whether a segment, a change request or a drift report was written. */
  isChanged: z.boolean(),
  /** Whether messages arrived. */
  hasArrived: z.boolean(),
});
export type News = z.infer<typeof newsSchema>;

export const movementStreamInput = z.object({
  /** The number of the last entry that one has; without it, and without a Last-Event-ID, what comes from now on. */
  after: z
    .string()
    .regex(/^\d{1,18}$/, "must be a number")
    .optional(),
  /** Only of this segment, by its key. */
  segment: z.string().max(255).optional(),
});
export type MovementStreamInput = z.infer<typeof movementStreamInput>;
