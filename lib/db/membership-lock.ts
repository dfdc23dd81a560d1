import type { Sql } from "#lib/db/pool.ts";

/**
 * Keeps everybody else from memberships to the end of the transaction. LOCK TABLE takes no snapshot: in a repeatable-read
 * transaction that begins with it, all that follows sees what the one before has committed.
 *
 * Whoever takes away customers needs it, since it is what keeps memberships from referring to who is gone: there are no foreign
 * keys (see the migration membership_references). It is taken before the numbering lock: a sweep may hold it for minutes, and
 * nobody could have messages accepted while a deletion waits for that.
 */
export async function lockMemberships(tx: Sql): Promise<void> {
  await tx.query("lock table membership_cursor in exclusive mode");
}
