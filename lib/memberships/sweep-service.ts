import { setTimeout } from "node:timers/promises";
import type { PopulationReader } from "#lib/customers/population-reader.ts";
import type { Database } from "#lib/db/client.ts";
import { builtInFormulas } from "#lib/features/built-in.ts";
import { backOff } from "#lib/memberships/back-off.ts";
import { readCursor, saveCursor } from "#lib/memberships/cursor-store.ts";
import type { Bound } from "#lib/memberships/judging-service.ts";
import { type Moved, readEvaluations } from "#lib/memberships/store.ts";
import { boundBy } from "#lib/memberships/sweep-footing-service.ts";
import { ask, type Swept, sweep } from "#lib/memberships/sweep-segment-service.ts";
import { followTime, foresee, type TimeResult } from "#lib/memberships/time-service.ts";
import { followMessages } from "#lib/memberships/update-service.ts";
import { type FollowingCache, writing } from "#lib/memberships/writing-service.ts";
import { dependsOn } from "#lib/rules/depends-on.ts";
import { basisOf } from "#lib/segments/active.ts";
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
  /** After so long, further sweeps wait until messages have had their turn; one is made in any case. If missing, none waits. */
  readonly sweepForMs?: number;
  /** Sweeps that are due by age alone rest so many times as long as those before them took; if missing, not at all. */
  readonly sweepRest?: number;
  /** Customers whom a sweep lets in or out in one transaction; messages have their turn between two. */
  readonly mostInPart?: number;
  /** So often messages and time are followed while the population is asked, which can take long; if missing, not then. */
  readonly followEveryMs?: number;
  /** Once it is aborted, what is left of time and messages is left for the next time. */
  readonly signal?: AbortSignal;
};

const usual = { moving: 300_000, still: 6 * 3_600_000 };

export type UpdateResult = {
  readonly entered: number;
  readonly left: number;
  /** How many were taken into account before anything was swept. */
  readonly messages: number;
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
  const { database, now, cache, sweepRest = 0 } = options;
  const { isBehind, ...followed } = await follow(options);
  if (isBehind)
    return { ...followed, repaired: 0, swept: [], isBehind, isWaiting: false, failure: undefined };
  const startedAt = now();
  const { due, owedSince } = await readDue(options, startedAt);
  const isResting = performance.now() < (cache?.sweepsRestUntilMs ?? 0) && !due.some((each) => each.isLate);
  const ready = isResting ? due.filter(({ isByAge }) => !isByAge) : due;
  const { isCutShort, byAgeMs, ...sweeps } = await sweepAll(ready, startedAt, options);
  if (cache && byAgeMs > 0)
    cache.sweepsRestUntilMs = Math.max(cache.sweepsRestUntilMs, performance.now() + sweepRest * byAgeMs);
  const waiting = due.filter(({ key }) => !sweeps.swept.includes(key));
  const isWaiting = waiting.length > 0;
  if (owedSince !== undefined && !waiting.some(({ isOwed }) => isOwed)) await clearOwed(database, owedSince);
  const isForeseeing = await foresee(database, now(), options.cache);
  return {
    ...sweeps,
    entered: followed.entered + sweeps.entered,
    left: followed.left + sweeps.left,
    messages: followed.messages,
    isBehind: isForeseeing || isCutShort,
    isWaiting,
  };
}

type Sweeps = Omit<UpdateResult, "messages" | "isBehind" | "isWaiting"> & {
  readonly isCutShort: boolean;
  /** How long those took that were due by age, whatever came of them. */
  readonly byAgeMs: number;
};

/** Sweeps what is due and does not rest, as long as sweeps may take. */
async function sweepAll(due: readonly Due[], startedAt: Instant, options: UpdateOptions): Promise<Sweeps> {
  const { now, cache, sweepForMs = Infinity } = options;
  const { rests } = cache ?? { rests: backOff() };
  const tally = { entered: 0, left: 0, repaired: 0, swept: [] as string[] };
  const failures: unknown[] = [];
  const count = ({ entered, left, repaired = 0 }: Moved & Partial<Swept>) => {
    tally.entered += entered;
    tally.left += left;
    tally.repaired += repaired;
  };
  const startedMs = performance.now();
  let isCutShort = false;
  let byAgeMs = 0;
  const ready = due.filter(({ basis }) => !rests.isResting(basis, startedAt));
  // By age last, then what was not tried, and what was not swept for longest.
  const inTurn = ready.toSorted(
    (a, b) =>
      Number(a.isByAge) - Number(b.isByAge) ||
      rests.triedAt(a.basis) - rests.triedAt(b.basis) ||
      a.sweptAt - b.sweptAt,
  );
  for (const [index, { key, basis, isByAge }] of inTurn.entries()) {
    isCutShort = index > 0 && performance.now() - startedMs >= sweepForMs;
    if (isCutShort) break;
    const took = stopwatch();
    const asking = took(ask(key, options));
    count(await followUntil(asking, options));
    const turns = { failure: undefined as { readonly error: unknown } | undefined };
    let bound: Bound | undefined;
    const between = () =>
      took.but(follow(options, bound)).then(count, (error: unknown) => {
        turns.failure = { error };
        throw error;
      });
    try {
      const asked = await asking;
      bound = asked && boundBy(asked);
      const isDone = asked && (await took(sweep(asked, { ...options, between, count })));
      if (!isDone) {
        rests.postponed(basis, now());
        continue;
      }
      rests.done(basis);
      tally.swept.push(key);
    } catch (error) {
      // What fails of following is no failure of the segment.
      if (turns.failure) throw turns.failure.error;
      if (error instanceof AppError && error.code === "replica.not_ready") rests.postponed(basis, now());
      else {
        rests.failed(basis, now());
        failures.push(new Error(`The segment ${key} could not be evaluated`, { cause: error }));
      }
    } finally {
      if (isByAge) byAgeMs += took.ms();
    }
  }
  const failure =
    failures.length > 0 ? new AggregateError(failures, "Some segments could not be evaluated") : undefined;
  return { ...tally, isCutShort, byAgeMs, failure };
}

/** Adds up how long some works take, but for what is done in between. */
function stopwatch() {
  let ms = 0;
  const timed = <T>(work: Promise<T>, sign: 1 | -1): Promise<T> => {
    const startedMs = performance.now();
    return work.finally(() => {
      ms += sign * (performance.now() - startedMs);
    });
  };
  return Object.assign(<T>(work: Promise<T>) => timed(work, 1), {
    but: <T>(work: Promise<T>) => timed(work, -1),
    ms: () => Math.max(0, ms),
  });
}

/** Follows time and messages until something is answered, or has failed. */
async function followUntil(asking: Promise<unknown>, options: UpdateOptions): Promise<Moved> {
  const { followEveryMs = Infinity, signal } = options;
  const moved = { entered: 0, left: 0 };
  let isAsking = true;
  const end = asking.then(stop, stop);
  function stop() {
    isAsking = false;
  }
  for (let waitMs = followEveryMs; isAsking; ) {
    await Promise.race([end, Number.isFinite(waitMs) ? setTimeout(waitMs, undefined, { ref: false }) : end]);
    if (!isAsking) break;
    const { entered, left, isBehind } = await follow(options);
    moved.entered += entered;
    moved.left += left;
    waitMs = isBehind && !signal?.aborted ? 0 : followEveryMs;
  }
  return moved;
}

/**
 * Messages have their turn between the thousands whom a midnight wakes: they wake whom they touch by themselves. But whoever of the first
 * thousand has very many moments behind them is followed up before, some at a time: all would have to be within the transaction of a message.
 */
async function follow(
  { database, now, cache, signal }: UpdateOptions,
  bound?: Bound,
): Promise<Moved & Pick<UpdateResult, "messages" | "isBehind">> {
  const moved = { entered: 0, left: 0 };
  // One moment for all of it, so that it comes to an end.
  const moment = now();
  let time: TimeResult;
  do {
    time = await followTime(database, () => moment, cache, bound);
    moved.entered += time.entered;
    moved.left += time.left;
    if (signal?.aborted) return { ...moved, messages: 0, isBehind: true };
  } while (time.isCutShort);
  const messages = await followMessages(database, now, cache, bound);
  return {
    entered: moved.entered + messages.entered,
    left: moved.left + messages.left,
    messages: messages.messages,
    isBehind: time.isBehind || messages.isBehind,
  };
}

/** A segment that is due for a sweep. */
type Due = {
  readonly key: string;
  /** The versions and lists that its members depend on. */
  readonly basis: string;
  /** When it was swept last, if ever. */
  readonly sweptAt: Instant;
  /** Nothing but time asks for it; and it is twice as old as it may become. */
  readonly isByAge: boolean;
  readonly isLate: boolean;
  /** Something else asked all segments for it since. */
  readonly isOwed: boolean;
};

async function readDue(
  options: UpdateOptions,
  now: Instant,
): Promise<{ readonly due: readonly Due[]; readonly owedSince: Instant | undefined }> {
  const { database, sweepEveryMs = usual } = options;
  const active = await readActiveSegments(database);
  const evaluations = await readEvaluations(database);
  const { sweepDueSince: owedSince } = await readCursor(database);
  const segmentRule = (key: string) => active.get(key)?.rule ?? { kind: "everyone" as const };
  const due = [...active.values()].flatMap((segment): Due[] => {
    const basis = basisOf(segment, active);
    const evaluation = evaluations.get(segment.id);
    const { sweptAt = -Infinity } = evaluation ?? {};
    const isOwed = owedSince !== undefined && evaluation !== undefined && sweptAt <= owedSince;
    const isByAge = !isOwed && evaluation?.basis === basis;
    const { onTime, onPopulation } = dependsOn(segment.rule, { segmentRule, formulas: builtInFormulas });
    const everyMs = onTime || onPopulation ? sweepEveryMs.moving : sweepEveryMs.still;
    if (isByAge && now - sweptAt < everyMs) return [];
    const isLate = isByAge && now - sweptAt >= 2 * everyMs;
    return [{ key: segment.key, basis, sweptAt, isByAge, isLate, isOwed }];
  });
  return { due, owedSince };
}

/** All segments were swept since: what was owed then is done, unless more came to be owed while they were. */
async function clearOwed(database: Database, owedSince: Instant): Promise<void> {
  await writing(database, async ({ tx }) => {
    const cursor = await readCursor(tx);
    if (cursor.sweepDueSince === owedSince) await saveCursor(tx, { ...cursor, sweepDueSince: undefined });
  });
}
