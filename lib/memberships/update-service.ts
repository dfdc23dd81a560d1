import { readRoots } from "#lib/customers/read.ts";
import type { Database, Db } from "#lib/db/client.ts";
import { builtInFormulas } from "#lib/features/built-in.ts";
import {
  type Change,
  concernOf,
  mergeChanges,
  noChange,
  segmentsConcerned,
} from "#lib/memberships/change.ts";
import { planOnce, readChanges, readCursor, readLastNo, saveCursor } from "#lib/memberships/cursor-store.ts";
import {
  type Bound,
  current,
  type Followed,
  type Judging,
  judgingOf,
} from "#lib/memberships/judging-service.ts";
import { readInactiveOpen } from "#lib/memberships/open-store.ts";
import { readRemovals } from "#lib/memberships/read.ts";
import {
  closeMerged,
  closeSegments,
  type Evaluation,
  type Moved,
  readEvaluations,
} from "#lib/memberships/store.ts";
import { judgeInTurn } from "#lib/memberships/turn-service.ts";
import { type FollowingCache, fewMessages, type Writing, writing } from "#lib/memberships/writing-service.ts";
import type { ActiveSegment } from "#lib/segments/active.ts";
import { readActiveSegments } from "#lib/segments/read.ts";
import type { Instant } from "#lib/std/time-zone.ts";

/** Numbers that are looked through at a time. */
const chunk = 20_000n;
/** Under lag, more are worked off in one transaction while they touch no more customers, so that who comes often is evaluated once. */
const enoughCustomers = 20_000;
const mostInBatch = 1_000_000;
/** Further behind than this after a batch, every segment is computed anew instead. */
export const maxBehind = 200_000n;
/** So is it if one transaction had to evaluate more customers: a single number can change everybody, an undone import. */
export const mostCustomers = 50_000;

export type FollowResult = Moved & {
  readonly lastNo: bigint;
  /** How many messages were taken into account. */
  readonly messages: number;
  readonly isBehind: boolean;
  /** How many pairs of a customer and a segment were evaluated. */
  readonly judged: number;
};

/**
 * Takes the next messages into account: evaluates the customers they touch, in memory, and writes who entered and left
 * together with the cursor, in one transaction. A crash at any point loses and doubles nothing; called again, it goes on.
 *
 * @param now asked for the moment of the evaluation once it is settled which messages are there, so that these have
 *   come by then; time does not go back, so an earlier one than the last is taken as the last
 * @param cache what is kept from one call to the next
 * @param bound of a sweep that is under way, if one is
 */
export async function followMessages(
  database: Database,
  now: () => Instant,
  cache?: FollowingCache,
  bound?: Bound,
): Promise<FollowResult> {
  const most = cache?.mostMessages ?? mostInBatch;
  let taken = 0;
  try {
    return await writing(database, follow, cache?.standings);
  } catch (error) {
    taken = 0;
    throw error;
  } finally {
    if (cache) cache.mostMessages = Math.min(mostInBatch, Math.max(fewMessages, 2 * taken));
  }

  async function follow(work: Writing): Promise<FollowResult> {
    const { tx } = work;
    await planOnce(tx);
    const cursor = await readCursor(tx);
    const newest = await readLastNo(tx);
    const moment = Math.max(now(), cursor.asOf ?? -Infinity);
    const active = await readActiveSegments(tx);
    const evaluations = await closeInactive(work, active, moment);
    const known = evaluations.size === 0 ? [] : current(active, evaluations, bound);
    const batch = known.length > 0 ? await readBatch(tx, cursor.lastNo, newest, most) : undefined;
    const isTooFar = batch?.isFull === true && newest - batch.upTo > maxBehind;
    const next = batch && !isTooFar ? batch.upTo : newest;
    const messages = Number(next - cursor.lastNo);
    if (messages === 0) return { entered: 0, left: 0, judged: 0, lastNo: next, messages, isBehind: false };
    const followed = isTooFar ? [] : known;
    const changes = isTooFar || !batch ? new Map<bigint, Change>() : batch.changes;
    const isTooMany = changes.size > mostCustomers;
    const isDue = isTooFar || isTooMany || (await readRemovals(tx, cursor.lastNo, next)).hasImports;
    const kept = { cache, newest };
    const judgingSince = (since: Instant) => judgingOf(tx, { since, moment }, followed, active, kept);
    const moved = await reevaluate(
      work,
      isTooMany ? new Map() : changes,
      moment,
      followed,
      active,
      judgingSince,
    );
    const sweepDueSince = isDue && evaluations.size > 0 ? moment : cursor.sweepDueSince;
    await saveCursor(tx, { lastNo: next, asOf: moment, sweepDueSince });
    if (!isTooFar) taken = messages;
    return { ...moved, lastNo: next, messages, isBehind: next < newest };
  }
}

/**
 * What arrived next: a chunk, and further ones as long as few customers are touched.
 *
 * @param most messages
 * @returns `isFull`: it ended by what any batch may hold
 */
async function readBatch(
  tx: Db,
  after: bigint,
  newest: bigint,
  most: number,
): Promise<{
  readonly upTo: bigint;
  readonly changes: ReadonlyMap<bigint, Change>;
  readonly isFull: boolean;
}> {
  const changes = new Map<bigint, Change>();
  const last = after + BigInt(most);
  let upTo = after;
  do {
    const next = least(least(upTo + chunk, last), newest);
    for (const [id, change] of await readChanges(tx, upTo, next))
      changes.set(id, mergeChanges(changes.get(id) ?? noChange, change));
    upTo = next;
  } while (upTo < newest && changes.size < enoughCustomers && upTo < last);
  return { upTo, changes, isFull: changes.size >= enoughCustomers || most >= mostInBatch };
}

/** Evaluates the customers of whom something arrived for the segments that it concerns, and writes what follows. */
async function reevaluate(
  work: Writing,
  changes: ReadonlyMap<bigint, Change>,
  asOf: Instant,
  followed: readonly Followed[],
  active: ReadonlyMap<string, ActiveSegment>,
  judgingSince: (since: Instant) => Promise<Judging>,
): Promise<Moved & { judged: number }> {
  if (changes.size === 0 || followed.length === 0) return { entered: 0, left: 0, judged: 0 };
  const { tx } = work;
  const customerIds = [...changes.keys()];
  const merged = await closeMerged(work, customerIds, asOf, "now");
  const byRoot = new Map<bigint, Change>();
  const judging = await judgingSince(asOf);
  const known = judging.knownRoots(customerIds);
  const unknown = customerIds.filter((id) => !known.has(id));
  const roots = new Map([...known, ...(await readRoots(tx.sql, unknown, asOf))]);
  for (const [id, change] of changes) {
    const root = roots.get(id) ?? id;
    byRoot.set(root, mergeChanges(byRoot.get(root) ?? noChange, change));
  }
  const segmentRule = (key: string) => active.get(key)?.rule ?? { kind: "everyone" as const };
  const concerns = new Map(
    followed.map(({ segment }) => [segment.id, concernOf(segment.rule, segmentRule, builtInFormulas)]),
  );
  const concernedBy = segmentsConcerned(concerns);
  const segmentsOf = (customerId: bigint) => {
    const change = byRoot.get(customerId);
    return change && concernedBy(change);
  };
  const concerned = [...byRoot].flatMap(([id, change]) => (concernedBy(change).size > 0 ? [id] : []));
  // Whoever has to be read is read together, and does not hold up the others.
  const atHand = new Set(known.values());
  const inTurn = concerned.toSorted((a, b) => Number(!atHand.has(a)) - Number(!atHand.has(b)));
  const moved = await judgeInTurn(work, inTurn, { judging, asOf, segmentsOf, judgingSince });
  return { ...moved, left: moved.left + merged };
}

/** @returns the evaluations of the segments that are active */
async function closeInactive(
  work: Writing,
  active: ReadonlyMap<string, ActiveSegment>,
  asOf: Instant,
): Promise<ReadonlyMap<string, Evaluation>> {
  const evaluations = await readEvaluations(work.tx);
  const ids = new Set([...active.values()].map((segment) => segment.id));
  const evaluated = [...evaluations.keys()].filter((id) => !ids.has(id));
  // Also of those whose first sweep had written parts, and did not come to its end.
  const gone = new Set([...evaluated, ...(await readInactiveOpen(work.tx))]);
  if (gone.size > 0) await closeSegments(work, [...gone], asOf);
  return new Map([...evaluations].filter(([id]) => ids.has(id)));
}

function least(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}
