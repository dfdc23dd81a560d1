import { type AuditEvent, auditActions } from "#lib/audit/actions.ts";
import { chainStart, entryHash } from "#lib/audit/chain.ts";
import { appendEntry, findLastHash, lockChain } from "#lib/audit/store.ts";
import type { Actor } from "#lib/auth/permissions.ts";
import type { Db } from "#lib/db/client.ts";

/**
 * Appends an entry to the audit log in the caller's transaction: what happened and its trace are committed together or
 * not at all. Call it last: entries are chained one after the other, so it holds a lock to the end of the transaction.
 */
export async function recordAudit(tx: Db, actor: Actor, event: AuditEvent): Promise<void> {
  const detail = auditActions[event.action].parse(event.detail);
  await lockChain(tx);
  const previousHash = (await findLastHash(tx)) ?? chainStart;
  const entry = {
    at: new Date(),
    actorId: actor.kind === "user" ? actor.userId : null,
    actorName: actor.name,
    action: event.action,
    subject: event.subject,
    detail,
  };
  await appendEntry(tx, { ...entry, previousHash, hash: entryHash(previousHash, entry) });
}
