import { shelf } from "#lib/memberships/shelf.ts";
import { numbering } from "#lib/std/numbering.ts";
import type { Instant } from "#lib/std/time-zone.ts";

/** What is written of a customer: the rows of the memberships that are open, by segment, and when they are woken. */
export type Standing = {
  readonly open: ReadonlyMap<string, bigint>;
  readonly wakeAt: Instant | undefined;
};

/** The same, to be changed with what is written. */
export type KeptStanding = { readonly open: Map<string, bigint>; wakeAt: Instant | undefined };

type Kept = { readonly standing: KeptStanding; isUsed: boolean };

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
  /** The same without reading; `undefined` if it would have to. */
  readonly atHand: (customerIds: readonly bigint[]) => ReadonlyMap<bigint, Standing> | undefined;
  readonly entered: (customerId: bigint, segmentId: string, rowId: bigint) => void;
  readonly left: (customerId: bigint, segmentId: string) => void;
  /** `undefined`: is not woken any more. */
  readonly woken: (customerId: bigint, at: Instant | undefined) => void;
  /** Rows of these customers were written in another way. */
  readonly forget: (customerIds: Iterable<bigint>) => void;
  /** Rows of any customer were. */
  readonly forgetAll: () => void;
};

/** A standing put away: when it is woken, or 0, then each segment's place in a list and its row. */
type Packed = readonly number[];

/**
 * @param capacity how many rows are kept at hand, a customer counting as eight besides
 * @param shelfBytes how much is kept packed of all others
 */
export function standings(capacity = 300_000, shelfBytes = 2 ** 28): Standings {
  // By plain numbers, which are found several times as fast as bigints.
  const kept = new Map<number, Kept>();
  const shelved = shelf<readonly [Packed]>(shelfBytes);
  const segments = numbering();
  let weight = 0;
  let revision: bigint | undefined;
  let read: ReadStandings = async () => new Map();
  let isChanged = false;

  function lay(customerId: bigint, standing: KeptStanding): void {
    kept.set(Number(customerId), { standing, isUsed: false });
    weight += weightOf(standing);
  }

  /** @param isToChange: then it is at hand afterwards; otherwise only if there is room */
  function find(customerId: bigint, isToChange = false): KeptStanding | undefined {
    const known = kept.get(Number(customerId));
    if (known) {
      known.isUsed = true;
      return known.standing;
    }
    const [found] = shelved.look(customerId) ?? [];
    if (!found) return undefined;
    const standing = unpacked(found);
    if (isToChange || weight < capacity) {
      shelved.drop(customerId);
      lay(customerId, standing);
    }
    return standing;
  }

  function look(customerIds: readonly bigint[]) {
    const found = new Map<bigint, KeptStanding>();
    const missing: bigint[] = [];
    for (const id of customerIds) {
      const known = find(id);
      if (known) found.set(id, known);
      else missing.push(id);
    }
    return { found, missing };
  }

  /** Those who were not asked for since room was made before; whoever was has another turn. */
  function makeRoom(): void {
    for (const [key, known] of kept) {
      if (weight <= capacity) return;
      kept.delete(key);
      if (known.isUsed) kept.set(key, { standing: known.standing, isUsed: false });
      else {
        weight -= weightOf(known.standing);
        shelved.put(BigInt(key), [packed(known.standing)]);
      }
    }
  }

  function packed({ open, wakeAt }: Standing): Packed {
    return [wakeAt ?? 0, ...[...open].flatMap(([id, rowId]) => [segments.noOf(id), Number(rowId)])];
  }

  function unpacked([wakeAt = 0, ...rows]: Packed): KeptStanding {
    const open = new Map<string, bigint>();
    for (let at = 0; at < rows.length; at += 2) open.set(segments.at(rows[at]), BigInt(rows[at + 1] ?? 0));
    return { open, wakeAt: wakeAt === 0 ? undefined : wakeAt };
  }

  function change(customerId: bigint, work: (standing: KeptStanding) => void): void {
    isChanged = true;
    const standing = find(customerId, true);
    if (!standing) return;
    weight -= weightOf(standing);
    work(standing);
    weight += weightOf(standing);
  }

  function forgetAll(): void {
    isChanged = true;
    kept.clear();
    shelved.clear();
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
    atHand(customerIds) {
      const { found, missing } = look(customerIds);
      return missing.length === 0 ? found : undefined;
    },
    async of(customerIds) {
      const { found, missing } = look(customerIds);
      for (const [id, standing] of missing.length > 0 ? await read(missing) : []) {
        found.set(id, standing);
        lay(id, standing);
      }
      makeRoom();
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
      for (const id of customerIds) {
        const known = kept.get(Number(id));
        if (known) weight -= weightOf(known.standing);
        kept.delete(Number(id));
        shelved.drop(id);
      }
    },
    forgetAll,
  };
}

function weightOf({ open }: Standing): number {
  return 8 + open.size;
}
