import { BIGINT, type DuckDBConnection, LIST, listValue } from "@duckdb/node-api";
import type pg from "pg";
import type { Sql } from "#lib/db/pool.ts";
import { applyCustomers, stageBatches } from "#lib/replica/apply-customers.ts";
import { applyRemovals } from "#lib/replica/apply-removals.ts";
import { stageCustomers } from "#lib/replica/bulk/customers.ts";
import { type BulkOptions, feedBulk } from "#lib/replica/bulk/feed-bulk.ts";
import { chunksOf, numbersOf } from "#lib/replica/chunks.ts";
import { createFacetReader } from "#lib/replica/facets.ts";
import { ReplicaOutdated } from "#lib/replica/outdated.ts";
import { createRecorder, type Origin, type Recorder } from "#lib/replica/record.ts";
import {
  readCustomers,
  readEvents,
  readLastNo,
  readRemovals,
  readTraits,
  type SourceEvent,
  type SourceTrait,
  withSnapshot,
} from "#lib/replica/source.ts";
import { readState } from "#lib/replica/state.ts";
import { settleTraits } from "#lib/replica/succession.ts";
import { readTables } from "#lib/replica/tables.ts";
import { inTransaction } from "#lib/replica/transaction.ts";
import { createWriter, type Resolve } from "#lib/replica/writer.ts";
import type { TimeZone } from "#lib/std/time-zone.ts";

/** Messages in one DuckDB transaction. */
const CHUNK = 20_000;

export type FeedOptions = {
  readonly zone: TimeZone;
  /** A folder that is made for files on their way while the replica is filled in bulk. */
  readonly scratch: string;
  /** A further connection to the replica. */
  readonly connect: () => Promise<DuckDBConnection>;
  readonly bulk?: BulkLimits;
};

export type BulkLimits = Pick<BulkOptions, "chunk" | "fewest"> & {
  /** Further behind than this, the replica is filled in bulk, and answers only when it is done. */
  readonly behind: number;
};

const USUAL: BulkLimits = { behind: 200_000, chunk: 250_000, fewest: 1_000 };

export type FeedResult = { readonly cursor: number; readonly events: number };

/**
 * Brings the replica up to the last committed number, in the order of numbers. Each chunk is one DuckDB transaction
 * together with the cursor, so that a crash at any point loses and doubles nothing.
 */
export function feed(duckdb: DuckDBConnection, pool: pg.Pool, options: FeedOptions): Promise<FeedResult> {
  return withSnapshot(pool, (sql) => feedFrom(duckdb, sql, options));
}

async function feedFrom(
  duckdb: DuckDBConnection,
  sql: Sql,
  { zone, bulk = USUAL, ...options }: FeedOptions,
): Promise<FeedResult> {
  const state = await readState(duckdb);
  if (!state) throw new ReplicaOutdated("The replica does not say what it holds");
  const upper = await readLastNo(sql);
  if (upper < state.cursor)
    throw new ReplicaOutdated(`The numbering went back from ${state.cursor} to ${upper}`);
  if (upper === state.cursor && state.isSettled) return { cursor: upper, events: 0 };
  if (!state.isSettled || upper - state.cursor > bulk.behind) {
    await inTransaction(duckdb, async () => {
      await applyWhatChanged(duckdb, sql, state.cursor, upper, (after) =>
        stageCustomers(duckdb, sql, options.scratch, after),
      );
      await duckdb.run("UPDATE replica SET is_settled = false");
    });
    const span = { from: state.cursor, upper };
    return { cursor: upper, events: await feedBulk(duckdb, sql, span, { zone, ...options, ...bulk }) };
  }
  let events = 0;
  let ahead = readRows(sql, state.cursor, Math.min(state.cursor + CHUNK, upper));
  const readFacets = createFacetReader(zone);
  for (let from = state.cursor; from < upper; from += CHUNK) {
    const to = Math.min(from + CHUNK, upper);
    await inTransaction(duckdb, async () => {
      const tables = await readTables(duckdb);
      const writer = createWriter(duckdb, tables);
      const recorder = createRecorder(writer, readFacets, zone);
      const rows = await ahead;
      ahead = readRows(sql, to, Math.min(to + CHUNK, upper));
      recordRows(recorder, rows);
      events += rows.events.length;
      await writer.prepare();
      if (from === state.cursor)
        await applyWhatChanged(duckdb, sql, from, upper, (after) =>
          stageBatches(duckdb, readCustomers(sql, after)),
        );
      else await duckdb.run("CREATE OR REPLACE TEMP TABLE touched (c INTEGER)");
      await writer.flush(await resolverOf(duckdb, writer.senders()));
      await settleTraits(duckdb, tables, { touched: "touched", after: from });
      await duckdb.run(`UPDATE replica SET cursor = ${to}`);
    });
  }
  return { cursor: upper, events };
}

/** Removals first: what Postgres still has of the removed is read after it. */
async function applyWhatChanged(
  duckdb: DuckDBConnection,
  sql: Sql,
  after: number,
  upper: number,
  stage: (after: number) => Promise<void>,
): Promise<void> {
  const tables = await readTables(duckdb);
  const removals = await readRemovals(sql, after, upper);
  if (removals.length > 0) await applyRemovals(duckdb, tables, removals);
  const isComplete = removals.length > 0;
  await applyCustomers(duckdb, tables, () => stage(isComplete ? -1 : after), isComplete);
}

type Rows = { readonly events: readonly SourceEvent[]; readonly traits: readonly SourceTrait[] };

/** Reads the next rows while those before are written. */
function readRows(sql: Sql, after: number, upTo: number): Promise<Rows> {
  const reading = (async () => ({
    events: await readEvents(sql, after, upTo),
    traits: await readTraits(sql, after, upTo),
  }))();
  // It fails where it is awaited; nobody awaits it any more when the writing failed before.
  reading.catch(() => undefined);
  return reading;
}

function recordRows(recorder: Recorder, { events, traits }: Rows): void {
  for (const event of events) recorder.event(originOf(event), event.name, event.properties);
  for (const trait of traits) recorder.trait(originOf(trait), trait.trait, trait.value);
}

function originOf({ customerId, at, no, importId }: SourceEvent | SourceTrait): Origin {
  return { sender: customerId, at, no, importId };
}

async function resolverOf(duckdb: DuckDBConnection, ids: ReadonlySet<number>): Promise<Resolve> {
  const found = await duckdb.run(
    `SELECT source_id::DOUBLE, no, coalesce(root, 0) FROM customer
     JOIN (SELECT unnest($1::BIGINT[]) AS id) wanted ON source_id = wanted.id`,
    [listValue([...ids].map(BigInt))],
    [LIST(BIGINT)],
  );
  const senders = new Map<number, ReturnType<Resolve>>();
  for (const chunk of chunksOf(found)) {
    const [sourceIds, numbers, roots] = [numbersOf(chunk, 0), numbersOf(chunk, 1), numbersOf(chunk, 2)];
    for (let row = 0; row < sourceIds.length; row += 1)
      senders.set(sourceIds[row] ?? 0, { s: numbers[row] ?? 0, c: roots[row] ?? 0 });
  }
  return (id) => {
    const sender = senders.get(id);
    // Customers are numbered from 1.
    if (!sender?.c) throw new ReplicaOutdated(`Customer ${id} is unknown`);
    return sender;
  };
}
