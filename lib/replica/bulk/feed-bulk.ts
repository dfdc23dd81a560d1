import { mkdir, rm } from "node:fs/promises";
import type { DuckDBConnection } from "@duckdb/node-api";
import type { Sql } from "#lib/db/pool.ts";
import { type ChunkFiles, type ReadChunk, readChunk, writeChunk } from "#lib/replica/bulk/fill.ts";
import { type Numbers, readNumbers } from "#lib/replica/bulk/numbers.ts";
import { writeRows } from "#lib/replica/bulk/rows-file.ts";
import { withBulkSettings } from "#lib/replica/bulk/settings.ts";
import { createFacetReader } from "#lib/replica/facets.ts";
import { settleTraits } from "#lib/replica/succession.ts";
import { readTables } from "#lib/replica/tables.ts";
import { inTransaction } from "#lib/replica/transaction.ts";
import type { TimeZone } from "#lib/std/time-zone.ts";

export type BulkOptions = {
  readonly zone: TimeZone;
  /** A folder for files of rows on their way: made, and removed when it is done. */
  readonly scratch: string;
  /** A further connection to the replica, closed when it is done. */
  readonly connect: () => Promise<DuckDBConnection>;
  /** Rows of one name in a chunk from which on they are read in SQL. */
  readonly fewest: number;
  /** Messages in the first chunk; the next ones are as large as their bytes allow. */
  readonly chunk: number;
};

/** Bytes of events in one chunk, and the most numbers however small they are. */
const CHUNK_BYTES = 128 * 1024 * 1024;
const MOST_NUMBERS = 1_000_000;

type Span = { readonly from: number; readonly upper: number };

/**
 * Brings in all numbers after `from` up to `upper`, a chunk a transaction together with the cursor. Three chunks are under way:
 * while one is written, the next one is read into temporary tables of another connection, and Postgres writes the one after
 * to files. The customers must be there, and the replica not be settled: it cannot answer until `upper` is in.
 *
 * @returns how many events there were
 */
export async function feedBulk(
  duckdb: DuckDBConnection,
  sql: Sql,
  span: Span,
  options: BulkOptions,
): Promise<number> {
  await rm(options.scratch, { recursive: true, force: true });
  await mkdir(options.scratch, { recursive: true, mode: 0o700 });
  try {
    const events = await withBulkSettings(duckdb, async () =>
      feedChunks(sql, span, await readNumbers(duckdb), options),
    );
    await inTransaction(duckdb, async () => {
      await settleTraits(duckdb, await readTables(duckdb));
      await duckdb.run("UPDATE replica SET is_settled = true");
    });
    await duckdb.run("CHECKPOINT");
    return events;
  } finally {
    await rm(options.scratch, { recursive: true, force: true });
  }
}

async function feedChunks(
  sql: Sql,
  { from, upper }: Span,
  numbers: Numbers,
  options: BulkOptions,
): Promise<number> {
  const chunking = { ...options, readFacets: createFacetReader(options.zone), known: new Map() };
  const files = createFiles(sql, upper, numbers, options);
  const [one, other] = [await options.connect(), await options.connect()];
  let [here, there] = [one, other];
  let events = 0;
  let next = readNext(here, from);
  try {
    for (let at = from; at < upper; ) {
      const { to, files: written, read } = await next;
      next = readNext(there, to);
      await inTransaction(here, async () => {
        await writeChunk(here, read, chunking);
        await here.run(`UPDATE replica SET cursor = ${to}`);
      });
      await removeFiles(written);
      events += read.events;
      at = to;
      [here, there] = [there, here];
    }
    return events;
  } finally {
    // The connections are free again only when what was begun on them has ended.
    await next.catch(() => undefined);
    await files.settled();
    one.closeSync();
    other.closeSync();
  }

  /** Nothing is read of no numbers. It fails where it is awaited. */
  function readNext(duckdb: DuckDBConnection, after: number): Promise<Read> {
    const reading = (async () => {
      if (after >= upper) return { to: after, files: NO_FILES, read: NOTHING };
      const { to, files: written } = await files.next(after);
      return { to, files: written, read: await readChunk(duckdb, { ...chunking, files: written }) };
    })();
    reading.catch(() => undefined);
    return reading;
  }
}

type Read = { readonly to: number; readonly files: ChunkFiles; readonly read: ReadChunk };

const NO_FILES: ChunkFiles = { event: [], trait: [] };
const NOTHING: ReadChunk = { events: 0, filled: [], others: [] };

type Written = { readonly to: number; readonly files: ChunkFiles; readonly bytes: number };

/** Has Postgres write the rows of one chunk after another to files, always one ahead. */
function createFiles(sql: Sql, upper: number, numbers: Numbers, { scratch, chunk }: BulkOptions) {
  let size = chunk;
  let ahead: Promise<Written> | undefined;

  function start(after: number): Promise<Written> {
    const writing = write(after, Math.min(after + size, upper));
    writing.catch(() => undefined);
    return writing;
  }

  async function write(after: number, upTo: number): Promise<Written> {
    const options = { folder: scratch, numbers, after, upTo };
    const event = await writeRows(sql, "event", options);
    const trait = await writeRows(sql, "trait", options);
    return { to: upTo, files: { event: event.subjects, trait: trait.subjects }, bytes: event.bytes };
  }

  return {
    /** The files of the numbers after those of the last call. */
    next: async (after: number): Promise<Written> => {
      const written = await (ahead ?? start(after));
      const { to, bytes } = written;
      if (bytes > 0) size = clamp(Math.min(((to - after) * CHUNK_BYTES) / bytes, size * 2), chunk);
      ahead = to < upper ? start(to) : undefined;
      return written;
    },
    /** Resolves when Postgres has written what it began. */
    settled: async () => {
      await ahead?.catch(() => undefined);
    },
  };
}

function clamp(size: number, least: number): number {
  return Math.max(Math.min(least, MOST_NUMBERS), Math.min(Math.floor(size), MOST_NUMBERS));
}

async function removeFiles({ event, trait }: ChunkFiles): Promise<void> {
  for (const { path } of [...event, ...trait]) await rm(path, { force: true });
}
