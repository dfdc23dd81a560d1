import { observe } from "#lib/catalog/observe.ts";
import { SENSITIVE_TRAITS } from "#lib/catalog/sensitive-traits.ts";
import type { CatalogWords } from "#lib/catalog/words.ts";
import type { Json, JsonRecord, Message } from "#lib/messages/schema.ts";

/** Which customers' messages hold a value. */
type Holders = Map<string | number | boolean, Set<string>>;

/** The catalog of some messages with its values, for reading descriptions without a database; counts are of customers. */
export function catalogWordsOf(messages: readonly Message[]): readonly CatalogWords[] {
  const holders = new Map<string, Holders>();
  for (const message of messages) {
    const by = message.userId ?? message.anonymousId ?? "";
    if (message.kind === "traits") noteAll(holders, "trait", "", message.traits, by);
    if (message.kind === "event") {
      const { products, ...own } = message.properties;
      noteAll(holders, "property", message.name, own, by);
      for (const item of itemsOf(products)) noteAll(holders, "property", message.name, item, by);
    }
  }
  return observe(messages).map(({ kind, event, name, count, types }) => {
    const isSensitive = kind === "trait" && SENSITIVE_TRAITS.includes(name);
    const found = isSensitive ? [] : [...(holders.get(keyOf(kind, event, name)) ?? [])];
    return {
      kind,
      event,
      name,
      count,
      types,
      isSensitive,
      isHiddenFromLlm: false,
      words: [],
      labelEn: null,
      labelZh: null,
      values: found
        .map(([value, customers]) => ({ value, count: customers.size }))
        .toSorted((a, b) => b.count - a.count),
    };
  });
}

function noteAll(
  holders: Map<string, Holders>,
  kind: CatalogWords["kind"],
  event: string,
  record: JsonRecord,
  by: string,
): void {
  for (const [name, value] of Object.entries(record)) {
    const key = keyOf(kind, event, name);
    const known: Holders = holders.get(key) ?? new Map();
    holders.set(key, known);
    for (const each of Array.isArray(value) ? value : [value]) {
      if (typeof each !== "string" && typeof each !== "number" && typeof each !== "boolean") continue;
      const customers = known.get(each) ?? new Set();
      known.set(each, customers.add(by));
    }
  }
}

function itemsOf(products: Json | undefined): readonly JsonRecord[] {
  if (!Array.isArray(products)) return [];
  return products.filter(
    (item): item is JsonRecord => typeof item === "object" && item !== null && !Array.isArray(item),
  );
}

/** Names are in snake case and hold no blank. */
function keyOf(kind: string, event: string, name: string): string {
  return `${kind} ${event} ${name}`;
}
