import type { GrowingHistory, HistoryOfRows } from "#lib/customers/growing-history.ts";
import type { Data, HistoryEvent, TraitValue } from "#lib/rules/history.ts";

/**
 * A history with its rows as it is put away: events by columns, twenty bytes each, and what the few have besides that are
 * kept with properties. `[id, ids, createdAt, rowIds, names, name of each, time of each, number of each, rest, traits]`
 */
export type PackedHistory = readonly [
  id: string,
  ids: readonly string[],
  createdAt: number,
  rowIds: readonly bigint[],
  names: readonly string[],
  nameOf: Uint32Array,
  atOf: Float64Array,
  noOf: Float64Array,
  rest: readonly Rest[],
  traits: ReadonlyMap<string, TraitValue[]>,
];

/** The event's place, and what it holds. */
type Rest = readonly [place: number, properties: Data, items: readonly Data[]];

export function packHistory({ history, rowIds }: HistoryOfRows): PackedHistory {
  const { id, ids, createdAt, events, traits } = history;
  const names = new Map<string, number>();
  const nameOf = new Uint32Array(events.length);
  const atOf = new Float64Array(events.length);
  const noOf = new Float64Array(events.length);
  const rest: Rest[] = [];
  events.forEach(({ name, at, no, properties, items }, place) => {
    const known = names.get(name) ?? names.size;
    if (known === names.size) names.set(name, known);
    nameOf[place] = known;
    atOf[place] = at;
    noOf[place] = no;
    if (properties.size > 0 || items.length > 0) rest.push([place, properties, items]);
  });
  return [id, [...ids], createdAt, rowIds, [...names.keys()], nameOf, atOf, noOf, rest, traits];
}

export function unpackHistory(packed: PackedHistory): HistoryOfRows {
  const [id, ids, createdAt, rowIds, names, nameOf, atOf, noOf, rest, traits] = packed;
  const held = new Map(rest.map(([place, properties, items]) => [place, { properties, items }]));
  const events = Array.from(nameOf, (no, place): HistoryEvent => {
    const { properties, items } = held.get(place) ?? bare;
    return { name: names[no] ?? "", at: atOf[place] ?? 0, no: noOf[place] ?? 0, properties, items };
  });
  const history: GrowingHistory = { id, ids: new Set(ids), createdAt, events, traits: new Map(traits) };
  return { history, rowIds };
}

const bare: Pick<HistoryEvent, "properties" | "items"> = { properties: new Map(), items: [] };
