import type { History, HistoryEvent, TraitValue } from "#lib/rules/history.ts";
import { firstFrom, upTo } from "#lib/rules/outlook/subject.ts";
import type { Instant } from "#lib/std/time-zone.ts";

/** A history of which the reader may make more, as it becomes known. */
export type GrowingHistory = {
  id: string;
  ids: Set<string>;
  createdAt: Instant;
  events: HistoryEvent[];
  traits: Map<string, TraitValue[]>;
};

/** A history, with the rows whose events and traits are in it. */
export type HistoryOfRows = { readonly history: GrowingHistory; readonly rowIds: readonly bigint[] };

/** Of a customer of whom nothing but the row is known. */
export function startOf(id: string, createdAt: Instant): GrowingHistory {
  return { id, ids: new Set([id]), createdAt, events: [], traits: new Map() };
}

/** What arrived of one customer. */
export type Growth = { readonly events: HistoryEvent[]; readonly traits: Map<string, TraitValue[]> };

/** Adds in place: most of what arrives is later than all before it, and a history may hold thousands of events. */
export function grow(history: Pick<GrowingHistory, "events" | "traits">, more: Growth): void {
  history.events = withMore(history.events, more.events);
  for (const [trait, values] of more.traits)
    history.traits.set(trait, withMore(history.traits.get(trait) ?? [], values));
}

/** The same list with what is later put behind it; another one if something comes in between. */
function withMore<T extends { readonly at: Instant; readonly no: number }>(
  list: T[],
  added: readonly T[],
): T[] {
  const later = added.toSorted(inOrder);
  const last = list.at(-1);
  const first = later[0];
  if (last && first && inOrder(last, first) > 0) return list.concat(later).sort(inOrder);
  for (const each of later) list.push(each);
  return list;
}

/** By time, then by arrival, as histories have it. */
export function inOrder(a: Arrived, b: Arrived): number {
  return a.at - b.at || a.no - b.no;
}

type Arrived = { readonly at: Instant; readonly no: number };

/** A history as it is at a moment, none if the customer is created later; and when the first of what is later comes true. */
export type HistoryThen = { readonly history: History | undefined; readonly comesAt: Instant | undefined };

/** The history itself where nothing in it is later. */
export function historyAt(whole: GrowingHistory, asOf: Instant): HistoryThen {
  if (isAllBy(whole, asOf)) return { history: whole, comesAt: undefined };
  const { createdAt, events, traits } = whole;
  const lists = [[{ at: createdAt }], events, ...traits.values()];
  const comesAt = Math.min(...lists.flatMap((list) => list[firstFrom(list, asOf + 1)]?.at ?? []));
  if (createdAt > asOf) return { history: undefined, comesAt };
  const known = [...traits].map(([trait, values]) => [trait, upTo(values, asOf)] as const);
  const history = {
    ...whole,
    events: upTo(events, asOf),
    traits: new Map(known.filter(([, values]) => values.length > 0)),
  };
  return { history, comesAt };
}

function isAllBy({ createdAt, events, traits }: GrowingHistory, asOf: Instant): boolean {
  if (createdAt > asOf || (events.at(-1)?.at ?? asOf) > asOf) return false;
  for (const values of traits.values()) if ((values.at(-1)?.at ?? asOf) > asOf) return false;
  return true;
}
