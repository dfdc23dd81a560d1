import type { LanguageCatalog } from "#lib/interpretations/catalog.ts";
import type { CatalogLabels } from "#lib/rules/restate/names.ts";
import type { RestateOptions } from "#lib/rules/restate.ts";
import type { Instant, TimeZone } from "#lib/std/time-zone.ts";

/** Everything besides the words that a reading depends on. */
export type Setting = {
  readonly catalog: LanguageCatalog;
  readonly locale: "en" | "zh";
  readonly asOf: Instant;
  readonly zone: TimeZone;
  /** ISO code of the shop's base currency. */
  readonly currency: string;
  /** What the shop calls its events, traits, properties and features in the reader's language. */
  readonly labels?: CatalogLabels | undefined;
};

/** How rules are put into words in this setting. */
export function restateOptions({ locale, zone, currency, labels }: Setting): RestateOptions {
  return { locale, shop: { timeZone: zone.id, currency }, ...(labels && { labels }) };
}

/** One of two wordings by the reader's language. */
export function say(setting: Pick<Setting, "locale">, english: string, chinese: string): string {
  return setting.locale === "zh" ? chinese : english;
}

/** The shop's day, as days since 1970. */
export function todayOf({ asOf, zone }: Setting): number {
  return zone.dayOf(asOf);
}
