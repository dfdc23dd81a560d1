import type { Database } from "#lib/db/client.ts";
import { planOnce, readCursor, readLastNo } from "#lib/memberships/cursor-store.ts";
import { judgingOf } from "#lib/memberships/judging-service.ts";
import { readEvaluations } from "#lib/memberships/store.ts";
import { readCustomersAfter } from "#lib/memberships/wake-store.ts";
import { type FollowingCache, type Writing, writing } from "#lib/memberships/writing-service.ts";
import { readActiveSegments } from "#lib/segments/read.ts";
import type { Instant } from "#lib/std/time-zone.ts";

/**
 * Reads what is known and what is written of the next customers of whom nothing is kept, so that it is at hand when a message
 * comes from them: after a start of the worker, and after a version that looks at more than those before it.
 *
 * @returns whether there may be more
 */
export async function warm(database: Database, now: Instant, cache: FollowingCache): Promise<boolean> {
  const { warming, histories } = cache;
  // What was forgotten is read from the first customer on.
  if (warming.clearings !== histories.clearings())
    Object.assign(warming, { clearings: histories.clearings(), to: 0n });
  if (warming.to === undefined) return false;
  const after = warming.to;
  const size = warming.pace.size();
  const startedMs = performance.now();
  let count = 0;
  warming.to = await writing(database, warmNext, cache.standings);
  warming.pace.took(count, performance.now() - startedMs);
  return warming.to !== undefined;

  async function warmNext(work: Writing): Promise<bigint | undefined> {
    const { tx } = work;
    await planOnce(tx);
    const ids = await readCustomersAfter(tx, after, size);
    count = ids.length;
    if (ids.length === 0 || (await readEvaluations(tx)).size === 0) return undefined;
    // Not ahead of what was followed: moments must not go back for what is kept, and a clock may.
    const moment = (await readCursor(tx)).asOf ?? now;
    const active = await readActiveSegments(tx);
    const kept = { cache, newest: await readLastNo(tx) };
    const { read } = await judgingOf(tx, { since: moment, moment }, [], active, kept);
    const missing = histories.without(ids);
    await read(tx, missing, moment);
    await work.standings.of(missing);
    return ids.length === size ? ids.at(-1) : undefined;
  }
}

/** Reads nobody ahead any more until everything is forgotten anew: who comes is read then. */
export function giveUpWarming({ warming, histories }: FollowingCache): void {
  Object.assign(warming, { clearings: histories.clearings(), to: undefined });
}
