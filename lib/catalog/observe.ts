import { type ValueType, valueTypeOf } from "#lib/catalog/value-type.ts";
import type { Json, JsonRecord, Message } from "#lib/messages/schema.ts";
import type { Instant } from "#lib/std/time-zone.ts";

/** What a batch of messages adds to one catalog entry. */
export type Observation = {
  readonly kind: "event" | "property" | "trait";
  /** The event of a property, empty otherwise. */
  readonly event: string;
  readonly name: string;
  /** How many messages named it. */
  count: number;
  firstSeenAt: Instant;
  lastSeenAt: Instant;
  /** How many values of each type it had; missing ones are not counted. */
  readonly types: Partial<Record<ValueType, number>>;
};

/**
 * What messages tell about events, properties and traits. What the items of `products[]` hold are properties of their
 * event, as rules name them; an event counts once, however many items name the property.
 */
export function observe(messages: readonly Message[]): readonly Observation[] {
  const seen = new Map<string, Observation>();
  for (const message of messages) {
    if (message.kind === "event") observeEvent(seen, message.name, message.properties, message.at);
    if (message.kind === "traits") {
      for (const [name, value] of Object.entries(message.traits)) {
        countType(note(seen, "trait", "", name, message.at), value);
      }
    }
  }
  return [...seen.values()];
}

function observeEvent(
  seen: Map<string, Observation>,
  event: string,
  properties: JsonRecord,
  at: Instant,
): void {
  note(seen, "event", "", event, at);
  const items = itemsOf(properties);
  for (const [name, value] of Object.entries(properties)) {
    if (name !== "products" || items.length === 0) {
      countType(note(seen, "property", event, name, at), value);
    }
  }
  const named = new Set<string>();
  for (const item of items) {
    for (const [name, value] of Object.entries(item)) {
      const isNew = !named.has(name) && !Object.hasOwn(properties, name);
      named.add(name);
      const entry = isNew ? note(seen, "property", event, name, at) : find(seen, event, name);
      if (entry) countType(entry, value);
    }
  }
}

function itemsOf(properties: JsonRecord): readonly JsonRecord[] {
  const { products } = properties;
  return Array.isArray(products) ? products.filter(isRecord) : [];
}

function isRecord(value: Json): value is JsonRecord {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function find(seen: Map<string, Observation>, event: string, name: string): Observation | undefined {
  return seen.get(keyOf("property", event, name));
}

function note(
  seen: Map<string, Observation>,
  kind: Observation["kind"],
  event: string,
  name: string,
  at: Instant,
): Observation {
  const key = keyOf(kind, event, name);
  const known = seen.get(key);
  if (!known) {
    const made = { kind, event, name, count: 1, firstSeenAt: at, lastSeenAt: at, types: {} };
    seen.set(key, made);
    return made;
  }
  known.count += 1;
  known.firstSeenAt = Math.min(known.firstSeenAt, at);
  known.lastSeenAt = Math.max(known.lastSeenAt, at);
  return known;
}

/** Names are in snake case and hold no blank. */
function keyOf(kind: Observation["kind"], event: string, name: string): string {
  return `${kind} ${event} ${name}`;
}

function countType(entry: Observation, value: Json): void {
  const type = valueTypeOf(value);
  if (type !== undefined) entry.types[type] = (entry.types[type] ?? 0) + 1;
}
