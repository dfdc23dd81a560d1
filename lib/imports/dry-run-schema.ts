import { z } from "zod";
import { problemSchema, tallySchema } from "#lib/imports/schema.ts";

export const dryRunSchema = z.object({
  /** As an import's, with every line of a message counted as accepted: what is known already is not looked up. */
  tally: tallySchema,
  /** Whether the whole file was read. */
  isWhole: z.boolean(),
  /** The first lines that would be set aside. */
  problems: z.array(problemSchema),
  /** The first messages that would be sent. */
  samples: z.array(z.record(z.string(), z.unknown())),
});
export type DryRun = z.infer<typeof dryRunSchema>;
