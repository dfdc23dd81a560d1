import type { DuckDBConnection } from "@duckdb/node-api";

/**
 * What holds of the whole instance while a replica is filled in bulk; nobody else asks it anything meanwhile.
 *
 * - DuckDB does not know how many rows a file has: of each join, the right side is the one to hold in memory.
 * - The log is folded into the file seldom: each time, what lies in its last group of rows is compressed anew.
 */
const SETTINGS = {
  disabled_optimizers: "'build_side_probe_side,join_order'",
  wal_autocheckpoint: "'1GB'",
} as const;

export async function withBulkSettings<T>(duckdb: DuckDBConnection, work: () => Promise<T>): Promise<T> {
  for (const [name, value] of Object.entries(SETTINGS)) await duckdb.run(`SET GLOBAL ${name} = ${value}`);
  try {
    return await work();
  } finally {
    // After some failures an instance refuses everything; it is closed then, and the failure is what is to be told.
    for (const name of Object.keys(SETTINGS)) await duckdb.run(`RESET GLOBAL ${name}`).catch(() => undefined);
  }
}
