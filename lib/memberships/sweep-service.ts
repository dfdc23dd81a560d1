import type { PopulationReader } from "#lib/customers/population-reader.ts";
import { readAllComing, readMergedBetween, readRoots } from "#lib/customers/read.ts";
import type { Database } from "#lib/db/client.ts";
import { builtInFormulas } from "#lib/features/built-in.ts";
import { backOff } from "#lib/memberships/back-off.ts";
import { planOnce, readCursor, readLastNo, readTouched, saveCursor } from "#lib/memberships/cursor-store.ts";
import { differenceOf, splitDifference } from "#lib/memberships/difference.ts";
import { judge } from "#lib/memberships/judging-service.ts";
import {
  closeMerged,
  type Evaluation,
  readEvaluations,
  readOpenRows,
  saveEvaluation,
  writeDifference,
} from "#lib/memberships/store.ts";
import { causeOfSweep } from "#lib/memberships/sweep-cause.ts";
import { countSweep, readMovedBetween } from "#lib/memberships/sweep-store.ts";
import { followTime, followTimeUpTo, foresee, foreseeAnew } from "#lib/memberships/time-service.ts";
import { followMessages, maxBehind, mostCustomers } from "#lib/memberships/update-service.ts";
import { wakeBy } from "#lib/memberships/wake-store.ts";
import { type FollowingCache, type Writing, writing } from "#lib/memberships/writing-service.ts";
import { thresholdsToJson } from "#lib/replica/answers-schema.ts";
import type { Thresholds } from "#lib/rules/context.ts";
import { dependsOn } from "#lib/rules/depends-on.ts";
import { stableJson } from "#lib/rules/stable-json.ts";
import { type ActiveSegment, basisOf } from "#lib/segments/active.ts";
import { readZone } from "#lib/segments/catalog-service.ts";
import { readActiveSegments } from "#lib/segments/read.ts";
import { AppError } from "#lib/std/app-error.ts";
import type { Instant } from "#lib/std/time-zone.ts";

export type UpdateOptions = {
  readonly database: Database;
  readonly population: PopulationReader;
  readonly now: () => Instant;
  /** What is kept in memory from one call to the next. */
  readonly cache?: FollowingCache;
  /** How old the evaluation of a segment may become that time or other customers change; of any other. */
  readonly sweepEveryMs?: { readonly moving: number; readonly still: number };
  /** After so long, further sweeps wait until messages have had their turn; one is made in any case. */
  readonly sweepForMs?: number;
};

const usual = { moving: 300_000, still: 6 * 3_600_000 };
const usualSweepForMs = 1_000;

export type UpdateResult = {
  readonly entered: number;
  readonly left: number;
  /** Memberships that a sweep found to be wrong. */
  readonly repaired: number;
  /** Keys of the segments whose whole population was evaluated. */
  readonly swept: readonly string[];
  /** There is more to do at once. */
  readonly isBehind: boolean;
  /** Sweeps are due that cannot be made yet, or rest after a failure. */
  readonly isWaiting: boolean;
  /** Of the segments that could not be evaluated this time. */
  readonly failure: AggregateError | undefined;
};

/**
 * Brings all memberships up to date: first those that time has changed since the last time, each at its moment, then the
 * customers whom messages touched, then the segments that are due for a sweep over everybody: newly published ones, those
 * that another's new version concerns, those that time or other customers change, and all of them after data were taken
 * away. Then it looks ahead for customers of new versions. Whatever a crash leaves undone is due the next time. A segment
 * that cannot be evaluated holds up nothing else: it is told of in the result, and rests before it is tried again.
 */
export async function updateMemberships(options: UpdateOptions): Promise<UpdateResult> {
  const { database, now } = options;
  // Messages have their turn between the thousands whom a midnight wakes: they wake whom they touch by themselves.
  const time = await followTime(database, now, options.cache);
  const messages = await followMessages(database, now, options.cache);
  const followed = { entered: time.entered + messages.entered, left: time.left + messages.left };
  if (time.isBehind || messages.isBehind)
    return { ...followed, repaired: 0, swept: [], isBehind: true, isWaiting: false, failure: undefined };
  const startedAt = now();
  const due = await readDue(options, startedAt);
  const { isCutShort, ...sweeps } = await sweepAll(due, options);
  const isWaiting = sweeps.swept.length < due.length;
  if (!isWaiting) await clearDue(database, startedAt);
  const isForeseeing = await foresee(database, now(), options.cache);
  return {
    ...sweeps,
    entered: followed.entered + sweeps.entered,
    left: followed.left + sweeps.left,
    isBehind: isForeseeing || isCutShort,
    isWaiting,
  };
}

type Sweeps = Omit<UpdateResult, "isBehind" | "isWaiting"> & { readonly isCutShort: boolean };

/** Sweeps what is due and does not rest, what was not tried for longest first, as long as sweeps may take. */
async function sweepAll(due: readonly Due[], options: UpdateOptions): Promise<Sweeps> {
  const { now, cache, sweepForMs = usualSweepForMs } = options;
  const { rests } = cache ?? { rests: backOff() };
  const tally = { entered: 0, left: 0, repaired: 0, swept: [] as string[] };
  const failures: unknown[] = [];
  const startedMs = performance.now();
  let isCutShort = false;
  const ready = due.filter(({ basis }) => !rests.isResting(basis, now()));
  const inTurn = ready.toSorted((a, b) => rests.triedAt(a.basis) - rests.triedAt(b.basis));
  for (const [index, { key, basis }] of inTurn.entries()) {
    isCutShort = index > 0 && performance.now() - startedMs >= sweepForMs;
    if (isCutShort) break;
    try {
      const moved = await sweep(key, options);
      if (!moved) {
        rests.postponed(basis, now());
        continue;
      }
      rests.done(basis);
      tally.entered += moved.entered;
      tally.left += moved.left;
      tally.repaired += moved.repaired;
      tally.swept.push(key);
    } catch (error) {
      if (error instanceof AppError && error.code === "replica.not_ready") rests.postponed(basis, now());
      else {
        rests.failed(basis, now());
        failures.push(new Error(`The segment ${key} could not be evaluated`, { cause: error }));
      }
    }
  }
  const failure =
    failures.length > 0 ? new AggregateError(failures, "Some segments could not be evaluated") : undefined;
  return { ...tally, isCutShort, failure };
}

/** A segment that is due for a sweep, and the versions and lists that its members depend on. */
type Due = { readonly key: string; readonly basis: string };

async function readDue(options: UpdateOptions, now: Instant): Promise<readonly Due[]> {
  const { database, sweepEveryMs = usual } = options;
  const active = await readActiveSegments(database);
  const evaluations = await readEvaluations(database);
  const { sweepDueSince = -Infinity } = await readCursor(database);
  const segmentRule = (key: string) => active.get(key)?.rule ?? { kind: "everyone" as const };
  const known = [...active.values()].map((segment) => ({ segment, basis: basisOf(segment, active) }));
  const due = known.filter(({ segment, basis }) => {
    const evaluation = evaluations.get(segment.id);
    if (evaluation?.basis !== basis) return true;
    if (evaluation.sweptAt <= sweepDueSince) return true;
    const { onTime, onPopulation } = dependsOn(segment.rule, { segmentRule, formulas: builtInFormulas });
    const isMoving = onTime || onPopulation;
    return now - evaluation.sweptAt >= (isMoving ? sweepEveryMs.moving : sweepEveryMs.still);
  });
  return due.map(({ segment, basis }) => ({ key: segment.key, basis }));
}

/**
 * Evaluates one segment for the whole population and writes the difference. What the reader has not seen, or what was
 * evaluated by messages or time while it read, is evaluated once more in memory, so that its answer never undoes newer ones. Whose
 * messages are there but not followed yet may differ because of them. What time was to change up to then is changed first: what
 * differs after that, without a message, a new version, list or threshold, was wrong before, and is counted as a difference
 * that was repaired.
 *
 * @returns `undefined` if the segment or the shop's time zone changed meanwhile, or the reader or time is too far behind: it is due
 *   again the next time
 */
async function sweep(
  key: string,
  { database, population, now, cache }: UpdateOptions,
): Promise<Swept | undefined> {
  const before = await readCursor(database);
  const known = await readActiveSegments(database);
  const wanted = known.get(key);
  if (!wanted) return undefined;
  const expected = basisOf(wanted, known);
  const asOf = Math.max(now(), before.asOf ?? 0);
  const { rowIds, thresholds, uptoNo, timeZone } = await population.memberRows({ rule: wanted.rule, asOf });
  return writing(database, write, cache?.standings);

  async function write(work: Writing): Promise<Swept | undefined> {
    const { tx } = work;
    await planOnce(tx);
    const active = await readActiveSegments(tx);
    const segment = active.get(key);
    if (!segment || basisOf(segment, active) !== expected) return undefined;
    if (timeZone !== (await readZone(tx)).id) return undefined;
    const cursor = await readCursor(tx);
    const { lastNo, asOf: followedAt = asOf, sweepDueSince = -Infinity } = cursor;
    const newest = await readLastNo(tx);
    const after = uptoNo < before.lastNo ? uptoNo : before.lastNo;
    if (newest - after > maxBehind) return undefined;
    const moment = Math.max(asOf, followedAt);
    const followed = await followTimeUpTo(work, moment, active);
    if (!followed) return undefined;
    await saveCursor(tx, { ...cursor, asOf: moment });
    const moved = await readMovedBetween(tx, segment.id, asOf, moment);
    const touched = [...(await readTouched(tx, after, uptoNo > lastNo ? uptoNo : lastNo)), ...moved];
    if (touched.length > mostCustomers) return undefined;
    const evaluation = (await readEvaluations(tx)).get(segment.id);
    const isSame = evaluation?.basis === expected;
    const unfollowed = await readTouched(tx, lastNo, newest);
    const closed = await closeMerged(work, unfollowed, moment, "now");
    const roots = await readRoots(tx.sql, unfollowed, moment);
    const merged = moment > asOf ? await readMergedBetween(tx.sql, asOf, moment) : [];
    const judged = new Map([...touched, ...merged].map((id) => [Number(id), false]));
    for (const verdict of await judge(tx, touched, moment, [{ segment, thresholds }], active)) {
      judged.set(Number(verdict.customerId), verdict.isIn);
    }
    const openRows = await readOpenRows(tx, segment.id);
    const isOwed = evaluation !== undefined && evaluation.sweptAt <= sweepDueSince;
    const circumstances = {
      basisBefore: evaluation?.basis,
      basis: expected,
      haveThresholdsMoved: evaluation !== undefined && !areSame(evaluation.thresholds, thresholds),
      isOwed,
      isTimeKept: isTimeKept(segment, active, evaluation),
    };
    const own = { segmentId: segment.id, versionNo: segment.versionNo };
    const difference = splitDifference(
      differenceOf(openRows, rowIds, judged),
      new Set([...unfollowed, ...roots.values()].map(Number)),
    );
    const causes = {
      within: causeOfSweep({ ...circumstances, isOwed: true }),
      beyond: causeOfSweep(circumstances),
    };
    const early = await writeDifference(work, own, difference.within, moment, causes.within);
    const found = await writeDifference(work, own, difference.beyond, moment, causes.beyond);
    const entered = [...early.entered, ...found.entered];
    const left = [...early.left, ...found.left];
    const size = openRows.length + entered.length - left.length;
    await saveEvaluation(tx, {
      ...own,
      basis: expected,
      sweptAt: moment,
      engine: population.engine,
      size,
      thresholds,
    });
    const repaired = causes.beyond === "repaired" ? found.entered.length + found.left.length : 0;
    if (isSame) await countSweep(tx, segment.id, repaired, moment);
    // After data were taken away, or messages were left to the sweeps, what was foreseen may be wrong for anybody.
    if (!isSame || isOwed) await foreseeAnew(work, segment, active);
    const looked = !isSame || isOwed ? await readAllComing(tx.sql, moment) : [...entered, ...left];
    await wakeBy(work, await judge(tx, looked, moment, [{ segment, thresholds }], active));
    return {
      entered: entered.length + followed.entered,
      left: left.length + followed.left + closed,
      repaired,
    };
  }
}

type Swept = { readonly entered: number; readonly left: number; readonly repaired: number };

function isTimeKept(
  segment: ActiveSegment,
  active: ReadonlyMap<string, ActiveSegment>,
  evaluation: Evaluation | undefined,
): boolean {
  const segmentRule = (key: string) => active.get(key)?.rule ?? { kind: "everyone" as const };
  const { onTime, onPopulation } = dependsOn(segment.rule, { segmentRule, formulas: builtInFormulas });
  return onTime && (onPopulation || evaluation?.isForeseen !== true);
}

function areSame(a: Thresholds, b: Thresholds): boolean {
  return stableJson(thresholdsToJson(a)) === stableJson(thresholdsToJson(b));
}

/** All segments were swept after `startedAt`: what was due before it is done. */
async function clearDue(database: Database, startedAt: Instant): Promise<void> {
  const { sweepDueSince } = await readCursor(database);
  if (sweepDueSince === undefined || sweepDueSince > startedAt) return;
  await writing(database, async ({ tx }) => {
    const cursor = await readCursor(tx);
    if (cursor.sweepDueSince !== undefined && cursor.sweepDueSince <= startedAt) {
      await saveCursor(tx, { ...cursor, sweepDueSince: undefined });
    }
  });
}
