import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import type { DuckDBConnection } from "@duckdb/node-api";
import type { Sql } from "#lib/db/pool.ts";
import { type ChunkFiles, fillChunk } from "#lib/replica/bulk/fill.ts";
import { SHAPES, writeRows } from "#lib/replica/bulk/rows-file.ts";
import { createFacetReader } from "#lib/replica/facets.ts";
import { settleTraits } from "#lib/replica/succession.ts";
import { readTables } from "#lib/replica/tables.ts";
import { inTransaction } from "#lib/replica/transaction.ts";
import type { TimeZone } from "#lib/std/time-zone.ts";

export type BulkOptions = {
  readonly zone: TimeZone;
  /** A folder for files of rows on their way: made, and removed when it is done. */
  readonly scratch: string;
  /** Rows of one name in a chunk from which on they are read in SQL. */
  readonly fewest: number;
  /** Messages in the first chunk; the next ones are as large as their bytes allow. */
  readonly chunk: number;
};

/** Bytes of events in one chunk, and the most numbers however small they are. */
const CHUNK_BYTES = 192 * 1024 * 1024;
const MOST_NUMBERS = 1_000_000;

/**
 * Brings in all numbers after `from` up to `upper`, a chunk a transaction together with the cursor, while Postgres writes the
 * next chunk to files. The customers must be there, and the replica not be settled: it cannot answer until `upper` is in.
 *
 * @returns how many events there were
 */
export async function feedBulk(
  duckdb: DuckDBConnection,
  sql: Sql,
  { from: first, upper }: { readonly from: number; readonly upper: number },
  options: BulkOptions,
): Promise<number> {
  await rm(options.scratch, { recursive: true, force: true });
  await mkdir(options.scratch, { recursive: true, mode: 0o700 });
  const readFacets = createFacetReader(options.zone);
  let events = 0;
  let size = options.chunk;
  let ahead = startChunk(sql, options.scratch, first, Math.min(first + size, upper));
  try {
    for (let from = first; from < upper; ) {
      const { to, files, bytes } = await ahead.written;
      if (bytes > 0) size = clamp(((to - from) * CHUNK_BYTES) / bytes, options.chunk);
      ahead = startChunk(sql, options.scratch, to, Math.min(to + size, upper));
      await inTransaction(duckdb, async () => {
        events += await fillChunk(duckdb, { ...options, readFacets, files });
        await duckdb.run(`UPDATE replica SET cursor = ${to}`);
      });
      await removeFiles(files);
      from = to;
    }
    await inTransaction(duckdb, async () => {
      await settleTraits(duckdb, await readTables(duckdb));
      await duckdb.run("UPDATE replica SET is_settled = true");
    });
    await duckdb.run("CHECKPOINT");
    return events;
  } finally {
    // The connection to Postgres is free again only when it has written what it began.
    await ahead.written.catch(() => undefined);
    await rm(options.scratch, { recursive: true, force: true });
  }
}

type Written = { readonly to: number; readonly files: ChunkFiles; readonly bytes: number };

/** Nothing is written of no numbers. It fails where it is awaited. */
function startChunk(
  sql: Sql,
  folder: string,
  after: number,
  to: number,
): { readonly written: Promise<Written> } {
  const files = { event: join(folder, `event-${to}.csv`), trait: join(folder, `trait-${to}.csv`) };
  const written = (async () => {
    if (after >= to) return { to, files, bytes: 0 };
    const bytes = await writeRows(sql, SHAPES.event, files.event, after, to);
    await writeRows(sql, SHAPES.trait, files.trait, after, to);
    return { to, files, bytes };
  })();
  written.catch(() => undefined);
  return { written };
}

function clamp(size: number, least: number): number {
  return Math.max(Math.min(least, MOST_NUMBERS), Math.min(Math.floor(size), MOST_NUMBERS));
}

async function removeFiles(files: ChunkFiles): Promise<void> {
  for (const file of Object.values(files)) await rm(file, { force: true });
}
