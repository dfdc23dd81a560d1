import type { DuckDBConnection } from "@duckdb/node-api";
import { layoutOf, REPLICA_VERSION, readTables, type Tables } from "#lib/replica/tables.ts";
import type { Layout } from "#lib/rules/compile/layout.ts";

/** What a replica says of itself. */
export type ReplicaState = {
  readonly version: number;
  readonly source: string;
  readonly timeZone: string;
  /** The number of the last message that is in it. */
  readonly cursor: number;
  /** False while it is filled in bulk: it cannot answer yet. */
  readonly isSettled: boolean;
};

/** Of a file that may hold anything. Nothing, if it holds no replica of this version. */
export async function findState(duckdb: DuckDBConnection): Promise<ReplicaState | undefined> {
  const tables = await duckdb.runAndReadAll("SELECT 1 FROM duckdb_tables() WHERE table_name = 'replica'");
  if (tables.currentRowCount === 0) return undefined;
  const versions = await duckdb.runAndReadAll("SELECT version FROM replica");
  return versions.getRows()[0]?.[0] === REPLICA_VERSION ? readState(duckdb) : undefined;
}

/** Of a replica of this version. */
export async function readState(duckdb: DuckDBConnection): Promise<ReplicaState | undefined> {
  const found = await duckdb.runAndReadAll(
    "SELECT version, source, time_zone, cursor, is_settled FROM replica",
  );
  const [row] = found.getRows();
  if (!row) return undefined;
  const [version, source, timeZone, cursor, isSettled] = row;
  return {
    version: Number(version),
    source: String(source),
    timeZone: String(timeZone),
    cursor: Number(cursor),
    isSettled: isSettled === true,
  };
}

export async function readLayout(duckdb: DuckDBConnection): Promise<Layout> {
  const found = await duckdb.runAndReadAll(
    "SELECT max(merged_at), max(created_at), coalesce(max(no), 0), count(*) FROM customer",
  );
  const [lastMergeAt = null, lastBornAt = null, highest, customers] = found.getRows()[0] ?? [];
  return layoutOf(await readTables(duckdb), {
    lastMergeAt: lastMergeAt === null ? -Infinity : Number(lastMergeAt),
    lastBornAt: lastBornAt === null ? -Infinity : Number(lastBornAt),
    highest: Number(highest ?? 0),
    isDense: Number(highest ?? 0) === Number(customers),
  });
}

/** Reads every table once: a damaged file fails here rather than in somebody's query. */
export async function checkReadable(duckdb: DuckDBConnection, tables: Tables): Promise<void> {
  for (const name of ["customer", ...[...tables.values()].map((table) => table.name)]) {
    await duckdb.runAndReadAll(`SELECT count(hash(COLUMNS(*))) FROM ${name}`);
  }
}
