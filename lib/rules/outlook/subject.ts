import type { History, HistoryEvent } from "#lib/rules/history.ts";
import { worthKeeping } from "#lib/rules/outlook/grown-list.ts";
import type { Events } from "#lib/rules/schema.ts";
import type { Instant } from "#lib/std/time-zone.ts";

/** Whether a condition, or a whole rule, holds; and the next moment at which that could change if nothing more happens. */
export type Outlook = {
  readonly holds: boolean;
  /** Up to it, itself not included, the answer stays; infinite if it never changes. */
  readonly until: Instant;
};

/** Events of some names: up to the moment, and all that are known already; and when the next of them is. */
export type Named = {
  readonly events: readonly HistoryEvent[];
  readonly all: readonly HistoryEvent[];
  readonly nextAt: Instant;
};

/** One customer at one moment, for many conditions: what several of them look at is looked up once. */
export type Subject = {
  readonly history: History;
  readonly asOf: Instant;
  readonly named: PerEvents<Named>;
  /** The history without the events of other names, which conditions on these names do not look at. */
  readonly only: PerEvents<History>;
  /** Computes something once, by a key that belongs to it alone. */
  readonly once: Once;
  /** The same for all moments: for what the history alone decides, or what goes on from one moment to the next. */
  readonly ever: Once;
};

type Once = <T extends object>(key: string, compute: () => T) => T;

export function subjectOf(history: History, asOf: Instant): Subject {
  return subjectsOf(history)(asOf);
}

/** One customer at one moment after the other, as long as the history does not change. */
export function subjectsOf(history: History): (asOf: Instant) => Subject {
  const ever = keptOnce();
  let byName: ReadonlyMap<string, readonly HistoryEvent[]> | undefined;
  const some = keptPerEvents((event) => {
    if (event === "*") return history.events;
    byName ??= indexOf(history.events);
    if (typeof event === "string") return byName.get(event) ?? [];
    const names = new Set(event);
    return history.events.filter((each) => names.has(each.name));
  });
  const only = keptPerEvents((event) => (event === "*" ? history : { ...history, events: some(event) }));
  return (asOf) => {
    const named = keptPerEvents((event) => cut(some(event), asOf));
    return { history, asOf, once: keptOnce(), ever, named, only };
  };
}

function keptOnce(): Once {
  const kept = new Map<string, unknown>();
  return <T extends object>(key: string, compute: () => T): T => {
    const found = kept.get(key);
    if (found !== undefined) return found as T;
    const value = compute();
    kept.set(key, value);
    return value;
  };
}

type PerEvents<T> = (event: Events["event"]) => T;

/** Made once for each name, and for each list of names. No text is put together to find it: dozens of conditions ask of each customer. */
function keptPerEvents<T>(make: PerEvents<T>): PerEvents<T> {
  const ofNames = new Map<string, T>();
  let ofLists: Map<string, T> | undefined;
  return (event) => {
    if (typeof event === "string") return keptIn(ofNames, event, event);
    ofLists ??= new Map();
    return keptIn(ofLists, keyOf(event), event);
  };

  function keptIn(kept: Map<string, T>, key: string, event: Events["event"]): T {
    const found = kept.get(key);
    if (found !== undefined) return found;
    const made = make(event);
    kept.set(key, made);
    return made;
  }
}

/** Events by name, in their order, of so many of a list. */
type Index = { upTo: number; readonly byName: Map<string, HistoryEvent[]> };

const indices = new WeakMap<readonly HistoryEvent[], Index>();

/** Of a long list kept from one subject to the next, and made anew for what was put behind it since: no list is changed in another way. */
function indexOf(events: readonly HistoryEvent[]): ReadonlyMap<string, readonly HistoryEvent[]> {
  const isWorth = events.length >= worthKeeping;
  const index = (isWorth ? indices.get(events) : undefined) ?? { upTo: 0, byName: new Map() };
  if (isWorth && index.upTo === 0) indices.set(events, index);
  for (; index.upTo < events.length; index.upTo += 1) {
    const event = events[index.upTo] as HistoryEvent;
    const list = index.byName.get(event.name);
    if (list) list.push(event);
    else index.byName.set(event.name, [event]);
  }
  return index.byName;
}

function cut(all: readonly HistoryEvent[], asOf: Instant): Named {
  const events = upTo(all, asOf);
  return { events, all, nextAt: all[events.length]?.at ?? Infinity };
}

/** Those of a list that are not after a moment, the list itself if none is. They ascend by time. */
export function upTo<T extends { readonly at: Instant }>(list: readonly T[], asOf: Instant): readonly T[] {
  const last = list.at(-1);
  return last === undefined || last.at <= asOf ? list : list.slice(0, firstFrom(list, asOf + 1));
}

/** The place of the first that is not before a moment; their number if all are. They ascend by time. */
export function firstFrom(list: readonly { readonly at: Instant }[], at: Instant): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle]?.at ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

const keys = new WeakMap<readonly string[], string>();

function keyOf(names: readonly string[]): string {
  const found = keys.get(names);
  if (found !== undefined) return found;
  const key = JSON.stringify(names);
  keys.set(names, key);
  return key;
}
