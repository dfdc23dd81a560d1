import type { DuckDBConnection } from "@duckdb/node-api";

/** All of it or nothing. */
export async function inTransaction(duckdb: DuckDBConnection, work: () => Promise<void>): Promise<void> {
  await duckdb.run("BEGIN TRANSACTION");
  try {
    await work();
    await duckdb.run("COMMIT");
  } catch (error) {
    // A failed statement may have ended the transaction already.
    await duckdb.run("ROLLBACK").catch(() => undefined);
    throw error;
  }
}
