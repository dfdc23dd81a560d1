import {
  type GrowingHistory,
  type Growth,
  grow,
  type HistoryOfRows,
  historyAt,
  startOf,
} from "#lib/customers/growing-history.ts";
import {
  type Arrivals,
  readArrivals,
  readComing,
  readHighestId,
  readHistoriesOfRows,
  readNewcomers,
} from "#lib/customers/read.ts";
import type { Db } from "#lib/db/client.ts";
import { leastWeight, weightOf } from "#lib/memberships/history-weight.ts";
import { mergedRows } from "#lib/memberships/merged-rows.ts";
import {
  type PackedHistory,
  packGrowth,
  packHistory,
  unpackHistory,
} from "#lib/memberships/packed-history.ts";
import {
  type HistoryReader,
  type NamesOf,
  type ReadHistories,
  readLinked,
  readRemovals,
} from "#lib/memberships/read.ts";
import { shelf } from "#lib/memberships/shelf.ts";
import type { History, TraitValue } from "#lib/rules/history.ts";
import { type HistoryNeeds, narrowed } from "#lib/rules/history-needs.ts";
import { numbering } from "#lib/std/numbering.ts";
import type { Instant } from "#lib/std/time-zone.ts";

/**
 * Histories that were read before, kept in memory and brought up to date with what arrived, so that a customer who comes
 * often is read once. What it gives in a transaction is what reading anew in that transaction would give.
 */
export type HistoryCache = {
  /**
   * Brings what is kept to the state of a repeatable-read transaction that sees all numbers up to one. Moments must not go
   * back from one call to the next. Where what was read for the needs before is not enough, it is forgotten.
   */
  readonly at: (tx: Db, lastNo: bigint, asOf: Instant, wanted: HistoryNeeds) => Promise<HistoryReader>;
  /** Of whom nothing is kept. What is packed stays so. */
  readonly without: (customerIds: readonly bigint[]) => readonly bigint[];
  /** Forgets everything: after a failure it is not known what was seen. */
  readonly clear: () => void;
  /** How many times everything was forgotten. */
  readonly clearings: () => number;
};

/** `usedAt`: how many had been asked for when this one was, for the last time. */
type Kept = HistoryOfRows & { weight: number; place: number; usedAt: number };

/** More than this is sooner read anew than brought up to date. */
const mostArrivals = 1_000_000n;
/** Names of events, traits and properties that are numbered. */
const mostNames = 100_000;
/** Arrivals that are in hand at a time. */
const slice = 50_000n;
/** More customers than this who were created at a time are sooner read as they are asked for. */
const mostNewcomers = 100_000n;
/** Of whom more than so many arrivals have come since they were put away is at hand again. */
const mostParts = 16;
/** For each who is asked for so many of those at hand are looked through for whom nobody has asked for long. */
const looksThrough = 2;

/**
 * @param capacity how much is kept at hand, in hundreds of bytes
 * @param shelfBytes how much is kept packed of all others
 * @param mostIdle who was not among the last so many who were asked for is put away
 */
export function historyCache(capacity = 3_000_000, shelfBytes = 2 ** 30, mostIdle = 200_000): HistoryCache {
  // By plain numbers, which are found several times as fast as bigints.
  const kept = new Map<number, Kept>();
  // Their keys, each at its entry's place.
  const roots: number[] = [];
  const shelved = shelf<PackedHistory>(shelfBytes, (root) => merged.forget(root));
  let names = numbering();
  const merged = mergedRows();
  let weight = 0;
  let clearings = 0;
  // How many were asked for so far, and which of those at hand is looked at next.
  let askedFor = 0;
  let hand = 0;
  let state:
    | { readonly lastNo: bigint; readonly highestId: bigint; readonly needs: HistoryNeeds }
    | undefined;

  function clear(): void {
    kept.clear();
    roots.length = 0;
    shelved.clear();
    names = numbering();
    merged.clear();
    weight = 0;
    state = undefined;
    clearings += 1;
  }

  function takeOff(root: number): void {
    const entry = kept.get(root);
    if (!entry) return;
    kept.delete(root);
    weight -= entry.weight;
    const last = roots.pop();
    const moved = last === undefined || last === root ? undefined : kept.get(last);
    if (last === undefined || !moved) return;
    roots[entry.place] = last;
    moved.place = entry.place;
  }

  function drop(rowId: bigint): void {
    const root = merged.rootOf(rowId);
    takeOff(Number(root));
    shelved.drop(root);
    merged.forget(root);
  }

  function keep(root: bigint, entry: HistoryOfRows): void {
    for (const id of entry.rowIds) drop(id);
    merged.keep(root, entry.rowIds);
    lay(root, entry);
  }

  /** At hand. */
  function lay(root: bigint, { history, rowIds }: HistoryOfRows): Kept {
    const key = Number(root);
    takeOff(key);
    shelved.drop(root);
    const entry = { history, rowIds, weight: weightOf(history), place: roots.length, usedAt: askedFor };
    kept.set(key, entry);
    roots.push(key);
    weight += entry.weight;
    return entry;
  }

  function putAway(key: number): void {
    const entry = kept.get(key);
    if (!entry) return;
    takeOff(key);
    shelved.put(BigInt(key), packHistory(entry, names));
  }

  /** By lot: batches ask for the same customers in turn, so that those who were not asked for longest would be the next to be asked for. */
  function makeRoom(): void {
    while (weight > capacity && roots.length > 0) {
      const drawn = roots[Math.floor(Math.random() * roots.length)];
      if (drawn !== undefined) putAway(drawn);
    }
  }

  /** Objects at hand are gone through each time garbage is collected: of many customers, only those who come often are worth it. */
  function putAwayIdle(most: number): void {
    for (let looked = 0; looked < most && roots.length > 0; looked += 1) {
      if (hand >= roots.length) hand = 0;
      const key = roots[hand] as number;
      const { usedAt } = kept.get(key) as Kept;
      if (askedFor - usedAt > mostIdle) putAway(key);
      else hand += 1;
    }
  }

  /**
   * What is kept of the customer that a row stands for. Who is put away stays so, and only what is asked for is unpacked, unless
   * much has come of them meanwhile: they are at hand again.
   */
  function known(rowId: bigint, namesOf: NamesOf): GrowingHistory | undefined {
    const root = merged.rootOf(rowId);
    const atHand = kept.get(Number(root));
    if (atHand) {
      atHand.usedAt = askedFor;
      return atHand.history;
    }
    const packed = shelved.look(root);
    if (!packed) return undefined;
    if (packed.length > mostParts) return lay(root, unpackHistory(packed, names)).history;
    return unpackHistory(packed, names, namesOf(root)).history;
  }

  /** Adds what arrived to the customers that are kept, also what is yet to come. */
  function add({ events, traits }: Arrivals): void {
    const added = new Map<bigint, Growth>();
    const growing = (rowId: bigint) => {
      const root = merged.rootOf(rowId);
      const more = added.get(root) ?? { events: [], traits: new Map<string, TraitValue[]>() };
      added.set(root, more);
      return more;
    };
    for (const { rowId, event } of events) growing(rowId).events.push(event);
    for (const { rowId, trait, value } of traits) {
      const values = growing(rowId).traits;
      values.set(trait, [...(values.get(trait) ?? []), value]);
    }
    for (const [root, more] of added) {
      const entry = kept.get(Number(root));
      if (entry) {
        grow(entry.history, more);
        const grown = weightOf(more) - leastWeight;
        entry.weight += grown;
        weight += grown;
      } else if (shelved.has(root)) shelved.add(root, packGrowth(more, names));
    }
    makeRoom();
  }

  /** @returns what all that is kept was read for now */
  async function bringTo(tx: Db, lastNo: bigint, wanted: HistoryNeeds): Promise<HistoryNeeds> {
    const needs = state && narrowed(state.needs, wanted);
    // A source may make up names.
    const isUsable =
      names.count() <= mostNames && state && state.lastNo <= lastNo && lastNo - state.lastNo <= mostArrivals;
    if (!state || !isUsable || !needs) {
      clear();
      state = { lastNo, highestId: await readHighestId(tx.sql), needs: wanted };
      return wanted;
    }
    const { lastNo: before, highestId: highestBefore } = state;
    const highestId = before < lastNo ? await readHighestId(tx.sql) : highestBefore;
    if (before < lastNo) {
      // If this fails half way, it is not known what was taken in.
      state = undefined;
      const { hasImports, customerIds } = await readRemovals(tx, before, lastNo);
      if (hasImports) clear();
      else {
        const changed = await readLinked(tx, before, lastNo);
        for (const id of [...customerIds, ...changed]) drop(id);
        if (highestId - highestBefore <= mostNewcomers) await keepNewcomers(tx, highestBefore);
        for (let from = before; from < lastNo; from += slice) {
          const to = from + slice < lastNo ? from + slice : lastNo;
          add(await readArrivals(tx.sql, from, to, needs));
        }
      }
    }
    state = { lastNo, highestId, needs };
    return needs;
  }

  /** All that is known of who was created since has arrived since: they need not be read. */
  async function keepNewcomers(tx: Db, highestBefore: bigint): Promise<void> {
    for (const { id, name, createdAt } of await readNewcomers(tx.sql, highestBefore)) {
      shelved.put(id, packHistory({ history: startOf(name, createdAt), rowIds: [id] }, names));
    }
  }

  function isKnown(rowId: bigint): boolean {
    const root = merged.rootOf(rowId);
    return kept.has(Number(root)) || shelved.has(root);
  }

  function look(customerIds: readonly bigint[], asOf: Instant, namesOf: NamesOf = () => undefined) {
    makeRoom();
    putAwayIdle(looksThrough * customerIds.length);
    askedFor += customerIds.length;
    const histories = new Map<bigint, History>();
    const coming = new Map<bigint, Instant>();
    const missing: bigint[] = [];
    for (const id of customerIds) {
      const whole = known(id, namesOf);
      if (!whole) {
        missing.push(id);
        continue;
      }
      const root = merged.rootOf(id);
      const { history, comesAt } = historyAt(whole, asOf);
      if (history) histories.set(root, history);
      if (comesAt !== undefined) coming.set(root, comesAt);
    }
    return { histories, coming, missing };
  }

  return {
    clear,
    clearings: () => clearings,
    without: (customerIds) => customerIds.filter((id) => !isKnown(id)),
    async at(tx, lastNo, asOf, wanted) {
      const needs = await bringTo(tx, lastNo, wanted);
      const read: ReadHistories = async (_, customerIds, moment, namesOf) => {
        const { histories, coming, missing } = look(customerIds, moment, namesOf);
        const read = await readHistoriesOfRows(tx.sql, missing, moment, needs);
        const readToCome = await readComing(tx.sql, missing, moment);
        for (const [root, at] of readToCome) coming.set(root, at);
        for (const [root, entry] of read) {
          histories.set(root, entry.history);
          // Of what is yet to come nothing else was read: they are read anew each time.
          if (!readToCome.has(root)) keep(root, entry);
        }
        return { histories, coming };
      };
      return {
        read,
        atHand(customerIds, namesOf) {
          if (!customerIds.every(isKnown)) return undefined;
          const { missing, ...found } = look(customerIds, asOf, namesOf);
          return missing.length === 0 ? found : undefined;
        },
        knownRoots: (customerIds) =>
          new Map(customerIds.flatMap((id) => (isKnown(id) ? [[id, merged.rootOf(id)] as const] : []))),
      };
    },
  };
}
