import { Packr } from "msgpackr";
import {
  type GrowingHistory,
  type Growth,
  grow,
  type HistoryOfRows,
  inOrder,
} from "#lib/customers/growing-history.ts";
import {
  type PackedData,
  type PackedDatum,
  packData,
  packDatum,
  unpackData,
  unpackDatum,
} from "#lib/memberships/packed-data.ts";
import type { HistoryEvent, TraitValue } from "#lib/rules/history.ts";
import { dataOf } from "#lib/rules/small-data.ts";
import type { Numbering } from "#lib/std/numbering.ts";

/**
 * Whose history it is, with its rows, then what it consists of: all that was known when it was put away, and whatever came of it
 * since, each by itself.
 */
export type PackedHistory = readonly [PackedOwner, ...(readonly PackedGrowth[])];

type PackedOwner = readonly [
  id: string,
  /** None where the customer's own id is the only one. */
  ids: readonly string[],
  createdAt: number,
  rowIds: readonly bigint[],
];

/** Events by the number of their name, each name's packed by themselves: most questions are about some names alone. */
export type PackedGrowth = readonly [
  traits: readonly PackedTrait[],
  ...events: readonly (number | Uint8Array)[],
];

/** The number of a trait's name, and of each of its values the time, the number and the value, `null` where it was cleared. */
type PackedTrait = readonly [nameNo: number, ...values: (number | PackedDatum | null)[]];

/** Of events of one name their times and their numbers, each beyond the one before, and what the few hold that hold anything. */
type PackedEvents = readonly [ats: readonly number[], nos: readonly number[], ...rest: readonly Rest[]];

/** The event's place, and what it holds. */
type Rest = readonly [place: number, properties: PackedData, ...items: readonly PackedData[]];

const packr = new Packr({ useRecords: false });

/** @param names the names of events, traits and properties, for all histories that are packed */
export function packHistory({ history, rowIds }: HistoryOfRows, names: Numbering): PackedHistory {
  const { id, ids, createdAt } = history;
  const others = ids.size === 1 && ids.has(id) ? [] : [...ids];
  return [[id, others, createdAt, rowIds], packInOrder(history, names)];
}

/** What came of a customer, in any order. */
export function packGrowth(more: Growth, names: Numbering): PackedGrowth {
  const ordered = { events: [], traits: new Map() };
  grow(ordered, more);
  return packInOrder(ordered, names);
}

function packInOrder({ events, traits }: Growth, names: Numbering): PackedGrowth {
  const byName = new Map<string, HistoryEvent[]>();
  for (const event of events) {
    const known = byName.get(event.name);
    if (known) known.push(event);
    else byName.set(event.name, [event]);
  }
  const packed: (number | Uint8Array)[] = [];
  for (const [name, own] of byName) packed.push(names.noOf(name), packr.pack(packEvents(own, names)));
  return [[...traits].map(([name, values]) => packTrait(name, values, names)), ...packed];
}

function packEvents(events: readonly HistoryEvent[], names: Numbering): PackedEvents {
  const rest: Rest[] = [];
  events.forEach(({ properties, items }, place) => {
    if (properties.size === 0 && items.length === 0) return;
    rest.push([place, packData(properties, names), ...items.map((item) => packData(item, names))]);
  });
  return [beyondBefore(events.map(({ at }) => at)), beyondBefore(events.map(({ no }) => no)), ...rest];
}

function packTrait(name: string, values: readonly TraitValue[], names: Numbering): PackedTrait {
  return [
    names.noOf(name),
    ...values.flatMap(({ at, no, value }) => [at, no, value ? packDatum(value) : null]),
  ];
}

/**
 * To be read before anything else is put where it lies.
 *
 * @param wanted the names of the events to unpack, if not all
 */
export function unpackHistory(
  [owner, ...parts]: PackedHistory,
  names: Numbering,
  wanted?: ReadonlySet<string>,
): HistoryOfRows {
  const [id, ids, createdAt, rowIds] = owner;
  const events: HistoryEvent[] = [];
  const traits = new Map<string, TraitValue[]>();
  const history: GrowingHistory = {
    id,
    ids: new Set(ids.length === 0 ? [id] : ids),
    createdAt,
    events,
    traits,
  };
  let runs = 0;
  for (const [packedTraits, ...packed] of parts) {
    for (let place = 0; place < packed.length; place += 2) {
      const name = names.at(Number(packed[place]));
      if (wanted && !wanted.has(name)) continue;
      unpackEvents(name, packr.unpack(packed[place + 1] as Uint8Array), names, events);
      runs += 1;
    }
    if (packedTraits.length > 0) grow(history, { events: [], traits: unpackTraits(packedTraits, names) });
  }
  if (runs > 1) events.sort(inOrder);
  return { history, rowIds };
}

function unpackEvents(
  name: string,
  [ats, nos, ...rest]: PackedEvents,
  names: Numbering,
  events: HistoryEvent[],
): void {
  let [at, no, next] = [0, 0, 0];
  for (let place = 0; place < ats.length; place += 1) {
    at += ats[place] ?? 0;
    no += nos[place] ?? 0;
    const held = rest[next]?.[0] === place ? rest[next] : undefined;
    if (held) next += 1;
    events.push({ name, at, no, ...(held ? unpackHeld(held, names) : bare) });
  }
}

type Held = Pick<HistoryEvent, "properties" | "items">;

const bare: Held = { properties: dataOf([]), items: [] };

function unpackHeld([, properties, ...items]: Rest, names: Numbering): Held {
  return {
    properties: unpackData(properties, names),
    items: items.length > 0 ? items.map((item) => unpackData(item, names)) : bare.items,
  };
}

function unpackTraits(packed: readonly PackedTrait[], names: Numbering): Growth["traits"] {
  return new Map(packed.map(([nameNo, ...values]) => [names.at(nameNo), unpackValues(values)]));
}

function unpackValues(values: readonly (number | PackedDatum | null)[]): TraitValue[] {
  const unpacked: TraitValue[] = [];
  for (let place = 0; place < values.length; place += 3) {
    const value = values[place + 2] ?? null;
    unpacked.push({
      at: Number(values[place]),
      no: Number(values[place + 1]),
      value: value === null ? undefined : unpackDatum(value),
    });
  }
  return unpacked;
}

/** From one to the next it is mostly not far: smaller numbers take less room. */
function beyondBefore(values: readonly number[]): readonly number[] {
  return values.map((value, place) => value - (values[place - 1] ?? 0));
}
