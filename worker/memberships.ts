import type { Database } from "#lib/db/client.ts";
import { updateMemberships } from "#lib/memberships/sweep-service.ts";
import { isAnythingWaiting, readNextWakeAt } from "#lib/memberships/wake-store.ts";
import { giveUpWarming, warm } from "#lib/memberships/warming-service.ts";
import { type FollowingCache, followingCache } from "#lib/memberships/writing-service.ts";
import { populationReader } from "#lib/segments/reader-service.ts";
import type { Bell } from "#worker/bells.ts";
import { log } from "#worker/log.ts";
import { pause } from "#worker/pause.ts";

const everyMs = 1_000;
/** So often everything is looked at, also if nobody told of anything: sweeps are due by time. */
const fullyEveryMs = 5_000;
/** So often messages are followed while the replica is asked for the members of a segment. */
const followEveryMs = 100;
/** After so long of sweeping messages have their turn. */
const sweepForMs = 100;
/** Sweeps that only check what is stored take a fourth of the time at most: with a million customers each takes some tenths of a second. */
const sweepRest = 3;
/**
 * While so many messages come it rests after each look: what a look costs by itself, and who comes several times, is then shared
 * by more of them. Where fewer come, each is followed at once; of a burst, the first are.
 */
const manyPerSecond = 3_000;
const restMs = 250;
const afterFailureMs = 5_000;

/**
 * Keeps memberships up to date: from when messages came or a segment or list was written, at the moment for which a change
 * was foreseen, and every few seconds for segments that are due for a sweep. A notification can be lost, so that it also
 * looks every second whether anything waits, which costs one small query.
 */
export function startMemberships(database: Database, bell: Bell): { readonly stop: () => Promise<void> } {
  const stopping = new AbortController();
  const running = run(database, bell, stopping.signal);
  return {
    stop: async () => {
      stopping.abort();
      bell.ring();
      await running;
    },
  };
}

async function run(database: Database, bell: Bell, signal: AbortSignal): Promise<void> {
  const population = populationReader();
  const cache = followingCache();
  let isTold = true;
  let fullyAt = 0;
  let lookedAt = performance.now();
  while (!signal.aborted) {
    try {
      const nextWakeAt = (await readNextWakeAt(database)) ?? Infinity;
      if (!isTold && nextWakeAt > Date.now() && performance.now() < fullyAt) {
        isTold = await bell.wait(Math.min(everyMs, nextWakeAt - Date.now()));
        if (!isTold && !(await isAnythingWaiting(database))) continue;
      }
      isTold = true;
      const { messages, isBehind, isWaiting, failure, ...moved } = await updateMemberships({
        database,
        population,
        now: Date.now,
        cache,
        followEveryMs,
        sweepForMs,
        sweepRest,
        signal,
      });
      if (failure) log.error({ err: failure }, "segments could not be evaluated, and rest");
      if (moved.repaired > 0) log.error(moved, "a sweep put memberships right that were wrong");
      if (moved.entered + moved.left > 0) log.debug(moved, "memberships changed");
      isTold = isBehind || (await readAhead(database, cache));
      const seconds = (performance.now() - lookedAt) / 1000;
      lookedAt = performance.now();
      if (!isTold && messages >= manyPerSecond * seconds) await pause(restMs, signal);
      fullyAt = performance.now() + (isWaiting ? everyMs : fullyEveryMs);
    } catch (error) {
      cache.histories.clear();
      log.error({ err: error }, "memberships could not be brought up to date");
      await pause(afterFailureMs, signal);
    }
  }
}

/** @returns whether there may be more. It fails alone: what cannot be read ahead would be tried again without end. */
async function readAhead(database: Database, cache: FollowingCache): Promise<boolean> {
  try {
    return await warm(database, Date.now(), cache);
  } catch (error) {
    cache.histories.clear();
    giveUpWarming(cache);
    log.error({ err: error }, "customers could not be read ahead, and are read as they come");
    return false;
  }
}
