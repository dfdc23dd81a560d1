import type { Db } from "#lib/db/client.ts";

export type DemoShopRow = { readonly isDemo: boolean; readonly createdAt: Date };

export async function findShopRow(db: Db): Promise<DemoShopRow | undefined> {
  const row = await db.shop.findUnique({ where: { id: 1 }, select: { isDemo: true, createdAt: true } });
  return row ?? undefined;
}

export async function markAsDemo(db: Db): Promise<void> {
  await db.shop.update({ where: { id: 1 }, data: { isDemo: true } });
}

/** Which of these hashes of message ids were accepted. */
export async function findAccepted({ sql }: Db, idHashes: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql.query<{ id_hash: string }>(
    "select id_hash from accepted_message where id_hash = any($1::uuid[])",
    [idHashes],
  );
  return new Set(rows.map((row) => row.id_hash));
}

/** Fresh statistics, so that the first questions after the bulk are planned well. */
export async function analyzeTables({ sql }: Db): Promise<void> {
  await sql.query("analyze customer, event, trait_change, identity_link, accepted_message");
}
