import { type Actor, requirePermission } from "#lib/auth/permissions.ts";
import type { PopulationReader } from "#lib/customers/population-reader.ts";
import { db } from "#lib/db/client.ts";
import { exampleTexts } from "#lib/interpretations/built-in/examples.ts";
import { interpretBuiltIn } from "#lib/interpretations/built-in/interpret.ts";
import type { Setting } from "#lib/interpretations/built-in/setting.ts";
import { type Suggestion, suggest } from "#lib/interpretations/built-in/suggest.ts";
import { readShopLanguage } from "#lib/interpretations/catalog-service.ts";
import type { Example, ExamplesInput, SuggestInput } from "#lib/interpretations/suggestion-schema.ts";
import { getShop } from "#lib/settings/service.ts";
import { AppError } from "#lib/std/app-error.ts";
import { type Instant, timeZone } from "#lib/std/time-zone.ts";

const MOST_EXAMPLES = 8;

/** What may be meant by the words before the cursor, from the shop's catalog, its glossary and the usual phrases. */
export async function suggestWords(
  actor: Actor,
  { text, cursor, locale }: SuggestInput,
  now: Instant,
): Promise<Suggestion[]> {
  requirePermission(actor, "segment:preview");
  return [...suggest(text, Math.min(cursor, text.length), await settingOf(actor, locale, now))];
}

/** Descriptions in the shop's own names that select somebody now. */
export async function listExamples(
  actor: Actor,
  { locale }: ExamplesInput,
  population: PopulationReader,
  now: Instant,
): Promise<Example[]> {
  requirePermission(actor, "segment:preview");
  const setting = await settingOf(actor, locale, now);
  const read = exampleTexts(setting.catalog, locale, setting.currency).flatMap((text) => {
    const answer = interpretBuiltIn(text, setting);
    return answer.outcome === "rule" ? [{ text, ...answer }] : [];
  });
  const sizes = await countAll(
    read.map(({ rule }) => ({ rule, asOf: now })),
    population,
  );
  return read
    .map(({ text, restatement }, index) => ({ text, restatement, size: sizes?.[index] ?? null }))
    .filter(({ size }) => size !== 0)
    .slice(0, MOST_EXAMPLES);
}

async function settingOf(actor: Actor, locale: Setting["locale"], now: Instant): Promise<Setting> {
  const shop = await getShop(actor);
  const { catalog, labels } = await readShopLanguage(db);
  const zone = timeZone(shop.timeZone);
  return { catalog, locale, asOf: now, zone, currency: shop.currency, labels: labels[locale] };
}

/** `undefined` while nobody can count: the replica is being filled. */
async function countAll(
  asked: Parameters<PopulationReader["counts"]>[0],
  population: PopulationReader,
): Promise<readonly number[] | undefined> {
  try {
    return await population.counts(asked);
  } catch (error) {
    if (error instanceof AppError && error.kind === "unavailable") return undefined;
    throw error;
  }
}
