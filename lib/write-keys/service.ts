import { recordAudit } from "#lib/audit/record.ts";
import { type Actor, requirePermission } from "#lib/auth/permissions.ts";
import { db, transaction } from "#lib/db/client.ts";
import { AppError } from "#lib/std/app-error.ts";
import type { CreateWriteKeyInput, NewWriteKey, WriteKey } from "#lib/write-keys/schema.ts";
import { newSecret, secretHash, secretPrefix } from "#lib/write-keys/secret.ts";
import {
  findActiveByHash,
  findWriteKey,
  insertWriteKey,
  listWriteKeys,
  markUsed,
  revokeWriteKeyRow,
} from "#lib/write-keys/store.ts";

/** How exact "last used" is; more often would be a write for each message. */
const usedEveryMilliseconds = 60_000;

export async function listKeys(actor: Actor): Promise<WriteKey[]> {
  requirePermission(actor, "write_key:manage");
  return listWriteKeys(db);
}

export async function createKey(actor: Actor, input: CreateWriteKeyInput): Promise<NewWriteKey> {
  requirePermission(actor, "write_key:manage");
  const secret = newSecret();
  return transaction(async (tx) => {
    const key = await insertWriteKey(tx, {
      name: input.name,
      prefix: secretPrefix(secret),
      hash: secretHash(secret),
      createdById: actor.kind === "user" ? actor.userId : null,
    });
    const detail = { name: key.name, prefix: key.prefix };
    await recordAudit(tx, actor, { action: "write_key.created", subject: `write_key:${key.id}`, detail });
    return { key, secret };
  });
}

export async function revokeKey(actor: Actor, id: string): Promise<WriteKey> {
  requirePermission(actor, "write_key:manage");
  return transaction(async (tx) => {
    const before = await findWriteKey(tx, id);
    if (!before) throw new AppError("not_found", "write_keys.not_found");
    if (before.revokedAt !== null) return before;
    const key = await revokeWriteKeyRow(tx, id, new Date());
    const detail = { name: key.name, prefix: key.prefix };
    await recordAudit(tx, actor, { action: "write_key.revoked", subject: `write_key:${id}`, detail });
    return key;
  });
}

/**
 * The key that a source sent, if it is one of ours and not revoked. Asked of the database each time (one lookup by a
 * unique index), so that revoking works at once in every process.
 */
export async function findActiveWriteKey(secret: string): Promise<{ id: string; name: string } | undefined> {
  if (secret.length === 0 || secret.length > 200) return undefined;
  const key = await findActiveByHash(db, secretHash(secret));
  if (!key) return undefined;
  const now = new Date();
  const lastUsed = key.lastUsedAt?.getTime() ?? 0;
  if (now.getTime() - lastUsed >= usedEveryMilliseconds) await markUsed(db, key.id, now);
  return { id: key.id, name: key.name };
}
