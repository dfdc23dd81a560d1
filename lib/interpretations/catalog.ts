import { catalogOf } from "#lib/catalog/from-messages.ts";
import type { Json, JsonRecord, Message } from "#lib/messages/schema.ts";
import type { Rule } from "#lib/rules/schema.ts";

/** The distinct texts that a trait or property holds; past the bound only the first ones seen are known. */
export type KnownValues = {
  readonly texts: ReadonlySet<string>;
  readonly hasBooleans: boolean;
  readonly hasNumbers: boolean;
};

/** A shop's own word and what it stands for. */
export type GlossaryEntry = { readonly words: readonly string[]; readonly rule: Rule };

/** What people of the shop call an event or trait besides its name: labels and synonyms, in either language. */
export type OwnName = {
  readonly kind: "event" | "trait";
  readonly name: string;
  readonly words: readonly string[];
};

/** A segment in use or an uploaded list: what rules name it by, and what people call it. */
export type Reference = {
  readonly kind: "segment" | "list";
  readonly key: string;
  readonly names: readonly string[];
};

/** What an interpreter knows about the shop: names and values, never a customer. */
export type LanguageCatalog = {
  readonly events: ReadonlySet<string>;
  readonly traits: ReadonlyMap<string, KnownValues>;
  /** By event, then property; properties of items are properties of their event. */
  readonly properties: ReadonlyMap<string, ReadonlyMap<string, KnownValues>>;
  readonly glossary: readonly GlossaryEntry[];
  readonly ownNames: readonly OwnName[];
  readonly references: readonly Reference[];
};

/** Names of people, orders and products run into the thousands; words are looked for among fewer. */
const MAX_VALUES = 2_000;

type Mutable = { texts: Set<string>; hasBooleans: boolean; hasNumbers: boolean };

/** The catalog of some messages, for interpreting without a database. */
export function languageCatalogOf(
  messages: readonly Message[],
  glossary: readonly GlossaryEntry[] = [],
): LanguageCatalog {
  const { events, traits: traitNames } = catalogOf(messages);
  const traits = new Map<string, Mutable>([...traitNames].map((name) => [name, none()]));
  const properties = new Map<string, Map<string, Mutable>>();
  for (const message of messages) {
    if (message.kind === "traits") {
      for (const [name, value] of Object.entries(message.traits)) note(traits, name, value);
    }
    if (message.kind !== "event") continue;
    const known = properties.get(message.name) ?? new Map<string, Mutable>();
    properties.set(message.name, known);
    for (const [name, value] of Object.entries(message.properties)) {
      if (name === "products" && Array.isArray(value)) noteItems(known, value);
      else note(known, name, value);
    }
  }
  return { events, traits, properties, glossary, ownNames: [], references: [] };
}

function noteItems(known: Map<string, Mutable>, items: readonly Json[]): void {
  for (const item of items) {
    if (typeof item !== "object" || item === null || Array.isArray(item)) continue;
    for (const [name, value] of Object.entries(item as JsonRecord)) note(known, name, value);
  }
}

function note(values: Map<string, Mutable>, name: string, value: Json): void {
  const known = values.get(name) ?? none();
  values.set(name, known);
  for (const each of Array.isArray(value) ? value : [value]) {
    if (typeof each === "boolean") known.hasBooleans = true;
    if (typeof each === "number") known.hasNumbers = true;
    if (typeof each === "string" && each.trim() !== "" && known.texts.size < MAX_VALUES)
      known.texts.add(each);
  }
}

function none(): Mutable {
  return { texts: new Set(), hasBooleans: false, hasNumbers: false };
}
