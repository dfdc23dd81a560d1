import { z } from "zod";

/** What the first page says, at one moment. */
export const overviewSchema = z.object({
  asOf: z.string(),
  customers: z.number().int(),
  eventsLastDay: z.number().int(),
  eventsLast30Days: z.number().int(),
  lastEventAt: z.string().nullable(),
  rejectedMessages: z.number().int(),
  writeKeys: z.number().int(),
  lastImport: z
    .object({ id: z.string(), fileName: z.string(), status: z.string(), createdAt: z.string() })
    .nullable(),
});
export type Overview = z.infer<typeof overviewSchema>;
