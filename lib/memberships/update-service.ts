import { readRoots } from "#lib/customers/read.ts";
import type { Surroundings } from "#lib/customers/reference-engine.ts";
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
import { type HistoryCache, type ReadHistories, readingFor } from "#lib/memberships/history-store.ts";
import { readRemovals } from "#lib/memberships/read.ts";
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
import { type FollowingCache, type Writing, writing } from "#lib/memberships/writing-service.ts";
import { evaluationContext, type Thresholds } from "#lib/rules/context.ts";
import { ruleNeeds } from "#lib/rules/history-needs.ts";
import { foreseer } from "#lib/rules/outlook/foresee.ts";
import type { Foresee } from "#lib/rules/outlook/measure-outlook.ts";
import { subjectOf } from "#lib/rules/outlook/subject.ts";
import { type ActiveSegment, basisOf } from "#lib/segments/active.ts";
import { readSurroundings } from "#lib/segments/catalog-service.ts";
import { readActiveSegments } from "#lib/segments/read.ts";
import { type Instant, MS_PER_DAY } from "#lib/std/time-zone.ts";

/** Numbers that are worked off in one transaction: under lag many, so that who comes often is evaluated once. */
const chunk = 20_000n;
/** Customers whose histories are in hand at a time. */
const slice = 1_000;
/** Further behind than this, every segment is computed anew instead. */
export const maxBehind = 200_000n;

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
 * @param now asked for the moment of the evaluation once it is settled which messages are there, so that these have
 *   come by then; time does not go back, so an earlier one than the last is taken as the last
 * @param cache what is kept from one call to the next
 */
export function followMessages(
  database: Database,
  now: () => Instant,
  cache?: FollowingCache,
): Promise<FollowResult> {
  return writing(database, follow, cache?.standings);

  async function follow(work: Writing): Promise<FollowResult> {
    const { tx } = work;
    await planOnce(tx);
    const cursor = await readCursor(tx);
    const newest = await readLastNo(tx);
    const moment = Math.max(now(), cursor.asOf ?? -Infinity);
    const active = await readActiveSegments(tx);
    const evaluations = await closeInactive(work, active, moment);
    const isTooFar = newest - cursor.lastNo > maxBehind;
    const next = isTooFar || evaluations.size === 0 ? newest : least(cursor.lastNo + chunk, newest);
    const isDue = isTooFar || (await readRemovals(tx, cursor.lastNo, next)).hasImports;
    if (next === cursor.lastNo) return { entered: 0, left: 0, judged: 0, lastNo: next, isBehind: false };
    const followed = isTooFar || evaluations.size === 0 ? [] : current(active, evaluations);
    const changes = followed.length > 0 ? await readChanges(tx, cursor.lastNo, next) : new Map();
    const judging = await judgingOf(tx, { since: moment, moment }, followed, active, {
      cache: cache?.histories,
      newest,
    });
    const moved = await reevaluate(work, changes, moment, followed, active, judging);
    const sweepDueSince = isDue && evaluations.size > 0 ? moment : cursor.sweepDueSince;
    await saveCursor(tx, { lastNo: next, asOf: moment, sweepDueSince });
    return { ...moved, lastNo: next, isBehind: next < newest };
  }
}

export type Followed = { readonly segment: ActiveSegment; readonly thresholds: Thresholds };

/** Evaluates the customers of whom something arrived for the segments that it concerns, and writes what follows. */
async function reevaluate(
  work: Writing,
  changes: ReadonlyMap<bigint, Change>,
  asOf: Instant,
  followed: readonly Followed[],
  active: ReadonlyMap<string, ActiveSegment>,
  judging: Judging,
): Promise<Moved & { judged: number }> {
  const moved = { entered: 0, left: 0, judged: 0 };
  if (changes.size === 0 || followed.length === 0) return moved;
  const { tx } = work;
  const customerIds = [...changes.keys()];
  moved.left += await closeMerged(work, customerIds, asOf, "now");
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
  const concernedBy = segmentsConcerned(concerns);
  const isConcerned = (segmentId: string, customerId: bigint) => {
    const change = byRoot.get(customerId);
    return change === undefined || concernedBy(change).has(segmentId);
  };
  const concerned = [...byRoot].flatMap(([id, change]) => (concernedBy(change).size > 0 ? [id] : []));
  for (let from = 0; from < concerned.length; from += slice) {
    const judged = await judgeWith(judging, tx, concerned.slice(from, from + slice), asOf, isConcerned);
    const { entered, left } = await applyVerdicts(work, judged, "message");
    await saveWakes(work, judged);
    moved.entered += entered;
    moved.left += left;
    moved.judged += judged.length;
  }
  return moved;
}

export type Judged = Verdict & Foreseen;

/** Segments that are prepared to be answered for one customer after the other. */
export type Judging = {
  readonly surroundings: Surroundings;
  readonly prepared: readonly {
    readonly segment: Pick<ActiveSegment, "id" | "versionNo">;
    readonly foresee: Foresee;
  }[];
  readonly read: ReadHistories;
};

/** Histories that are kept from one call to the next, if any, and the last number that the transaction sees. */
export type Kept = { readonly cache: HistoryCache | undefined; readonly newest: bigint };

/** What is kept holds what was needed when it was read: somewhat earlier moments are served by it, too. */
const mostBefore = 2 * MS_PER_DAY;

/**
 * @param moments from when on customers will be judged, and up to when messages and time have come
 * @param kept histories from one call to the next, and the last number that the transaction sees
 */
export async function judgingOf(
  tx: Db,
  { since, moment }: { readonly since: Instant; readonly moment: Instant },
  followed: readonly Followed[],
  active: ReadonlyMap<string, ActiveSegment>,
  kept?: Kept,
): Promise<Judging> {
  // What is kept is read for all segments alike, so that it lasts.
  const cache = moment - since <= mostBefore ? kept?.cache : undefined;
  const rules = [...(cache ? active.values() : followed.map(({ segment }) => segment))].map(
    ({ rule }) => rule,
  );
  const surroundings = await readSurroundings(tx, rules, active);
  const needs = ruleNeeds(rules, evaluationContext({ ...surroundings, asOf: since }));
  const basis = `${surroundings.zone.id} ${[...active.values()].map(({ id, versionNo }) => `${id}@${versionNo}`).join(" ")}`;
  const prepare = foreseer(surroundings);
  return {
    surroundings,
    prepared: followed.map(({ segment, thresholds }) => ({
      segment,
      foresee: prepare(segment.rule, thresholds),
    })),
    read: kept && cache ? await cache.at(tx, kept.newest, moment, { basis, needs }) : readingFor(needs),
  };
}

/**
 * Whether the customers that some rows stand for are in some segments, and when that could change by time alone. A customer
 * who is known, but created only later, is in none.
 */
export async function judge(
  tx: Db,
  customerIds: readonly bigint[],
  asOf: Instant,
  followed: readonly Followed[],
  active: ReadonlyMap<string, ActiveSegment>,
): Promise<readonly Judged[]> {
  return judgeWith(
    await judgingOf(tx, { since: asOf, moment: asOf }, followed, active),
    tx,
    customerIds,
    asOf,
  );
}

/** @param isConcerned the pairs to judge, if not all */
async function judgeWith(
  { surroundings, prepared, read }: Judging,
  tx: Db,
  customerIds: readonly bigint[],
  asOf: Instant,
  isConcerned: (segmentId: string, customerId: bigint) => boolean = () => true,
): Promise<readonly Judged[]> {
  const { histories, coming } = await read(tx, customerIds, asOf);
  const context = evaluationContext({ asOf, ...surroundings });
  const judged: Judged[] = [];
  for (const [customerId, history] of histories) {
    const subject = subjectOf(history, asOf);
    for (const { segment, foresee } of prepared) {
      if (!isConcerned(segment.id, customerId)) continue;
      const { holds, until } = foresee(subject, context);
      const nextAt = earliest(Number.isFinite(until) ? until : undefined, coming.get(customerId));
      judged.push({ ...ownOf(segment), customerId, at: asOf, isIn: holds, nextAt });
    }
  }
  for (const [customerId, nextAt] of coming) {
    if (histories.has(customerId)) continue;
    for (const { segment } of prepared)
      judged.push({ ...ownOf(segment), customerId, at: asOf, isIn: false, nextAt });
  }
  return judged;
}

function ownOf({ id, versionNo }: Judging["prepared"][number]["segment"]) {
  return { segmentId: id, versionNo };
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
  work: Writing,
  active: ReadonlyMap<string, ActiveSegment>,
  asOf: Instant,
): Promise<ReadonlyMap<string, Evaluation>> {
  const evaluations = await readEvaluations(work.tx);
  const ids = new Set([...active.values()].map((segment) => segment.id));
  const gone = [...evaluations.keys()].filter((id) => !ids.has(id));
  if (gone.length > 0) {
    await closeSegments(work, gone, asOf);
    await forgetWakes(work, gone);
  }
  return new Map([...evaluations].filter(([id]) => ids.has(id)));
}

function least(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}
