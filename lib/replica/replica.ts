import { rm } from "node:fs/promises";
import type { DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import type pg from "pg";
import { type BulkLimits, type FeedResult, feed } from "#lib/replica/feed.ts";
import { isNoRoom } from "#lib/replica/no-room.ts";
import { ReplicaOutdated } from "#lib/replica/outdated.ts";
import { nothingKept, type Reading } from "#lib/replica/sets.ts";
import { openDuckdb } from "#lib/replica/settings.ts";
import { readDatabaseId, readLastNo, readTimeZone, withSnapshot } from "#lib/replica/source.ts";
import { checkReadable, findState, readLayout, readState } from "#lib/replica/state.ts";
import { createTables, readTables } from "#lib/replica/tables.ts";
import { type TimeZone, timeZone } from "#lib/std/time-zone.ts";

/** Told to whoever asks while the replica is filled. */
export class ReplicaNotReady extends Error {}

export type Snapshot = Reading & { readonly zone: TimeZone; readonly cursor: number };

/** The columnar copy of the data, which mends itself: whatever is wrong with its file, it is built anew from Postgres. */
export type Replica = {
  /** Brings it up to date. Calls do not overlap. */
  catchUp(): Promise<FeedResult>;
  /** Runs queries on one state of it. Throws ReplicaNotReady until the first filling is done. */
  read<T>(work: (snapshot: Snapshot) => Promise<T>): Promise<T>;
  close(): Promise<void>;
};

export type ReplicaOptions = {
  readonly path: string;
  readonly pool: pg.Pool;
  /** Told why it is built anew. */
  readonly onRebuild?: (reason: string) => void;
  /** When and how it is filled in bulk, if not as usual. */
  readonly bulk?: BulkLimits;
};

type Open = {
  readonly instance: DuckDBInstance;
  readonly feeder: DuckDBConnection;
  readonly zone: TimeZone;
  /** What was read of the state at some cursor, and what was found in it: nothing changes but with the cursor. */
  found?: Omit<Snapshot, "duckdb" | "zone">;
};

export function createReplica({ path, pool, bulk, onRebuild = () => undefined }: ReplicaOptions): Replica {
  let open: Open | undefined;
  let queue: Promise<unknown> = Promise.resolve();
  const reading = new Set<Promise<unknown>>();
  let isSuspect = false;

  function oneAtATime<T>(work: () => Promise<T>): Promise<T> {
    const result = queue.then(work, work);
    queue = result.catch(() => undefined);
    return result;
  }

  async function catchUp(): Promise<FeedResult> {
    const wanted = await withSnapshot(pool, async (sql) => ({
      source: await readDatabaseId(sql),
      zone: timeZone(await readTimeZone(sql)),
      lastNo: await readLastNo(sql),
    }));
    // Opening reads it whole: a file that a query wrongly blamed is kept.
    if (isSuspect) await closeFile();
    isSuspect = false;
    if (open && open.zone.id !== wanted.zone.id) await startAnew("the shop's time zone changed", wanted);
    open ??= await openOrCreate(wanted);
    try {
      return await feedInto(open);
    } catch (error) {
      if (isNoRoom(error)) {
        // DuckDB may trust the open file no longer. What was committed is in it, and is opened again with the next call.
        await closeFile();
        throw error;
      }
      if (!(error instanceof ReplicaOutdated || isDuckdbFailure(error))) throw error;
      await startAnew(error instanceof Error ? error.message : String(error), wanted);
      return feedInto(open);
    }
  }

  function feedInto({ feeder, instance, zone }: Open): Promise<FeedResult> {
    return feed(feeder, pool, { zone, scratch: scratchOf(path), connect: () => instance.connect(), bulk });
  }

  async function startAnew(reason: string, wanted: Wanted): Promise<void> {
    onRebuild(reason);
    await closeFile();
    await removeFiles(path);
    open = await create(path, wanted);
  }

  async function openOrCreate(wanted: Wanted): Promise<Open> {
    // Left by a process that was killed while it filled the replica.
    await rm(scratchOf(path), { recursive: true, force: true });
    const found = await tryOpen(path, wanted);
    if (typeof found !== "string") return found;
    if (found !== MISSING) onRebuild(found);
    await removeFiles(path);
    return create(path, wanted);
  }

  /** New readers find nothing open; those under way finish first. */
  async function closeFile(): Promise<void> {
    const closing = open;
    open = undefined;
    await Promise.allSettled(reading);
    closing?.feeder.closeSync();
    closing?.instance.closeSync();
  }

  function read<T>(work: (snapshot: Snapshot) => Promise<T>): Promise<T> {
    const result = readNow(work);
    reading.add(result);
    const done = () => reading.delete(result);
    result.then(done, done);
    return result;
  }

  async function readNow<T>(work: (snapshot: Snapshot) => Promise<T>): Promise<T> {
    if (!open) throw new ReplicaNotReady("The replica is not there yet");
    const current = open;
    const { instance, zone } = current;
    const duckdb = await instance.connect();
    try {
      await duckdb.run("BEGIN TRANSACTION");
      const state = await readState(duckdb);
      if (!state?.isSettled) throw new ReplicaNotReady("The replica is being filled");
      const { cursor } = state;
      const known = current.found?.cursor === cursor ? current.found : undefined;
      const found = known ?? { cursor, layout: await readLayout(duckdb), kept: nothingKept() };
      current.found = found;
      const result = await work({ ...found, duckdb, zone });
      await duckdb.run("COMMIT");
      return result;
    } catch (error) {
      if (isDuckdbFailure(error) && !isNoRoom(error)) isSuspect = true;
      throw error;
    } finally {
      duckdb.closeSync();
    }
  }

  return {
    catchUp: () => oneAtATime(catchUp),
    read,
    close: () => oneAtATime(closeFile),
  };
}

type Wanted = { readonly source: string; readonly zone: TimeZone; readonly lastNo: number };

const MISSING = "there is none";

/** The replica in a file, if it can be carried on; else why not. */
async function tryOpen(path: string, wanted: Wanted): Promise<Open | string> {
  let instance: DuckDBInstance | undefined;
  try {
    instance = await openDuckdb(path);
    const feeder = await instance.connect();
    const state = await findState(feeder);
    const reason = await whyNot(feeder, state, wanted);
    if (reason === undefined) return { instance, feeder, zone: wanted.zone };
    feeder.closeSync();
    instance.closeSync();
    return reason;
  } catch (error) {
    instance?.closeSync();
    if (isNoRoom(error)) throw error;
    return `it cannot be read: ${error instanceof Error ? error.message : String(error)}`;
  }
}

async function whyNot(
  duckdb: DuckDBConnection,
  state: Awaited<ReturnType<typeof readState>>,
  wanted: Wanted,
): Promise<string | undefined> {
  if (!state) return MISSING;
  if (state.source !== wanted.source) return "it is of another database";
  if (state.timeZone !== wanted.zone.id) return "the shop's time zone changed";
  if (state.cursor > wanted.lastNo) return "the database went back to an earlier state";
  await checkReadable(duckdb, await readTables(duckdb));
  return undefined;
}

async function create(path: string, wanted: Wanted): Promise<Open> {
  const instance = await openDuckdb(path);
  try {
    const feeder = await instance.connect();
    await feeder.run("BEGIN TRANSACTION");
    await createTables(feeder, wanted.source, wanted.zone);
    await feeder.run("COMMIT");
    return { instance, feeder, zone: wanted.zone };
  } catch (error) {
    instance.closeSync();
    throw error;
  }
}

function scratchOf(path: string): string {
  return `${path}.rows`;
}

async function removeFiles(path: string): Promise<void> {
  await rm(path, { force: true });
  await rm(`${path}.wal`, { force: true });
  await rm(scratchOf(path), { recursive: true, force: true });
}

/** A file that DuckDB cannot read or no longer trusts; not a query that was wrong. */
function isDuckdbFailure(error: unknown): boolean {
  return (
    error instanceof Error &&
    /^(IO|FATAL|INTERNAL|Serialization|Corrupt)\w* Error|corrupt|invalidated/i.test(error.message)
  );
}
