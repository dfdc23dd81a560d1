import { readComing, readHistories, readRoots } from "#lib/customers/read.ts";
import { type Database, type Db, transaction } from "#lib/db/client.ts";
import { builtInFormulas } from "#lib/features/built-in.ts";
import { type Change, concernOf, mergeChanges, noChange } from "#lib/memberships/change.ts";
import {
  hasRemovals,
  lockMemberships,
  readChanges,
  readCursor,
  readLastNo,
  saveCursor,
} from "#lib/memberships/cursor-store.ts";
import { numberFeed } from "#lib/memberships/feed-store.ts";
import {
  applyVerdicts,
  closeMerged,
  closeSegments,
  type Evaluation,
  type Moved,
  readEvaluations,
  type Verdict,
} from "#lib/memberships/store.ts";
import { type Foreseen, forgetWakes, saveWakes } from "#lib/memberships/wake-store.ts";
import { evaluationContext, type Thresholds } from "#lib/rules/context.ts";
import { foreseer } from "#lib/rules/outlook/foresee.ts";
import { subjectOf } from "#lib/rules/outlook/subject.ts";
import { type ActiveSegment, basisOf } from "#lib/segments/active.ts";
import { readSurroundings } from "#lib/segments/catalog-service.ts";
import { readActiveSegments } from "#lib/segments/read.ts";
import type { Instant } from "#lib/std/time-zone.ts";

/** Numbers that are worked off in one transaction. */
const chunk = 5_000n;
/** Further behind than this, every segment is computed anew instead. */
export const maxBehind = 50_000n;

export type FollowResult = Moved & {
  readonly lastNo: bigint;
  readonly isBehind: boolean;
  /** How many pairs of a customer and a segment were evaluated. */
  readonly judged: number;
};

/**
 * Takes the next messages into account: evaluates the customers they touch, in memory, and writes who entered and left
 * together with the cursor, in one transaction. A crash at any point loses and doubles nothing; called again, it goes on.
 *
 * @param asOf the moment of the evaluation; time does not go back, so an earlier one than the last is taken as the last
 */
export function followMessages(database: Database, asOf: Instant): Promise<FollowResult> {
  return writing(database, async (tx) => {
    const cursor = await readCursor(tx);
    const moment = Math.max(asOf, cursor.asOf ?? asOf);
    const active = await readActiveSegments(tx);
    const evaluations = await closeInactive(tx, active, moment);
    const newest = await readLastNo(tx);
    const isTooFar = newest - cursor.lastNo > maxBehind;
    const next = isTooFar || evaluations.size === 0 ? newest : least(cursor.lastNo + chunk, newest);
    const isDue = isTooFar || (await hasRemovals(tx, cursor.lastNo, next));
    if (next === cursor.lastNo) return { entered: 0, left: 0, judged: 0, lastNo: next, isBehind: false };
    const followed = isTooFar || evaluations.size === 0 ? [] : current(active, evaluations);
    const changes = followed.length > 0 ? await readChanges(tx, cursor.lastNo, next) : new Map();
    const moved = await reevaluate(tx, changes, moment, followed, active);
    const sweepDueSince = isDue && evaluations.size > 0 ? moment : cursor.sweepDueSince;
    await saveCursor(tx, { lastNo: next, asOf: moment, sweepDueSince });
    return { ...moved, lastNo: next, isBehind: next < newest };
  });
}

/** One at a time over all processes, on one state of the data. */
export function writing<T>(database: Database, work: (tx: Db) => Promise<T>): Promise<T> {
  return transaction(
    async (tx) => {
      await lockMemberships(tx);
      const done = await work(tx);
      await numberFeed(tx);
      return done;
    },
    { database, isolation: "RepeatableRead" },
  );
}

export type Followed = { readonly segment: ActiveSegment; readonly thresholds: Thresholds };

/** Evaluates the customers of whom something arrived for the segments that it concerns, and writes what follows. */
async function reevaluate(
  tx: Db,
  changes: ReadonlyMap<bigint, Change>,
  asOf: Instant,
  followed: readonly Followed[],
  active: ReadonlyMap<string, ActiveSegment>,
): Promise<Moved & { judged: number }> {
  if (changes.size === 0 || followed.length === 0) return { entered: 0, left: 0, judged: 0 };
  const customerIds = [...changes.keys()];
  const merged = await closeMerged(tx, customerIds, asOf, "now");
  const byRoot = new Map<bigint, Change>();
  const roots = await readRoots(tx.sql, customerIds, asOf);
  for (const [id, change] of changes) {
    const root = roots.get(id) ?? id;
    byRoot.set(root, mergeChanges(byRoot.get(root) ?? noChange, change));
  }
  const segmentRule = (key: string) => active.get(key)?.rule ?? { kind: "everyone" as const };
  const concerns = new Map(
    followed.map(({ segment }) => [segment.id, concernOf(segment.rule, segmentRule, builtInFormulas)]),
  );
  const judged = await judge(tx, customerIds, asOf, followed, active, (segmentId, customerId) => {
    const change = byRoot.get(customerId);
    return change === undefined || concerns.get(segmentId)?.(change) !== false;
  });
  const { entered, left } = await applyVerdicts(tx, judged, "message");
  await saveWakes(tx, judged);
  return { entered, left: left + merged, judged: judged.length };
}

export type Judged = Verdict & Foreseen;

/**
 * Whether the customers that some rows stand for are in some segments, and when that could change by time alone. A customer
 * who is known, but created only later, is in none.
 *
 * @param isConcerned the pairs to judge, if not all
 */
export async function judge(
  tx: Db,
  customerIds: readonly bigint[],
  asOf: Instant,
  followed: readonly Followed[],
  active: ReadonlyMap<string, ActiveSegment>,
  isConcerned: (segmentId: string, customerId: bigint) => boolean = () => true,
): Promise<readonly Judged[]> {
  const histories = await readHistories(tx.sql, customerIds, asOf);
  const coming = await readComing(tx.sql, customerIds, asOf);
  const notYet = [...coming].filter(([customerId]) => !histories.has(customerId));
  const rules = followed.map(({ segment }) => segment.rule);
  const surroundings = await readSurroundings(tx, rules, active);
  const context = evaluationContext({ asOf, ...surroundings });
  const prepare = foreseer(surroundings);
  const prepared = followed.map(({ segment, thresholds }) => ({
    own: { segmentId: segment.id, versionNo: segment.versionNo, at: asOf },
    foresee: prepare(segment.rule, thresholds),
  }));
  const judged: Judged[] = [];
  for (const [customerId, history] of histories) {
    const subject = subjectOf(history, asOf);
    for (const { own, foresee } of prepared) {
      if (!isConcerned(own.segmentId, customerId)) continue;
      const { holds, until } = foresee(subject, context);
      const nextAt = earliest(Number.isFinite(until) ? until : undefined, coming.get(customerId));
      judged.push({ ...own, customerId, isIn: holds, nextAt });
    }
  }
  for (const [customerId, nextAt] of notYet) {
    for (const { own } of prepared) judged.push({ ...own, customerId, isIn: false, nextAt });
  }
  return judged;
}

/** The earlier of two moments, of which there may be none. */
export function earliest(a: Instant | undefined, b: Instant | undefined): Instant | undefined {
  return a === undefined || b === undefined ? (a ?? b) : Math.min(a, b);
}

/** The segments whose members are computed by the rules of now; the others wait for their sweep. */
export function current(
  active: ReadonlyMap<string, ActiveSegment>,
  evaluations: ReadonlyMap<string, Evaluation>,
): readonly Followed[] {
  return [...active.values()].flatMap((segment) => {
    const evaluation = evaluations.get(segment.id);
    if (evaluation?.basis !== basisOf(segment, active)) return [];
    return [{ segment, thresholds: evaluation.thresholds }];
  });
}

/** @returns the evaluations of the segments that are active */
async function closeInactive(
  tx: Db,
  active: ReadonlyMap<string, ActiveSegment>,
  asOf: Instant,
): Promise<ReadonlyMap<string, Evaluation>> {
  const evaluations = await readEvaluations(tx);
  const ids = new Set([...active.values()].map((segment) => segment.id));
  const gone = [...evaluations.keys()].filter((id) => !ids.has(id));
  if (gone.length > 0) {
    await closeSegments(tx, gone, asOf);
    await forgetWakes(tx, gone);
  }
  return new Map([...evaluations].filter(([id]) => ids.has(id)));
}

function least(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}
