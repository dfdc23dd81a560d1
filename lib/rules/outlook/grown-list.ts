import type { HistoryEvent } from "#lib/rules/history.ts";

/** What was made of so many of the events. */
type Grown = { upTo: number; readonly list: unknown[] };

/** What is made of shorter lists is made again as quickly, and needs no room meanwhile. */
export const worthKeeping = 64;
/** Elements that are kept, some two hundred bytes each; then all lists are made anew, also without those that nobody asks for any more. */
const most = 2_000_000;

let grown = new WeakMap<readonly HistoryEvent[], Map<string, Grown>>();
let kept = 0;

/**
 * What is made of events one by one, in their order; of a long list that is asked about again it is kept from then on, and made anew only
 * for what was put behind it since: no list is changed in another way.
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
  const own = known.get(key);
  if (!own) {
    // Many lists are looked at once, and gone.
    known.set(key, { upTo: 0, list: [] });
    return make(events);
  }
  if (own.upTo < events.length) {
    const more = make(own.upTo === 0 ? events : events.slice(own.upTo));
    for (const each of more) own.list.push(each);
    own.upTo = events.length;
    kept += more.length;
    if (kept > most) {
      grown = new WeakMap();
      kept = 0;
    }
  }
  return own.list as T[];
}
