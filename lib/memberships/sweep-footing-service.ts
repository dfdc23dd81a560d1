import type { MemberRows } from "#lib/customers/population-reader.ts";
import { readMergedBetween } from "#lib/customers/read.ts";
import { builtInFormulas } from "#lib/features/built-in.ts";
import { planOnce, readCursor, readLastNo, readTouched, saveCursor } from "#lib/memberships/cursor-store.ts";
import type { Difference } from "#lib/memberships/difference.ts";
import { type Bound, judge } from "#lib/memberships/judging-service.ts";
import { type Evaluation, type Moved, readEvaluations } from "#lib/memberships/store.ts";
import type { SweepCircumstances } from "#lib/memberships/sweep-cause.ts";
import { readMovedBetween } from "#lib/memberships/sweep-store.ts";
import { followTimeUpTo } from "#lib/memberships/time-service.ts";
import { maxBehind, mostCustomers } from "#lib/memberships/update-service.ts";
import type { FollowingCache, Writing } from "#lib/memberships/writing-service.ts";
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
  readonly segmentId: string;
  /** The versions and lists that it holds for. */
  readonly expected: string;
  readonly askedNo: bigint;
  readonly asOf: Instant;
  readonly engine: string;
  readonly answer: Omit<MemberRows, "rowIds">;
  /** From what was stored after the answer had come. */
  readonly difference: Difference;
  /** When the segment had been swept, if it was, before the answer was asked for. */
  readonly sweptAt: Instant | undefined;
};

/** By what messages and time are followed as soon as a part of an answer was written. */
export function boundBy({ segmentId, sweptAt, answer: { thresholds } }: Asked): Bound {
  return { segmentId, sweptAt, thresholds };
}

/** When the first part of an answer was written, and who had moved by then since it was asked for. */
export type Begun = { readonly at: Instant; readonly moved: readonly bigint[] };

export type Footing = {
  readonly active: ReadonlyMap<string, ActiveSegment>;
  readonly segment: ActiveSegment;
  readonly moment: Instant;
  readonly newest: bigint;
  /** Whom time has moved up to the moment. */
  readonly followed: Moved;
  /** Who entered or left since the answer was asked for, but by the parts of it. */
  readonly moved: readonly bigint[];
  /** Of whom something may be newer than the answer, these included, and who was merged since. */
  readonly touched: readonly bigint[];
  readonly merged: readonly bigint[];
  /** Whose messages are there, but not followed yet. */
  readonly unfollowed: readonly bigint[];
  /** The members were computed by the same versions and lists before. */
  readonly isSame: boolean;
  /** They were not, or data were taken away or messages left to the sweeps since: what was foreseen may be wrong for anybody. */
  readonly isAnew: boolean;
  readonly circumstances: SweepCircumstances;
};

/**
 * What holds when an answer is written, up to when time is followed; `undefined` if the answer does not count any more.
 *
 * @param begun if a part of it was written before: all that its parts write is dated to that moment
 */
export async function footingOf(work: Writing, asked: Asked, begun?: Begun): Promise<Footing | undefined> {
  const { tx } = work;
  const { key, expected, askedNo, asOf } = asked;
  const { thresholds, uptoNo, timeZone } = asked.answer;
  await planOnce(tx);
  const active = await readActiveSegments(tx);
  const segment = active.get(key);
  if (!segment || basisOf(segment, active) !== expected) return undefined;
  if (timeZone !== (await readZone(tx)).id) return undefined;
  const evaluation = (await readEvaluations(tx)).get(segment.id);
  if (evaluation?.sweptAt !== asked.sweptAt) return undefined;
  const cursor = await readCursor(tx);
  const { lastNo, asOf: followedAt = asOf, sweepDueSince = -Infinity } = cursor;
  const newest = await readLastNo(tx);
  const after = uptoNo < askedNo ? uptoNo : askedNo;
  if (newest - after > maxBehind) return undefined;
  const moment = Math.max(asOf, followedAt);
  const { at: since, moved: before } = begun ?? { at: asOf, moved: [] };
  const readMoved = () => readMovedBetween(tx, segment.id, since, moment);
  const arrived = await readTouched(tx, after, uptoNo > lastNo ? uptoNo : lastNo);
  const known = [...before, ...(await readMoved())];
  if (arrived.length + known.length > mostCustomers) return undefined;
  // From here on something is written: the answer counts.
  const followed = await followTimeUpTo(work, moment, active, begun && boundBy(asked));
  if (!followed) return undefined;
  await saveCursor(tx, { ...cursor, asOf: moment });
  const hasTimeMoved = followed.entered + followed.left > 0;
  const moved = hasTimeMoved ? [...before, ...(await readMoved())] : known;
  const isSame = evaluation?.basis === expected;
  const isOwed = evaluation !== undefined && evaluation.sweptAt <= sweepDueSince;
  return {
    active,
    segment,
    moment,
    newest,
    followed,
    moved,
    touched: [...arrived, ...moved],
    merged: moment > asOf ? await readMergedBetween(tx.sql, asOf, moment) : [],
    unfollowed: await readTouched(tx, lastNo, newest),
    isSame,
    isAnew: !isSame || isOwed,
    circumstances: {
      basisBefore: evaluation?.basis,
      basis: expected,
      haveThresholdsMoved: evaluation !== undefined && !areSame(evaluation.thresholds, thresholds),
      isOwed,
      isTimeKept: isTimeKept(segment, active, evaluation),
    },
  };
}

/** Whether customers are in the segment at the moment of the footing. */
export function judgeNow(
  { tx }: Writing,
  { segment, active, moment, newest }: Footing,
  { answer: { thresholds } }: Asked,
  ids: readonly bigint[],
  cache: FollowingCache | undefined,
) {
  return judge(tx, ids, moment, [{ segment, thresholds }], active, { cache, newest });
}

/**
 * Of a difference those whom time alone may have changed since the members were asked for. It leaves no trace where it
 * changed an answer that was stored wrongly; after another version everybody is looked ahead for anyway.
 */
export async function changedByTime(
  work: Writing,
  footing: Footing,
  asked: Asked,
  { entering, leaving }: Difference,
  cache: FollowingCache | undefined,
): Promise<readonly bigint[]> {
  const { isAnew, moment, segment, active } = footing;
  const { asOf, answer } = asked;
  if (isAnew || moment === asOf) return [];
  const answered = new Set(entering);
  const now = await judgeNow(work, footing, asked, [...entering, ...leaving].map(BigInt), cache);
  const unlike = now.flatMap(({ customerId, inside }) =>
    inside.length > 0 === answered.has(Number(customerId)) ? [] : [customerId],
  );
  const followed = [{ segment, thresholds: answer.thresholds }];
  const then = await judge(work.tx, unlike, asOf, followed, active);
  return then.flatMap(({ customerId, nextAt = Infinity }) => (nextAt <= moment ? [customerId] : []));
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
