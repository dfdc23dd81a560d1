import type { GrowingHistory, HistoryOfRows } from "#lib/customers/growing-history.ts";
import { type PackedData, packData, unpackData } from "#lib/memberships/packed-data.ts";
import type { HistoryEvent, TraitValue } from "#lib/rules/history.ts";
import { dataOf } from "#lib/rules/small-data.ts";
import { sharedText } from "#lib/std/shared-text.ts";

/**
 * A history with its rows as it is put away: of each event the number of its name, its time and its number in columns, one
 * after the other, and what the few have besides that are kept with properties.
 */
export type PackedHistory = readonly [
  id: string,
  ids: readonly string[],
  createdAt: number,
  rowIds: readonly bigint[],
  names: readonly string[],
  columns: Float64Array,
  rest: readonly Rest[],
  traits: ReadonlyMap<string, TraitValue[]>,
];

/** The event's place, and what it holds. */
type Rest = readonly [place: number, properties: PackedData, ...items: readonly PackedData[]];

export function packHistory({ history, rowIds }: HistoryOfRows): PackedHistory {
  const { id, ids, createdAt, events, traits } = history;
  const count = events.length;
  const names = new Map<string, number>();
  const columns = new Float64Array(3 * count);
  const rest: Rest[] = [];
  events.forEach(({ name, at, no, properties, items }, place) => {
    const known = names.get(name) ?? names.size;
    if (known === names.size) names.set(name, known);
    columns[place] = known;
    columns[count + place] = at;
    columns[2 * count + place] = no;
    if (properties.size > 0 || items.length > 0)
      rest.push([place, packData(properties), ...items.map(packData)]);
  });
  return [id, [...ids], createdAt, rowIds, [...names.keys()], columns, rest, traits];
}

export function unpackHistory(packed: PackedHistory): HistoryOfRows {
  const [id, ids, createdAt, rowIds, names, columns, rest, traits] = packed;
  const count = columns.length / 3;
  const shared = names.map(sharedText);
  const events: HistoryEvent[] = [];
  let next = 0;
  for (let place = 0; place < count; place += 1) {
    const held = rest[next]?.[0] === place ? rest[next] : undefined;
    if (held) next += 1;
    events.push({
      name: shared[columns[place] ?? 0] ?? "",
      at: columns[count + place] ?? 0,
      no: columns[2 * count + place] ?? 0,
      ...(held ? unpackHeld(held) : bare),
    });
  }
  const history: GrowingHistory = { id, ids: new Set(ids), createdAt, events, traits: new Map(traits) };
  return { history, rowIds };
}

type Held = Pick<HistoryEvent, "properties" | "items">;

const bare: Held = { properties: dataOf([]), items: [] };

function unpackHeld([, properties, ...items]: Rest): Held {
  return { properties: unpackData(properties), items: items.length > 0 ? items.map(unpackData) : bare.items };
}
