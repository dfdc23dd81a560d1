import type { Db } from "#lib/db/client.ts";
import { type WriteKey, writeKeySchema } from "#lib/write-keys/schema.ts";

type Row = {
  id: string;
  name: string;
  prefix: string;
  createdAt: Date;
  lastUsedAt: Date | null;
  revokedAt: Date | null;
  createdBy: { name: string } | null;
};

const shape = {
  id: true,
  name: true,
  prefix: true,
  createdAt: true,
  lastUsedAt: true,
  revokedAt: true,
  createdBy: { select: { name: true } },
} as const;

function toWriteKey(row: Row): WriteKey {
  return writeKeySchema.parse({
    ...row,
    createdAt: row.createdAt.toISOString(),
    createdBy: row.createdBy?.name ?? null,
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
    revokedAt: row.revokedAt?.toISOString() ?? null,
  });
}

export async function listWriteKeys(db: Db): Promise<WriteKey[]> {
  const rows = await db.writeKey.findMany({
    select: shape,
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
  });
  return rows.map(toWriteKey).sort((a, b) => Number(a.revokedAt !== null) - Number(b.revokedAt !== null));
}

export async function findWriteKey(db: Db, id: string): Promise<WriteKey | undefined> {
  const row = await db.writeKey.findUnique({ where: { id }, select: shape });
  return row ? toWriteKey(row) : undefined;
}

export async function insertWriteKey(
  tx: Db,
  key: { name: string; prefix: string; hash: Uint8Array<ArrayBuffer>; createdById: string | null },
): Promise<WriteKey> {
  return toWriteKey(await tx.writeKey.create({ data: key, select: shape }));
}

export async function revokeWriteKeyRow(tx: Db, id: string, at: Date): Promise<WriteKey> {
  return toWriteKey(await tx.writeKey.update({ where: { id }, data: { revokedAt: at }, select: shape }));
}

export async function findActiveByHash(
  db: Db,
  hash: Uint8Array<ArrayBuffer>,
): Promise<{ id: string; name: string; lastUsedAt: Date | null } | undefined> {
  const row = await db.writeKey.findUnique({
    where: { hash },
    select: { id: true, name: true, lastUsedAt: true, revokedAt: true },
  });
  if (!row || row.revokedAt !== null) return undefined;
  return { id: row.id, name: row.name, lastUsedAt: row.lastUsedAt };
}

export async function markUsed(db: Db, id: string, at: Date): Promise<void> {
  await db.writeKey.updateMany({ where: { id }, data: { lastUsedAt: at } });
}
