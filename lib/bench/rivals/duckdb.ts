import { version } from "@duckdb/node-api";
import type { OpenRival } from "#lib/bench/rivals/rival.ts";

/** The same DuckDB that holds the replica, with the same settings. */
export const openDuckdbRival: OpenRival = async ({ duckdb }) => ({
  name: "DuckDB",
  version: version(),
  count: async ({ sql }) => Number((await duckdb.runAndReadAll(sql)).getRows()[0]?.[0]),
  close: async () => undefined,
});
