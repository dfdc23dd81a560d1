import { chainStart, entryHash } from "#lib/audit/chain.ts";
import type { AuditEntry, AuditListInput, AuditVerdict } from "#lib/audit/schema.ts";
import { countEntries, listEntries, readChain } from "#lib/audit/store.ts";
import { type Actor, requirePermission } from "#lib/auth/permissions.ts";
import { type Db, db } from "#lib/db/client.ts";
import type { Page } from "#lib/http/paging.ts";

export async function listAudit(actor: Actor, input: AuditListInput): Promise<Page<AuditEntry>> {
  requirePermission(actor, "audit:read");
  const [rows, total] = await Promise.all([listEntries(db, input), countEntries(db, input)]);
  return { rows, total };
}

export async function checkAudit(actor: Actor): Promise<AuditVerdict> {
  requirePermission(actor, "audit:read");
  return verifyAudit(db);
}

/**
 * Recomputes the chain from its start. It breaks where an entry was changed, removed or put in between. That the newest
 * ones were cut off only shows to who kept a hash of before: `onHash` is told of each, in hexadecimal.
 */
export async function verifyAudit(
  database: Db,
  onHash: (hash: string) => void = () => undefined,
): Promise<AuditVerdict> {
  let previous = chainStart;
  let entries = 0;
  for await (const entry of readChain(database)) {
    const isNext = sameBytes(entry.previousHash, previous);
    if (!isNext || !sameBytes(entry.hash, entryHash(previous, entry))) {
      const { at, actorName, action, subject } = entry;
      return {
        isWhole: false,
        entries,
        brokenAt: entry.no.toString(),
        broken: { at: at.toISOString(), actorName, action, subject },
        lastHash: entries === 0 ? null : hex(previous),
      };
    }
    previous = entry.hash;
    entries += 1;
    onHash(hex(previous));
  }
  const lastHash = entries === 0 ? null : hex(previous);
  return { isWhole: true, entries, brokenAt: null, broken: null, lastHash };
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("hex");
}
