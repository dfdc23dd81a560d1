import { z } from "zod";
import { pageInput, pageOf } from "#lib/http/paging.ts";
import { dayFromText } from "#lib/std/iso-date.ts";
import type { DayNumber } from "#lib/std/time-zone.ts";

const currencyCode = z.string().regex(/^[A-Z]{3}$/, "must be three capital letters such as USD");

/** What one unit of a currency is worth in the shop's currency on a day, as decimal text with up to ten digits after the point. */
export const exchangeRateSchema = z.strictObject({
  currency: currencyCode,
  day: z.string().refine((text) => dayFromText(text) !== undefined, "must be a date such as 2026-01-31"),
  rate: z
    .string()
    .regex(/^\d{1,9}(\.\d{1,10})?$/, "must be a decimal number such as 0.9174")
    .refine((text) => /[1-9]/.test(text), "must be above 0"),
});
export type ExchangeRate = z.infer<typeof exchangeRateSchema>;

export const maxRatesAtOnce = 5_000;
export const saveExchangeRatesInput = z.strictObject({
  rates: z.array(exchangeRateSchema).min(1).max(maxRatesAtOnce),
});
export type SaveExchangeRatesInput = z.infer<typeof saveExchangeRatesInput>;

export const listExchangeRatesInput = pageInput.extend({ currency: currencyCode.optional() });
export type ListExchangeRatesInput = z.infer<typeof listExchangeRatesInput>;

export const exchangeRatePageSchema = pageOf(exchangeRateSchema).extend({
  /** All currencies that have a rate, whatever the filter. */
  currencies: z.array(z.string()),
});
export type ExchangeRatePage = z.infer<typeof exchangeRatePageSchema>;

/** The rate text of a currency on a day: that day's, or the last one of the seven days before it. */
export type RateTable = (currency: string, day: DayNumber) => string | undefined;
