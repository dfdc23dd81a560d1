import { recordAudit } from "#lib/audit/record.ts";
import { type Actor, requirePermission } from "#lib/auth/permissions.ts";
import { type Db, db, transaction } from "#lib/db/client.ts";
import { oweSweeps } from "#lib/memberships/writing-service.ts";
import { type Shop, type ShopInput, unnamedShop } from "#lib/settings/schema.ts";
import { findShop, hasEvents, saveShop } from "#lib/settings/store.ts";
import { AppError } from "#lib/std/app-error.ts";

export async function getShop(actor: Actor): Promise<Shop> {
  requirePermission(actor, "shop:read");
  return (await findShop(db)) ?? unnamedShop;
}

/**
 * Changes the shop. Its currency stays once amounts are stored in it: nobody could say what they mean in another. With another
 * time zone all memberships are computed anew.
 */
export async function updateShop(actor: Actor, input: ShopInput): Promise<Shop> {
  requirePermission(actor, "shop:edit");
  return transaction(async (tx) => {
    const before = (await findShop(tx)) ?? unnamedShop;
    if (input.currency !== before.currency && (await hasEvents(tx))) {
      throw new AppError("conflict", "settings.currency_in_use", { currency: before.currency });
    }
    if (input.timeZone !== before.timeZone) await oweSweeps(tx);
    const after = await saveShop(tx, input);
    const { isDemo: _, ...known } = before;
    await recordAudit(tx, actor, {
      action: "shop.changed",
      subject: "shop",
      detail: { before: known, after: input },
    });
    return after;
  });
}

/** Names the shop for the first time, in the transaction that creates its first admin. */
export async function foundShop(tx: Db, actor: Actor, shop: ShopInput): Promise<void> {
  requirePermission(actor, "shop:edit");
  await saveShop(tx, shop);
  await recordAudit(tx, actor, { action: "shop.created", subject: "shop", detail: shop });
}
