import { z } from "zod";
import {
  exchangeRatePageSchema,
  listExchangeRatesInput,
  saveExchangeRatesInput,
} from "#lib/currencies/schema.ts";
import { operation } from "#lib/http/operation.ts";

const tags = ["Shop"];

export const currenciesContract = {
  listRates: operation("shop:read", {
    method: "GET",
    path: "/exchange-rates",
    summary: "What other currencies were worth, by day",
    tags,
  })
    .input(listExchangeRatesInput)
    .output(exchangeRatePageSchema),
  saveRates: operation("shop:edit", {
    method: "POST",
    path: "/exchange-rates",
    summary: "Add or replace exchange rates",
    tags,
  })
    .input(saveExchangeRatesInput)
    .output(z.object({ saved: z.number().int() })),
};
