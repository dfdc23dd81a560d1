import { type Identity, identityId, type Merge, resolveMerges, rootOf } from "#lib/customers/identity.ts";
import { identitiesOf, linksOf, senderOf } from "#lib/customers/links.ts";
import { type Datum, toDatum } from "#lib/messages/datum.ts";
import type { Json, JsonRecord, Message } from "#lib/messages/schema.ts";
import { sharedDatum } from "#lib/messages/shared-datum.ts";
import type { Data, History, HistoryEvent, TraitValue } from "#lib/rules/history.ts";
import { dataOf } from "#lib/rules/small-data.ts";
import { compareByCodePoint } from "#lib/std/text.ts";
import type { Instant } from "#lib/std/time-zone.ts";

/** What one identity brought: parts of a customer's history. */
type Part = {
  readonly of: Identity;
  createdAt: Instant;
  readonly events: HistoryEvent[];
  readonly traits: Map<string, TraitValue[]>;
};

/** Every customer of a set of messages, at any moment. */
export type Population = {
  /** The customers created by `asOf`, with the merges up to then, sorted by id. */
  at(asOf: Instant): readonly History[];
};

/**
 * Messages as a population: duplicates of a message id are left out (the first one counts), identities are merged as
 * of the moment asked for. The messages' order is their order of arrival.
 */
export function populationOf(messages: readonly Message[]): Population {
  const parts = new Map<Identity, Part>();
  const applied = uniqueMessages(messages);
  applied.forEach((message, no) => {
    for (const { of, firstAt } of identitiesOf(message)) touch(parts, of, firstAt);
    addMessage(touch(parts, senderOf(message), message.at), message, no);
  });
  const merges = new Map(
    resolveMerges(applied.flatMap((message, no) => linksOf(message, no))).map((merge) => [merge.from, merge]),
  );
  return { at: (asOf) => customersAt(parts, merges, asOf) };
}

/** Applied once: of the messages that carry one id, the first to arrive. */
export function uniqueMessages(messages: readonly Message[]): readonly Message[] {
  const seen = new Set<string>();
  return messages.filter(({ messageId }) => {
    if (messageId === undefined) return true;
    if (seen.has(messageId)) return false;
    seen.add(messageId);
    return true;
  });
}

/**
 * An event's properties as rules read them, its items apart.
 *
 * @param kept the properties to read, of items too, if not all
 */
export function toHistoryEvent(
  event: { readonly name: string; readonly at: Instant; readonly properties: JsonRecord },
  no: number,
  kept: "all" | ReadonlySet<string> = "all",
): HistoryEvent {
  const { products } = event.properties;
  return {
    name: event.name,
    at: event.at,
    no,
    properties: toData(event.properties, kept),
    items: Array.isArray(products)
      ? products.filter(isThere).map((item: Json) => toItem(item, kept))
      : noItems,
  };
}

function customersAt(
  parts: ReadonlyMap<Identity, Part>,
  merges: ReadonlyMap<Identity, Merge>,
  asOf: Instant,
): readonly History[] {
  const groups = new Map<Identity, Part[]>();
  for (const part of parts.values()) {
    if (part.createdAt > asOf) continue;
    const root = rootOf(part.of, merges, asOf);
    const group = groups.get(root);
    if (group) group.push(part);
    else groups.set(root, [part]);
  }
  return [...groups]
    .map(([root, group]) => toHistory(identityId(root), group))
    .toSorted((a, b) => compareByCodePoint(a.id, b.id));
}

function toHistory(id: string, group: readonly Part[]): History {
  const ids = new Set([id, ...group.map((part) => identityId(part.of))]);
  const [only] = group;
  if (only && group.length === 1)
    return { id, ids, createdAt: only.createdAt, events: only.events, traits: only.traits };
  const traits = new Map<string, TraitValue[]>();
  for (const part of group) {
    for (const [trait, values] of part.traits) traits.set(trait, [...(traits.get(trait) ?? []), ...values]);
  }
  return {
    id,
    ids,
    createdAt: Math.min(...group.map((part) => part.createdAt)),
    events: group.flatMap((part) => part.events).toSorted(byTime),
    traits: new Map([...traits].map(([trait, values]) => [trait, values.toSorted(byTime)])),
  };
}

function addMessage(part: Part, message: Message, no: number): void {
  if (message.kind === "event") insertByTime(part.events, toHistoryEvent(message, no));
  if (message.kind !== "traits") return;
  for (const [trait, value] of Object.entries(message.traits)) {
    const values = part.traits.get(trait) ?? [];
    part.traits.set(trait, values);
    insertByTime(values, { at: message.at, no, value: toDatum(value) });
  }
}

function touch(parts: Map<Identity, Part>, of: Identity, at: Instant): Part {
  const known = parts.get(of);
  if (known) {
    known.createdAt = Math.min(known.createdAt, at);
    return known;
  }
  const made: Part = { of, createdAt: at, events: [], traits: new Map() };
  parts.set(of, made);
  return made;
}

/** Arrivals are mostly in order, so the place is looked for from the end. */
function insertByTime<T extends { readonly at: Instant }>(list: T[], added: T): void {
  let index = list.length;
  while (index > 0 && (list[index - 1]?.at ?? added.at) > added.at) index -= 1;
  list.splice(index, 0, added);
}

function byTime(a: { at: Instant; no: number }, b: { at: Instant; no: number }): number {
  return a.at - b.at || a.no - b.no;
}

/** An object is always one; of other values, those that are not missing. */
function isThere(item: Json): boolean {
  const isRecord = typeof item === "object" && item !== null && !Array.isArray(item);
  return isRecord || toDatum(item) !== undefined;
}

function toItem(item: Json, kept: "all" | ReadonlySet<string>): Data {
  const isRecord = typeof item === "object" && item !== null && !Array.isArray(item);
  // An array is not a JsonRecord, which the compiler cannot tell for read-only arrays.
  return isRecord ? toData(item as JsonRecord, kept) : dataOf([]);
}

function toData(record: JsonRecord, kept: "all" | ReadonlySet<string>): Data {
  const pairs: (string | Datum)[] = [];
  for (const name of Object.keys(record)) {
    if (kept !== "all" && !kept.has(name)) continue;
    const datum = sharedDatum(record[name] ?? null);
    if (datum) pairs.push(name, datum);
  }
  return dataOf(pairs);
}

const noItems: readonly Data[] = [];
