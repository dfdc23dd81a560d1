import { DuckDBInstance } from "@duckdb/node-api";

/**
 * The replica shares its machine with Postgres and the web process. Groups by customer numbers, which are dense, lie in an
 * array up to four million customers (2^22) instead of a hash table.
 */
const SETTINGS = {
  memory_limit: "2GB",
  preserve_insertion_order: "true",
  perfect_ht_threshold: "22",
  storage_compatibility_version: "latest",
};

export function openDuckdb(path: string): Promise<DuckDBInstance> {
  return DuckDBInstance.create(path, SETTINGS);
}
