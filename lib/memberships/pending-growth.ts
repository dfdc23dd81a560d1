import type { Growth } from "#lib/customers/growing-history.ts";
import { leastWeight, weightOf } from "#lib/memberships/history-weight.ts";

/** What has arrived of customers who are put away, until it is added to their histories. */
export type PendingGrowth = {
  readonly put: (key: number, more: Growth) => void;
  readonly take: (key: number) => Growth | undefined;
  readonly keys: () => Iterable<number>;
  /** In hundreds of bytes, about. */
  readonly weight: () => number;
  readonly clear: () => void;
};

export function pendingGrowth(): PendingGrowth {
  const pending = new Map<number, Growth>();
  let weight = 0;
  return {
    put(key, more) {
      const before = pending.get(key);
      weight += weightOf(more) - (before ? leastWeight : 0);
      if (before) addTo(before, more);
      else pending.set(key, more);
    },
    take(key) {
      const more = pending.get(key);
      if (!more) return undefined;
      pending.delete(key);
      weight -= weightOf(more);
      return more;
    },
    keys: () => pending.keys(),
    weight: () => weight,
    clear() {
      pending.clear();
      weight = 0;
    },
  };
}

function addTo({ events, traits }: Growth, more: Growth): void {
  for (const event of more.events) events.push(event);
  for (const [trait, values] of more.traits) {
    const known = traits.get(trait);
    if (known) for (const value of values) known.push(value);
    else traits.set(trait, values);
  }
}
