import type { PopulationReader } from "#lib/customers/population-reader.ts";
import { readAllComing, readRoots } from "#lib/customers/read.ts";
import type { Database } from "#lib/db/client.ts";
import { readCursor } from "#lib/memberships/cursor-store.ts";
import {
  type Difference,
  differenceOf,
  noDifference,
  partsOf,
  splitDifference,
} from "#lib/memberships/difference.ts";
import { countOpen, readOpenAmong, readOpenRows } from "#lib/memberships/open-store.ts";
import {
  closeMerged,
  type Moved,
  readEvaluations,
  saveEvaluation,
  writeDifference,
} from "#lib/memberships/store.ts";
import { causeOfSweep } from "#lib/memberships/sweep-cause.ts";
import {
  type Asked,
  type Begun,
  changedByTime,
  footingOf,
  judgeNow,
} from "#lib/memberships/sweep-footing-service.ts";
import { countDifferences, countSweep } from "#lib/memberships/sweep-store.ts";
import { foreseeAnew } from "#lib/memberships/time-service.ts";
import { wakeBy } from "#lib/memberships/wake-store.ts";
import { type FollowingCache, type Writing, writing } from "#lib/memberships/writing-service.ts";
import { type ActiveSegment, basisOf } from "#lib/segments/active.ts";
import { readActiveSegments } from "#lib/segments/read.ts";
import type { Instant } from "#lib/std/time-zone.ts";

const usualInPart = 20_000;

/**
 * Asks for the members and compares them with what is stored, without holding up anything.
 *
 * @returns `undefined` if the segment is not active any more
 */
export async function ask(key: string, { database, population, now }: Asking): Promise<Asked | undefined> {
  const { lastNo: askedNo, asOf: before = 0 } = await readCursor(database);
  const known = await readActiveSegments(database);
  const segment = known.get(key);
  if (!segment) return undefined;
  const expected = basisOf(segment, known);
  const asOf = Math.max(now(), before);
  // Of two processes the one that asked first may be answered last, with thresholds that were moved since.
  const sweptAt = (await readEvaluations(database)).get(segment.id)?.sweptAt;
  const { rowIds, ...answer } = await population.memberRows({ rule: segment.rule, asOf });
  const difference = differenceOf(await readOpenRows(database, segment.id), rowIds);
  return {
    key,
    segmentId: segment.id,
    expected,
    askedNo,
    asOf,
    engine: population.engine,
    answer,
    difference,
    sweptAt,
  };
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

type Sweeping = {
  readonly database: Database;
  readonly cache?: FollowingCache | undefined;
  /** Customers who enter or leave in one transaction. */
  readonly mostInPart?: number;
  /** Has its turn between two transactions of one sweep. */
  readonly between?: () => Promise<unknown>;
  /** Told of each transaction what it wrote: what comes to nothing later has written that all the same. */
  readonly count?: (swept: Swept) => void;
};

/**
 * Writes the difference between the memberships of a segment and what was answered about the whole population. What the
 * reader has not seen, or what was evaluated by messages or time while it read, is evaluated once more in memory, so that its
 * answer never undoes newer ones. Whose messages are there but not followed yet may differ because of them. What time was to
 * change up to then is changed first: what differs after that, without a message, a new version, list or threshold, was wrong
 * before, and is counted as a difference that was repaired.
 *
 * A large difference is written in parts, so that messages need not wait for all of it; that the segment was swept is
 * written with the last one, so that after a crash it is due again.
 *
 * @returns whether it came to its end: not if the segment or the shop's time zone changed meanwhile, another process swept it, or
 *   the reader or time is too far behind; it is due again the next time
 */
export async function sweep(
  asked: Asked,
  { database, cache, mostInPart = usualInPart, between, count }: Sweeping,
): Promise<boolean> {
  const parts = partsOf(asked.difference, mostInPart);
  const write = <T>(work: (work: Writing) => Promise<T>) => writing(database, work, cache?.standings);
  let begun: Begun | undefined;
  const skipped: bigint[] = [];
  for (const part of parts.length > 1 ? parts : []) {
    const written = await write((work) => writePart(work, asked, part, { begun, cache }));
    if (!written) return false;
    begun ??= written.begun;
    skipped.push(...written.skipped);
    count?.(written);
    await between?.();
  }
  const rest = parts.length > 1 ? noDifference : asked.difference;
  const before = { begun, skipped };
  const written = await write((work) => writeRest(work, asked, rest, { before, cache }));
  if (written) count?.(written);
  return written !== undefined;
}

/** Writes some of the difference: of those to whom nothing has happened since the members were asked for. */
async function writePart(
  work: Writing,
  asked: Asked,
  part: Difference,
  before: { readonly begun: Begun | undefined; readonly cache: FollowingCache | undefined },
): Promise<(Swept & { readonly begun: Begun; readonly skipped: readonly bigint[] }) | undefined> {
  const { cache } = before;
  const footing = await footingOf(work, asked, before.begun);
  if (!footing) return undefined;
  const { moment, followed, moved, touched, merged, unfollowed, segment, circumstances } = footing;
  // All parts are one sweep: whoever is in from the first on was found at one moment.
  const { begun = { at: moment, moved } } = before;
  const arrived = [...touched, ...unfollowed];
  // Messages of an id that was merged are its survivor's.
  const roots = await readRoots(work.tx.sql, arrived, moment);
  const byTime = await changedByTime(work, footing, asked, part, cache);
  const happened = new Set([...arrived, ...merged, ...roots.values(), ...byTime].map(Number));
  const { within, beyond } = splitDifference(part, happened);
  const cause = causeOfSweep(circumstances);
  const { entered, left } = await writeDifference(work, ownOf(segment), beyond, begun.at, cause);
  const all = [...entered, ...left];
  const repaired = cause === "repaired" ? all.length : 0;
  await countDifferences(work.tx, segment.id, repaired, moment);
  if (!footing.isAnew) await wakeBy(work, await judgeNow(work, footing, asked, all, cache));
  return {
    begun,
    entered: entered.length + followed.entered,
    left: left.length + followed.left,
    repaired,
    skipped: [...within.entering, ...within.leaving].map(BigInt),
  };
}

/** What the parts before have begun, and of whom they left it open. */
type Before = { readonly begun: Begun | undefined; readonly skipped: readonly bigint[] };

/** Writes the difference, and what is different by now of those to whom something has happened, and that it is done. */
async function writeRest(
  work: Writing,
  asked: Asked,
  rest: Difference,
  { before, cache }: { readonly before: Before; readonly cache: FollowingCache | undefined },
): Promise<Swept | undefined> {
  const { tx } = work;
  const footing = await footingOf(work, asked, before.begun);
  if (!footing) return undefined;
  const { active, segment, moment, followed, merged, unfollowed, isSame, isAnew, circumstances } = footing;
  const own = ownOf(segment);
  const closed =
    (await closeMerged(work, unfollowed, moment, "now")) + (await closeMerged(work, merged, moment, "merge"));
  const roots = await readRoots(tx.sql, unfollowed, moment);
  const byTime = await changedByTime(work, footing, asked, rest, cache);
  // What was yet to come has come since for some: their wakes are not for this version.
  const coming = isAnew ? await readAllComing(tx.sql, asked.asOf) : [];
  const touched = [...new Set([...footing.touched, ...before.skipped, ...byTime, ...coming])];
  const judged = new Map([...touched, ...merged].map((id) => [Number(id), false]));
  const verdicts = await judgeNow(work, footing, asked, touched, cache);
  for (const { customerId, inside } of verdicts) judged.set(Number(customerId), inside.length > 0);
  const concerned = [...rest.entering, ...rest.leaving, ...judged.keys()];
  const open = await readOpenAmong(tx, segment.id, concerned);
  const difference = splitDifference(
    differenceOf(open, Float64Array.from(rest.entering), judged),
    new Set([...unfollowed, ...roots.values()].map(Number)),
  );
  const cause = causeOfSweep(circumstances);
  const causeWithin = causeOfSweep({ ...circumstances, isOwed: true });
  const early = await writeDifference(work, own, difference.within, moment, causeWithin);
  const found = await writeDifference(work, own, difference.beyond, moment, cause);
  const entered = [...early.entered, ...found.entered];
  const left = [...early.left, ...found.left];
  await saveEvaluation(tx, {
    ...own,
    basis: asked.expected,
    sweptAt: moment,
    engine: asked.engine,
    size: await countOpen(tx, segment.id),
    thresholds: asked.answer.thresholds,
  });
  const repaired = cause === "repaired" ? found.entered.length + found.left.length : 0;
  if (isSame) await countSweep(tx, segment.id);
  await countDifferences(tx, segment.id, repaired, moment);
  if (isAnew) await foreseeAnew(work, segment, active);
  await wakeBy(work, isAnew ? verdicts : await judgeNow(work, footing, asked, [...entered, ...left], cache));
  return {
    entered: entered.length + followed.entered,
    left: left.length + followed.left + closed,
    repaired,
  };
}

function ownOf({ id, versionNo }: ActiveSegment) {
  return { segmentId: id, versionNo };
}
