import { cache } from "react";
import { db } from "#lib/db/client.ts";
import { currentLocale } from "#lib/i18n/current-locale.ts";
import type { FormatSettings } from "#lib/i18n/format.ts";
import { unnamedShop } from "#lib/settings/schema.ts";
import { findShop } from "#lib/settings/store.ts";

/** How this request's reader sees figures and moments: their language, the shop's time zone and currency. */
export const formatSettings = cache(async (): Promise<FormatSettings> => {
  const [locale, shop] = await Promise.all([currentLocale(), findShop(db)]);
  const { timeZone, currency } = shop ?? unnamedShop;
  return { locale, timeZone, currency };
});
