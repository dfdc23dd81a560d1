import { z } from "zod";

/** Lets a source send events. Of its secret only the first characters are kept to be shown. */
export const writeKeySchema = z.object({
  id: z.uuid(),
  name: z.string(),
  prefix: z.string(),
  createdAt: z.string(),
  createdBy: z.string().nullable(),
  lastUsedAt: z.string().nullable(),
  revokedAt: z.string().nullable(),
});
export type WriteKey = z.infer<typeof writeKeySchema>;

export const createWriteKeyInput = z.object({ name: z.string().trim().min(1).max(120) });
export type CreateWriteKeyInput = z.infer<typeof createWriteKeyInput>;

/** The only time the secret is shown. */
export const newWriteKeySchema = z.object({ key: writeKeySchema, secret: z.string() });
export type NewWriteKey = z.infer<typeof newWriteKeySchema>;
