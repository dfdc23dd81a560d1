import type { HistoryEvent } from "#lib/rules/history.ts";

/** What was made of so many of the events. */
type Grown = { upTo: number; readonly list: unknown[] };

const grown = new WeakMap<readonly HistoryEvent[], Map<string, Grown>>();
/** Shorter lists are made again as quickly, and need no room meanwhile. */
const worthKeeping = 64;

/**
 * What is made of events one by one, in their order; of a long list it is made once, and again for what was put behind it since:
 * no list is changed in another way.
 *
 * @param key says for a list of events what is made of them
 */
export function grownList<T>(
  events: readonly HistoryEvent[],
  key: string,
  make: (events: readonly HistoryEvent[]) => readonly T[],
): readonly T[] {
  if (events.length < worthKeeping) return make(events);
  const known = grown.get(events) ?? new Map<string, Grown>();
  grown.set(events, known);
  const own = known.get(key) ?? { upTo: 0, list: [] };
  known.set(key, own);
  if (own.upTo < events.length) {
    for (const each of make(own.upTo === 0 ? events : events.slice(own.upTo))) own.list.push(each);
    own.upTo = events.length;
  }
  return own.list as T[];
}
