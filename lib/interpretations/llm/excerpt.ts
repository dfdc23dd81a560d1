import type { CatalogWords } from "#lib/catalog/words.ts";
import { quotedData, toDataText } from "#lib/interpretations/llm/data-text.ts";
import { redact } from "#lib/interpretations/llm/redact.ts";

/** What of the catalog is shown to a language model for one description, and how its names and values read there. */
export type Excerpt = {
  /** A line of JSON for each event and trait. */
  readonly lines: readonly string[];
  readonly events: readonly string[];
  readonly traits: readonly string[];
  /** Values as they are shown, and what they are in full. */
  readonly values: ReadonlyMap<string, string>;
};

/** A catalog up to this many characters is shown whole; of a larger one what the description may speak of. */
const WHOLE_CHARACTERS = 24_000;
const VALUES_SHOWN = 12;

/** Properties that hold ids, addresses or what people typed: names of nothing, and the easiest to write into. */
const NO_WORDS =
  /(_id$|^id$|url|path|query|search|referrer|title|_at$|image|sku|token|note|comment|message|text)/u;

export type ExcerptOptions = {
  readonly description: string;
  /** Values of fewer customers are shown only if the description names them itself. */
  readonly smallestGroup: number;
};

/**
 * Chooses what to show. Sensitive entries are named without their values; hidden ones not at all. Values held by few, and
 * such as look like personal data, stay here.
 */
export function excerptOf(entries: readonly CatalogWords[], options: ExcerptOptions): Excerpt {
  const open = entries.filter((entry) => !entry.isHiddenFromLlm && isName(entry.name));
  const described = toKey(options.description);
  const known = new Map<string, string>();
  const propertiesOf = Map.groupBy(
    open.filter(({ kind }) => kind === "property"),
    ({ event }) => event,
  );
  const ranked = open
    .filter(({ kind }) => kind !== "property")
    .map((entry) => ({ entry, score: scoreOf(entry, propertiesOf.get(entry.name) ?? [], described) }))
    .toSorted((a, b) => b.score - a.score || b.entry.count - a.entry.count);
  const lines: string[] = [];
  const shown: CatalogWords[] = [];
  let length = 0;
  for (const { entry } of ranked) {
    const values = new Map<string, string>();
    const line = lineOf(entry, propertiesOf.get(entry.name) ?? [], described, options, values);
    if (length > 0 && length + line.length > WHOLE_CHARACTERS) continue;
    length += line.length;
    lines.push(line);
    shown.push(entry);
    for (const [text, full] of values) known.set(text, full);
  }
  const namesOf = (kind: CatalogWords["kind"]) =>
    shown.filter((entry) => entry.kind === kind).map(({ name }) => name);
  return { lines, events: namesOf("event"), traits: namesOf("trait"), values: known };
}

/** Names arrive in snake case; one that is not plain (a sentence, say) is no name to offer. */
function isName(name: string): boolean {
  return name.length <= 60 && /^[\p{L}\p{N}_$]+$/u.test(name);
}

function lineOf(
  entry: CatalogWords,
  properties: readonly CatalogWords[],
  described: string,
  options: ExcerptOptions,
  known: Map<string, string>,
): string {
  const parts = [`${JSON.stringify(entry.kind)}:${quotedData(entry.name)}`];
  if (entry.words.length > 0) parts.push(`"called":${listOf(entry.words.slice(0, 8).map(toDataText))}`);
  if (entry.kind === "trait") parts.push(...typeAndValues(entry, described, options, known));
  const shown = properties.filter(({ name }) => isName(name)).slice(0, 25);
  if (shown.length > 0) {
    const inner = shown.map((property) => {
      const about = typeAndValues(property, described, options, known).join(",");
      return `${quotedData(property.name)}:{${about}}`;
    });
    parts.push(`"properties":{${inner.join(",")}}`);
  }
  return `{${parts.join(",")}}`;
}

function typeAndValues(
  entry: CatalogWords,
  described: string,
  { smallestGroup }: ExcerptOptions,
  known: Map<string, string>,
): string[] {
  const types = Object.keys(entry.types).filter((type) => type !== "other");
  const parts = types.length > 0 ? [`"is":${listOf(types)}`] : [];
  if (entry.isSensitive || NO_WORDS.test(entry.name)) return parts;
  const texts = entry.values.flatMap(({ value, count }) => {
    if (typeof value !== "string" || redact(value).count > 0) return [];
    const key = toKey(value);
    const isNamed = key.length > 1 && described.includes(key);
    return isNamed || count >= smallestGroup ? [{ value, isNamed }] : [];
  });
  const shown = texts.toSorted((a, b) => Number(b.isNamed) - Number(a.isNamed)).slice(0, VALUES_SHOWN);
  if (shown.length === 0) return parts;
  const asShown = shown.map(({ value }) => {
    const text = toDataText(value);
    known.set(text, value);
    return text;
  });
  return [...parts, `"values":${listOf(asShown)}`];
}

function listOf(texts: readonly string[]): string {
  return `[${texts.map(quotedData).join(",")}]`;
}

/** How much the description speaks of an entry: by its name, its other names, its values. */
function scoreOf(entry: CatalogWords, properties: readonly CatalogWords[], described: string): number {
  const names = [entry, ...properties].flatMap(({ name, words }) => [name.replaceAll("_", " "), ...words]);
  const named = names.filter((name) => isSaid(name, described)).length;
  const values = [entry, ...properties].flatMap((each) => each.values);
  const valued = values.filter(({ value }) => typeof value === "string" && isSaid(value, described)).length;
  const isUsual =
    /^(order_|product_|checkout_|email_|page_viewed|country|city|gender|signed_up_at|birth_date)/u;
  return 10 * named + 5 * valued + (isUsual.test(entry.name) ? 2 : 0);
}

function isSaid(name: string, described: string): boolean {
  const key = toKey(name);
  if (key.length > 1 && described.includes(key)) return true;
  return key.split(" ").some((word) => word.length > 3 && described.includes(word.replace(/(ed|s)$/u, "")));
}

function toKey(text: string): string {
  return text.normalize("NFKC").toLowerCase().replace(/\s+/gu, " ").trim();
}
