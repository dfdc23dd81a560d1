import { recordAudit } from "#lib/audit/record.ts";
import { type Actor, requirePermission } from "#lib/auth/permissions.ts";
import { rateTableOf } from "#lib/currencies/rate-table.ts";
import type {
  ExchangeRatePage,
  ListExchangeRatesInput,
  RateTable,
  SaveExchangeRatesInput,
} from "#lib/currencies/schema.ts";
import { listAllRates, listRates, saveRates } from "#lib/currencies/store.ts";
import { type Db, db, transaction } from "#lib/db/client.ts";

export async function listExchangeRates(
  actor: Actor,
  input: ListExchangeRatesInput,
): Promise<ExchangeRatePage> {
  requirePermission(actor, "shop:read");
  return listRates(db, input);
}

/** Adds or replaces rates. What was set aside for want of a rate can then be sent again. */
export async function saveExchangeRates(
  actor: Actor,
  { rates }: SaveExchangeRatesInput,
): Promise<{ saved: number }> {
  requirePermission(actor, "shop:edit");
  return transaction(async (tx) => {
    await saveRates(tx, rates);
    const days = rates.map((rate) => rate.day).toSorted();
    await recordAudit(tx, actor, {
      action: "exchange_rates.saved",
      subject: "shop",
      detail: {
        count: rates.length,
        currencies: [...new Set(rates.map((rate) => rate.currency))].toSorted(),
        from: days[0] ?? "",
        to: days.at(-1) ?? "",
      },
    });
    return { saved: rates.length };
  });
}

/** All rates, for those who convert. */
export async function loadRateTable(from: Db = db): Promise<RateTable> {
  return rateTableOf(await listAllRates(from));
}
