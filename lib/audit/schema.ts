import { z } from "zod";
import { pageInput } from "#lib/http/paging.ts";

export const auditEntrySchema = z.object({
  no: z.string(),
  at: z.string(),
  actorId: z.string().nullable(),
  actorName: z.string(),
  action: z.string(),
  subject: z.string(),
  detail: z.unknown(),
  hash: z.string(),
});
export type AuditEntry = z.infer<typeof auditEntrySchema>;

export const auditListInput = pageInput.extend({
  action: z.string().max(64).optional(),
  subject: z.string().max(200).optional(),
});
export type AuditListInput = z.infer<typeof auditListInput>;

/** Whether the chain is whole, and if not, at which entry it breaks and what that says. */
export const auditVerdictSchema = z.object({
  isWhole: z.boolean(),
  /** How many entries are whole, from the first on. */
  entries: z.number().int(),
  brokenAt: z.string().nullable(),
  broken: z
    .object({ at: z.string(), actorName: z.string(), action: z.string(), subject: z.string() })
    .nullable(),
  lastHash: z.string().nullable(),
});
export type AuditVerdict = z.infer<typeof auditVerdictSchema>;
