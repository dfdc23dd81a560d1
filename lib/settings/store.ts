import type { Db } from "#lib/db/client.ts";
import { type Shop, type ShopInput, shopSchema } from "#lib/settings/schema.ts";

export async function findShop(db: Db): Promise<Shop | undefined> {
  const row = await db.shop.findUnique({ where: { id: 1 } });
  return row ? shopSchema.parse(row) : undefined;
}

export async function saveShop(db: Db, shop: ShopInput): Promise<Shop> {
  const row = await db.shop.upsert({ where: { id: 1 }, create: { id: 1, ...shop }, update: shop });
  return shopSchema.parse(row);
}

/** Whether amounts are already stored, in the shop's currency of now. */
export async function hasEvents(db: Db): Promise<boolean> {
  const rows = await db.$queryRaw<{ found: boolean }[]>`select exists (select 1 from event) as found`;
  return rows[0]?.found ?? false;
}
