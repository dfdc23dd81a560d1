import { z } from "zod";
import { locales } from "#lib/i18n/locales.ts";

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return !/^[+-]/.test(name);
  } catch {
    return false;
  }
}

export const timeZoneSchema = z.string().min(1).max(64).refine(isTimeZone, { error: "unknown_time_zone" });
export const currencySchema = z
  .string()
  .length(3)
  .refine((code) => Intl.supportedValuesOf("currency").includes(code), { error: "unknown_currency" });

/** The shop whose customers these are: what its days and its money are, and the language it starts in. */
export const shopSchema = z.object({
  name: z.string().trim().min(1).max(120),
  timeZone: timeZoneSchema,
  currency: currencySchema,
  locale: z.enum(locales),
  isDemo: z.boolean(),
});
export type Shop = z.infer<typeof shopSchema>;

export const shopInput = shopSchema.omit({ isDemo: true });
export type ShopInput = z.infer<typeof shopInput>;

/** What holds until somebody has said otherwise. */
export const unnamedShop: Shop = {
  name: "Tideline",
  timeZone: "UTC",
  currency: "USD",
  locale: "en",
  isDemo: false,
};
