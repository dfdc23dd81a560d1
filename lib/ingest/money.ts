import { systemActor } from "#lib/auth/permissions.ts";
import type { Money } from "#lib/currencies/convert.ts";
import { loadRateTable } from "#lib/currencies/service.ts";
import { getShop } from "#lib/settings/service.ts";
import { timeZone } from "#lib/std/time-zone.ts";

/** What the shop's money is at this moment, for the context of messages that are to be accepted. */
export async function loadMoney(): Promise<Money> {
  const [shop, rates] = await Promise.all([getShop(systemActor("ingest")), loadRateTable()]);
  return { currency: shop.currency, zone: timeZone(shop.timeZone), rates };
}

const keptMilliseconds = 5_000;
let kept: { readonly money: Promise<Money>; readonly until: number } | undefined;

/** The same, at most a few seconds old, for those who ask with every request. */
export function recentMoney(): Promise<Money> {
  const now = Date.now();
  if (kept && now < kept.until) return kept.money;
  const money = loadMoney();
  kept = { money, until: now + keptMilliseconds };
  money.catch(() => {
    kept = undefined;
  });
  return money;
}
