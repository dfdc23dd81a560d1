import type { Db } from "#lib/db/client.ts";
import type { AccountSession } from "#lib/users/schema.ts";

/** The password as better-auth keeps it: hashed, in the user's "credential" account. */
export async function savePassword(tx: Db, userId: string, passwordHash: string): Promise<void> {
  const changed = await tx.account.updateMany({
    where: { userId, providerId: "credential" },
    data: { password: passwordHash },
  });
  if (changed.count > 0) return;
  await tx.account.create({
    data: {
      id: `credential-${userId}`,
      accountId: userId,
      providerId: "credential",
      userId,
      password: passwordHash,
    },
  });
}

export async function findPasswordHash(db: Db, userId: string): Promise<string | undefined> {
  const row = await db.account.findFirst({
    where: { userId, providerId: "credential" },
    select: { password: true },
  });
  return row?.password ?? undefined;
}

/** Keeps a link's token, hashed; a person has at most one. */
export async function saveLink(
  tx: Db,
  link: { userId: string; tokenHash: string; expiresAt: Date },
): Promise<void> {
  await deleteLinks(tx, link.userId);
  await tx.verification.create({
    data: {
      id: crypto.randomUUID(),
      identifier: linkIdentifier(link.tokenHash),
      value: link.userId,
      expiresAt: link.expiresAt,
    },
  });
}

/** Takes the link away and answers whose it was: of two at once only one gets it. */
export async function takeLink(tx: Db, tokenHash: string, now: Date): Promise<string | undefined> {
  const rows = await tx.$queryRaw<{ value: string }[]>`
    delete from verification where identifier = ${linkIdentifier(tokenHash)} and expires_at > ${now} returning value`;
  return rows[0]?.value;
}

export async function findLinkUserId(db: Db, tokenHash: string, now: Date): Promise<string | undefined> {
  const row = await db.verification.findFirst({
    where: { identifier: linkIdentifier(tokenHash), expiresAt: { gt: now } },
  });
  return row?.value;
}

export async function deleteLinks(tx: Db, userId: string): Promise<void> {
  await tx.verification.deleteMany({ where: { value: userId, identifier: { startsWith: "welcome:" } } });
}

function linkIdentifier(tokenHash: string): string {
  return `welcome:${tokenHash}`;
}

export async function listSessions(
  db: Db,
  userId: string,
  now: Date,
): Promise<Omit<AccountSession, "isCurrent">[]> {
  const rows = await db.session.findMany({
    where: { userId, expiresAt: { gt: now } },
    orderBy: { updatedAt: "desc" },
  });
  return rows.map((row) => ({
    id: row.id,
    userAgent: row.userAgent,
    ipAddress: row.ipAddress,
    createdAt: row.createdAt.toISOString(),
    lastSeenAt: row.updatedAt.toISOString(),
  }));
}

export async function endSession(tx: Db, userId: string, sessionId: string): Promise<void> {
  await tx.session.deleteMany({ where: { id: sessionId, userId } });
}
