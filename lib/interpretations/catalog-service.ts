import { profileCatalog } from "#lib/catalog/profile-service.ts";
import { isUnprofiled, readCatalogVersion, readCatalogWords } from "#lib/catalog/read.ts";
import { BUILT_IN_EVENTS, BUILT_IN_TRAITS } from "#lib/catalog/vocabulary.ts";
import type { CatalogWords } from "#lib/catalog/words.ts";
import { type Db, db } from "#lib/db/client.ts";
import { type Definition, readDefinitions } from "#lib/glossary/read.ts";
import type { KnownValues, LanguageCatalog, Reference } from "#lib/interpretations/catalog.ts";
import type { CatalogLabels } from "#lib/rules/restate/names.ts";
import { stableJson } from "#lib/rules/stable-json.ts";

/** What the database tells those who read descriptions. */
export type ShopLanguage = {
  /** Changes with what is known; whatever is made from the catalog can be kept for as long. */
  readonly version: string;
  readonly catalog: LanguageCatalog;
  readonly entries: readonly CatalogWords[];
  readonly labels: Readonly<Record<"en" | "zh", CatalogLabels>>;
};

// Next bundles server code more than once into a process; what is known of one database is kept once.
const key = Symbol.for("tideline.shop-language");
const shared = globalThis as { [key]?: ShopLanguage };

/**
 * The shop's own words: its glossary, events, traits and properties with their values, labels and synonyms. Read anew when the
 * catalog has changed; the lexicon of the built-in interpreter is kept with it.
 */
export async function readShopLanguage(database: Db = db): Promise<ShopLanguage> {
  if (await isUnprofiled(database.sql)) await profileCatalog();
  const definitions = await readDefinitions(database);
  const references = await readReferences(database);
  const known = stableJson({ definitions, references });
  const version = `${await readCatalogVersion(database.sql)} ${known}`;
  if (shared[key]?.version === version) return shared[key];
  const entries = await readCatalogWords(database.sql);
  const made = {
    version,
    entries,
    catalog: toLanguageCatalog(entries, definitions, references),
    labels: toLabels(entries),
  };
  shared[key] = made;
  return made;
}

/** Segments in use and uploaded lists, by the order of their keys. */
async function readReferences({ sql }: Pick<Db, "sql">): Promise<readonly Reference[]> {
  const { rows } = await sql.query<{ kind: Reference["kind"]; key: string; names: string[] }>(
    `select 'segment' as kind, key, array_remove(array[name, label_en, label_zh], null) as names from segment
       where active_version_no is not null and archived_at is null
     union all
     select 'list', key, array[name] from customer_list
     order by 1, 2`,
  );
  return rows.map(({ kind, key, names }) => ({ kind, key, names: [...new Set(names)] }));
}

function toLanguageCatalog(
  entries: readonly CatalogWords[],
  glossary: readonly Definition[],
  references: readonly Reference[],
): LanguageCatalog {
  const events = new Set<string>(BUILT_IN_EVENTS);
  const traits = new Map<string, KnownValues>(BUILT_IN_TRAITS.map((name) => [name, noValues]));
  const properties = new Map<string, Map<string, KnownValues>>();
  for (const entry of entries) {
    if (entry.kind === "event") events.add(entry.name);
    if (entry.kind === "trait") traits.set(entry.name, valuesOf(entry));
    if (entry.kind !== "property") continue;
    const ofEvent = properties.get(entry.event) ?? new Map<string, KnownValues>();
    ofEvent.set(entry.name, valuesOf(entry));
    properties.set(entry.event, ofEvent);
  }
  const ownNames = entries.flatMap(({ kind, name, words }) =>
    kind !== "property" && words.length > 0 ? [{ kind, name, words }] : [],
  );
  return { events, traits, properties, glossary, ownNames, references };
}

const noValues: KnownValues = { texts: new Set(), hasBooleans: false, hasNumbers: false };

function valuesOf({ types, values }: CatalogWords): KnownValues {
  const texts = values.map(({ value }) => value).filter((value) => typeof value === "string");
  return {
    texts: new Set(texts),
    hasBooleans: (types.boolean ?? 0) > 0,
    hasNumbers: (types.number ?? 0) > 0,
  };
}

function toLabels(entries: readonly CatalogWords[]): ShopLanguage["labels"] {
  const labelsIn = (label: "labelEn" | "labelZh"): CatalogLabels => {
    const of = (kind: CatalogWords["kind"]) =>
      Object.fromEntries(
        entries.flatMap((entry) => (entry.kind === kind && entry[label] ? [[entry.name, entry[label]]] : [])),
      );
    return { events: of("event"), traits: of("trait"), properties: of("property") };
  };
  return { en: labelsIn("labelEn"), zh: labelsIn("labelZh") };
}
