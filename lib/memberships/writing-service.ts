import { type Database, type Db, transaction } from "#lib/db/client.ts";
import { lockMemberships } from "#lib/db/membership-lock.ts";
import { type BackOff, backOff } from "#lib/memberships/back-off.ts";
import { raiseRevision, readRevision, saveSweepsDue } from "#lib/memberships/cursor-store.ts";
import { numberFeed } from "#lib/memberships/feed-store.ts";
import { type HistoryCache, historyCache } from "#lib/memberships/history-store.ts";
import { type Pace, pace } from "#lib/memberships/pace.ts";
import { readStandings } from "#lib/memberships/standing-store.ts";
import { type Standings, standings } from "#lib/memberships/standings.ts";
import type { ListCache } from "#lib/segments/catalog-service.ts";

/** A transaction that may write memberships and wakes, with what is written of customers before it. */
export type Writing = { readonly tx: Db; readonly standings: Standings };

/**
 * One at a time over all processes, on one state of the data.
 *
 * @param kept what is written of customers, from one call to the next
 */
export async function writing<T>(
  database: Database,
  work: (writing: Writing) => Promise<T>,
  kept: Standings = standings(),
): Promise<T> {
  try {
    const { done, revision } = await transaction(
      async (tx) => {
        await lockMemberships(tx.sql);
        await numberFeed(tx);
        kept.begin(await readRevision(tx), (customerIds) => readStandings(tx, customerIds));
        const done = await work({ tx, standings: kept });
        return { done, revision: kept.hasChanged() ? await raiseRevision(tx) : undefined };
      },
      { database, isolation: "RepeatableRead" },
    );
    if (revision !== undefined) kept.committed(revision);
    return done;
  } catch (error) {
    // Nothing of it was written, or it is not known what was.
    kept.forgetAll();
    throw error;
  }
}

/**
 * Has everybody evaluated anew for all segments, and looked ahead for, in the transaction that changes how their rules are
 * read: with the shop's time zone, midnights are others.
 */
export async function oweSweeps(tx: Db): Promise<void> {
  await lockMemberships(tx.sql);
  await saveSweepsDue(tx);
}

/** What is kept in memory from one update of memberships to the next, also which sweeps come to nothing and rest. */
export type FollowingCache = {
  readonly histories: HistoryCache;
  readonly standings: Standings;
  readonly lists: ListCache;
  readonly rests: BackOff;
  /** Until then, by the clock of `performance`, no segment is swept by its age. */
  sweepsRestUntilMs: number;
  readonly warming: Warming;
  /**
   * Messages that are followed in one transaction at most: twice as many as the one before took, and few again when one failed, so that one
   * that cannot come to its end does not come again for ever.
   */
  mostMessages: number;
  /** Customers who are looked ahead for at a time; messages that come meanwhile wait for them. */
  readonly foreseeing: Pace;
};

/**
 * Up to which customer all were read ahead since everything was forgotten for the last time; none: all of them were. And how many are
 * read at a time, for whom messages that come meanwhile wait.
 */
export type Warming = { clearings: number; to: bigint | undefined; readonly pace: Pace };

/** Messages may wait about so long for those who are read or looked ahead for. */
const waitMs = 150;
/** Customers who are looked ahead for at a time where nothing is kept. */
export const mostForeseen = 1_000;

/** Messages that any transaction may follow. */
export const fewMessages = 20_000;

/** @param capacity as of historyCache and of standings, if not the usual ones */
export function followingCache(capacity?: number): FollowingCache {
  return {
    histories: historyCache(capacity),
    standings: standings(capacity),
    lists: new Map(),
    rests: backOff(),
    sweepsRestUntilMs: 0,
    warming: { clearings: 0, to: 0n, pace: pace({ least: 50, most: 500, ms: waitMs }) },
    mostMessages: fewMessages,
    foreseeing: pace({ least: 100, most: mostForeseen, ms: waitMs }),
  };
}
