import type { GrowingHistory, HistoryOfRows } from "#lib/customers/growing-history.ts";
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
 * A history with its rows as it is put away: of each event the number of its name, its time and its number in columns, and what
 * the few have besides that are kept with properties.
 */
export type PackedHistory = readonly [
  id: string,
  /** None where the customer's own id is the only one. */
  ids: readonly string[],
  createdAt: number,
  rowIds: readonly bigint[],
  nameNos: Uint8Array | Uint32Array,
  ats: Column,
  nos: Column,
  rest: readonly Rest[],
  traits: readonly PackedTrait[],
];

/** Whole numbers: by four bytes each beyond the first where they ascend closely enough, else as they are. */
type Column = readonly [first: number, beyond: Uint32Array] | Float64Array;

/** The event's place, and what it holds. */
type Rest = readonly [place: number, properties: PackedData, ...items: readonly PackedData[]];
/** The number of a trait's name, and of each of its values the time, the number and the value, `null` where it was cleared. */
type PackedTrait = readonly [nameNo: number, ...values: (number | PackedDatum | null)[]];

/** @param names the names of events, traits and properties, for all histories that are packed */
export function packHistory({ history, rowIds }: HistoryOfRows, names: Numbering): PackedHistory {
  const { id, ids, createdAt, events, traits } = history;
  const nameNos = events.map(({ name }) => names.noOf(name));
  const rest: Rest[] = [];
  events.forEach(({ properties, items }, place) => {
    if (properties.size === 0 && items.length === 0) return;
    rest.push([place, packData(properties, names), ...items.map((item) => packData(item, names))]);
  });
  return [
    id,
    ids.size === 1 && ids.has(id) ? [] : [...ids],
    createdAt,
    rowIds,
    nameNos.every((no) => no < 256) ? Uint8Array.from(nameNos) : Uint32Array.from(nameNos),
    packColumn(events.map(({ at }) => at)),
    packColumn(events.map(({ no }) => no)),
    rest,
    [...traits].map(([name, values]) => [
      names.noOf(name),
      ...values.flatMap(({ at, no, value }) => [at, no, value ? packDatum(value) : null]),
    ]),
  ];
}

export function unpackHistory(packed: PackedHistory, names: Numbering): HistoryOfRows {
  const [id, ids, createdAt, rowIds, nameNos, packedAts, packedNos, rest, traits] = packed;
  const ats = unpackColumn(packedAts);
  const nos = unpackColumn(packedNos);
  const events: HistoryEvent[] = [];
  let next = 0;
  for (let place = 0; place < nameNos.length; place += 1) {
    const held = rest[next]?.[0] === place ? rest[next] : undefined;
    if (held) next += 1;
    events.push({
      name: names.at(nameNos[place]),
      at: ats(place),
      no: nos(place),
      ...(held ? unpackHeld(held, names) : bare),
    });
  }
  const history: GrowingHistory = {
    id,
    ids: new Set(ids.length === 0 ? [id] : ids),
    createdAt,
    events,
    traits: new Map(traits.map(([nameNo, ...values]) => [names.at(nameNo), unpackValues(values)])),
  };
  return { history, rowIds };
}

type Held = Pick<HistoryEvent, "properties" | "items">;

const bare: Held = { properties: dataOf([]), items: [] };

function unpackHeld([, properties, ...items]: Rest, names: Numbering): Held {
  return {
    properties: unpackData(properties, names),
    items: items.length > 0 ? items.map((item) => unpackData(item, names)) : bare.items,
  };
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

const mostBeyond = 2 ** 32 - 1;

function packColumn(values: readonly number[]): Column {
  const [first = 0] = values;
  // Times of two years are too far apart for four bytes of milliseconds from the first; from one to the next they are not.
  const beyond = values.map((value, place) => value - (values[place - 1] ?? first));
  return beyond.every((each) => each >= 0 && each <= mostBeyond)
    ? [first, Uint32Array.from(beyond)]
    : Float64Array.from(values);
}

/** Gives the values one after the other, each once. */
function unpackColumn(column: Column): (place: number) => number {
  if (column instanceof Float64Array) return (place) => column[place] ?? 0;
  const [first, beyond] = column;
  let value = first;
  return (place) => {
    value += beyond[place] ?? 0;
    return value;
  };
}
