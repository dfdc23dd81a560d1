import type { Actor } from "#lib/auth/permissions.ts";
import type { Db } from "#lib/db/client.ts";

/** The person with an e-mail address, as who acts; `undefined` if there is none, or they were kept out. */
export async function findActorByEmail(db: Db, email: string): Promise<Actor | undefined> {
  const row = await db.user.findUnique({
    where: { email: email.trim().toLowerCase() },
    select: { id: true, name: true, role: true, banned: true },
  });
  return row && !row.banned ? { kind: "user", userId: row.id, name: row.name, role: row.role } : undefined;
}
