import type { MemberRows, PopulationReader } from "#lib/customers/population-reader.ts";
import { readAllComing, readMergedBetween, readRoots } from "#lib/customers/read.ts";
import type { Database } from "#lib/db/client.ts";
import { builtInFormulas } from "#lib/features/built-in.ts";
import { planOnce, readCursor, readLastNo, readTouched, saveCursor } from "#lib/memberships/cursor-store.ts";
import { differenceOf, splitDifference } from "#lib/memberships/difference.ts";
import { judge } from "#lib/memberships/judging-service.ts";
import {
  closeMerged,
  type Evaluation,
  type Moved,
  readEvaluations,
  readOpenRows,
  saveEvaluation,
  writeDifference,
} from "#lib/memberships/store.ts";
import { causeOfSweep } from "#lib/memberships/sweep-cause.ts";
import { countSweep, readMovedBetween } from "#lib/memberships/sweep-store.ts";
import { followTimeUpTo, foreseeAnew } from "#lib/memberships/time-service.ts";
import { maxBehind, mostCustomers } from "#lib/memberships/update-service.ts";
import { wakeBy } from "#lib/memberships/wake-store.ts";
import { type FollowingCache, type Writing, writing } from "#lib/memberships/writing-service.ts";
import { thresholdsToJson } from "#lib/replica/answers-schema.ts";
import type { Thresholds } from "#lib/rules/context.ts";
import { dependsOn } from "#lib/rules/depends-on.ts";
import { stableJson } from "#lib/rules/stable-json.ts";
import { type ActiveSegment, basisOf } from "#lib/segments/active.ts";
import { readZone } from "#lib/segments/catalog-service.ts";
import { readActiveSegments } from "#lib/segments/read.ts";
import type { Instant } from "#lib/std/time-zone.ts";

/** What a reader answered about the whole population, and how far memberships were when it was asked. */
export type Asked = {
  readonly key: string;
  /** The versions and lists that it holds for. */
  readonly expected: string;
  readonly askedNo: bigint;
  readonly asOf: Instant;
  readonly engine: string;
  readonly answer: MemberRows;
};

/** @returns `undefined` if the segment is not active any more */
export async function ask(key: string, { database, population, now }: Asking): Promise<Asked | undefined> {
  const { lastNo: askedNo, asOf: before = 0 } = await readCursor(database);
  const known = await readActiveSegments(database);
  const segment = known.get(key);
  if (!segment) return undefined;
  const expected = basisOf(segment, known);
  const asOf = Math.max(now(), before);
  const answer = await population.memberRows({ rule: segment.rule, asOf });
  return { key, expected, askedNo, asOf, engine: population.engine, answer };
}

type Asking = {
  readonly database: Database;
  readonly population: PopulationReader;
  readonly now: () => Instant;
};

export type Swept = Moved & {
  /** Memberships that were found to be wrong. */
  readonly repaired: number;
};

/**
 * Writes the difference between the memberships of a segment and what was answered about the whole population. What the
 * reader has not seen, or what was evaluated by messages or time while it read, is evaluated once more in memory, so that its
 * answer never undoes newer ones. Whose messages are there but not followed yet may differ because of them. What time was to
 * change up to then is changed first: what differs after that, without a message, a new version, list or threshold, was wrong
 * before, and is counted as a difference that was repaired.
 *
 * @returns `undefined` if the segment or the shop's time zone changed meanwhile, or the reader or time is too far behind: it is due
 *   again the next time
 */
export async function sweep(
  { key, expected, askedNo, asOf, engine, answer }: Asked,
  { database, cache }: { readonly database: Database; readonly cache?: FollowingCache | undefined },
): Promise<Swept | undefined> {
  const { rowIds, thresholds, uptoNo, timeZone } = answer;
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
    const after = uptoNo < askedNo ? uptoNo : askedNo;
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
    const judgeNow = (ids: readonly bigint[]) =>
      judge(tx, ids, moment, [{ segment, thresholds }], active, { cache, newest });
    for (const verdict of await judgeNow(touched)) {
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
      engine,
      size,
      thresholds,
    });
    const repaired = causes.beyond === "repaired" ? found.entered.length + found.left.length : 0;
    if (isSame) await countSweep(tx, segment.id, repaired, moment);
    // After data were taken away, or messages were left to the sweeps, what was foreseen may be wrong for anybody.
    if (!isSame || isOwed) await foreseeAnew(work, segment, active);
    const looked = !isSame || isOwed ? await readAllComing(tx.sql, moment) : [...entered, ...left];
    await wakeBy(work, await judgeNow(looked));
    return {
      entered: entered.length + followed.entered,
      left: left.length + followed.left + closed,
      repaired,
    };
  }
}

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
