import type { Instant } from "#lib/std/time-zone.ts";

/** What is written of a customer: the rows of the memberships that are open, by segment, and when they are woken. */
export type Standing = {
  readonly open: ReadonlyMap<string, bigint>;
  readonly wakeAt: Instant | undefined;
};

/** The same, to be changed with what is written. */
export type KeptStanding = { readonly open: Map<string, bigint>; wakeAt: Instant | undefined };

export type ReadStandings = (customerIds: readonly bigint[]) => Promise<ReadonlyMap<bigint, KeptStanding>>;

/**
 * What is written of customers, kept in memory so that who comes often is read once. It is exact as long as whoever
 * writes memberships or wakes says so here, or raises the revision of the cursor (writing-service.ts does): under another revision than
 * its own, nothing of it is used. Of a customer who was deleted it may still hold rows that are gone, whom nothing asks for.
 */
export type Standings = {
  /** In a transaction that sees a revision; what is not kept is read in it. */
  readonly begin: (revision: bigint, read: ReadStandings) => void;
  /** Whether anything was written since it began. */
  readonly hasChanged: () => boolean;
  /** What was written is committed, as this revision. */
  readonly committed: (revision: bigint) => void;
  readonly of: (customerIds: readonly bigint[]) => Promise<ReadonlyMap<bigint, Standing>>;
  readonly entered: (customerId: bigint, segmentId: string, rowId: bigint) => void;
  readonly left: (customerId: bigint, segmentId: string) => void;
  /** `undefined`: is not woken any more. */
  readonly woken: (customerId: bigint, at: Instant | undefined) => void;
  /** Rows of these customers were written in another way. */
  readonly forget: (customerIds: Iterable<bigint>) => void;
  /** Rows of any customer were. */
  readonly forgetAll: () => void;
};

/** @param capacity how many rows are kept, a customer counting as eight besides */
export function standings(capacity = 1_000_000): Standings {
  // In the order of their last use.
  const kept = new Map<bigint, KeptStanding>();
  let weight = 0;
  let revision: bigint | undefined;
  let read: ReadStandings = async () => new Map();
  let isChanged = false;

  function drop(customerId: bigint): void {
    const known = kept.get(customerId);
    if (!known) return;
    kept.delete(customerId);
    weight -= weightOf(known);
  }

  function change(customerId: bigint, work: (standing: KeptStanding) => void): void {
    isChanged = true;
    const known = kept.get(customerId);
    if (!known) return;
    weight -= weightOf(known);
    work(known);
    weight += weightOf(known);
  }

  function forgetAll(): void {
    isChanged = true;
    kept.clear();
    weight = 0;
  }

  return {
    begin: (now, readInIt) => {
      if (revision !== now) forgetAll();
      revision = now;
      read = readInIt;
      isChanged = false;
    },
    hasChanged: () => isChanged,
    committed: (now) => {
      revision = now;
    },
    async of(customerIds) {
      const found = new Map<bigint, KeptStanding>();
      const missing: bigint[] = [];
      for (const id of customerIds) {
        const known = kept.get(id);
        if (!known) {
          missing.push(id);
          continue;
        }
        found.set(id, known);
        kept.delete(id);
        kept.set(id, known);
      }
      for (const [id, standing] of missing.length > 0 ? await read(missing) : []) {
        found.set(id, standing);
        kept.set(id, standing);
        weight += weightOf(standing);
      }
      for (const oldest of kept.keys()) {
        if (weight <= capacity) break;
        drop(oldest);
      }
      return found;
    },
    entered: (customerId, segmentId, rowId) => change(customerId, ({ open }) => open.set(segmentId, rowId)),
    left: (customerId, segmentId) => change(customerId, ({ open }) => open.delete(segmentId)),
    woken: (customerId, at) =>
      change(customerId, (standing) => {
        standing.wakeAt = at;
      }),
    forget: (customerIds) => {
      isChanged = true;
      for (const id of customerIds) drop(id);
    },
    forgetAll,
  };
}

function weightOf({ open }: Standing): number {
  return 8 + open.size;
}
