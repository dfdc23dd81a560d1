import type { Db } from "#lib/db/client.ts";

/** What decides whether someone may come in. */
export async function findUserAccess(db: Db, userId: string) {
  const row = await db.user.findUnique({ where: { id: userId }, select: { email: true, banned: true } });
  return row ? { email: row.email, isDisabled: row.banned } : undefined;
}
