import type { DuckDBConnection, DuckDBDataChunk, DuckDBMaterializedResult } from "@duckdb/node-api";
import { toValues } from "#lib/replica/parameters.ts";
import type { CustomersSql } from "#lib/rules/compile/logic.ts";

/**
 * Everything that a query gives, chunk by chunk. The result is whole when the query is done: to fetch its chunks would
 * wait for a turn of the event loop and a thread for each, which on a busy machine takes longer than the query.
 */
export async function readChunks(
  duckdb: DuckDBConnection,
  { sql, parameters }: CustomersSql,
): Promise<readonly DuckDBDataChunk[]> {
  const result = await duckdb.run(sql, parameters.length === 0 ? undefined : toValues(parameters));
  return chunksOf(result);
}

export function chunksOf(result: DuckDBMaterializedResult): readonly DuckDBDataChunk[] {
  return Array.from({ length: result.chunkCount }, (_, index) => result.getChunk(index));
}
