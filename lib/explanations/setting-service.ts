import type { Actor } from "#lib/auth/permissions.ts";
import { type Db, db } from "#lib/db/client.ts";
import type { Setting } from "#lib/explanations/compose.ts";
import { createFormat } from "#lib/i18n/format.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { readShopLanguage } from "#lib/interpretations/catalog-service.ts";
import type { Names } from "#lib/rules/restate/names.ts";
import { type RestateOptions, restateClause } from "#lib/rules/restate.ts";
import type { Rule } from "#lib/rules/schema.ts";
import { nameOf } from "#lib/segments/name-of.ts";
import { readActiveSegments } from "#lib/segments/read.ts";
import { getShop } from "#lib/settings/service.ts";

/** How explanations are written for this shop in a language: figures, and what it calls its things. */
export async function readSetting(actor: Actor, locale: Locale, database: Db = db): Promise<Setting> {
  const { timeZone, currency } = await getShop(actor);
  const { labels } = await readShopLanguage(database);
  const segments = Object.fromEntries(
    [...(await readActiveSegments(database))].map(([key, segment]) => [key, nameOf(segment, locale)]),
  );
  return { format: createFormat({ locale, timeZone, currency }), labels: { ...labels[locale], segments } };
}

/** Clauses of a rule in words, by their places. */
export function restateClauses(
  clauses: readonly { readonly pointer: string; readonly rule: Rule }[],
  setting: Setting,
): ReadonlyMap<string, string> {
  const options = restateOptionsOf(setting);
  return new Map(clauses.map(({ pointer, rule }) => [pointer, restateClause(rule, options).text]));
}

export function restateOptionsOf({ format, labels }: Setting): RestateOptions {
  const { locale, timeZone, currency } = format.settings;
  const { segments = {}, lists = {}, ...names }: Names = labels;
  return { locale, shop: { timeZone, currency }, labels: names, names: { segments, lists } };
}
