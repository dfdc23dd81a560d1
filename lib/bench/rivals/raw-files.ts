import { chmod, rm } from "node:fs/promises";
import path from "node:path";
import type { DuckDBConnection } from "@duckdb/node-api";

export const RAW_TABLES = ["raw_customer", "raw_event", "raw_item", "raw_trait"] as const;
export type RawTable = (typeof RAW_TABLES)[number];

/** Columns that always have a value. */
const NEVER_NULL = new Set([
  "id",
  "no",
  "event_no",
  "ts",
  "customer_id",
  "sender_id",
  "kind",
  "created_at",
  "last_seen_at",
]);

export type RawColumn = { readonly name: string; readonly type: string; readonly isNullable: boolean };

export async function rawColumns(duckdb: DuckDBConnection, table: RawTable): Promise<readonly RawColumn[]> {
  const found = await duckdb.runAndReadAll(
    "SELECT column_name, data_type FROM duckdb_columns() WHERE table_name = $1 ORDER BY column_index",
    [table],
  );
  return found.getRows().map(([name, type]) => {
    const isName = name === "name" || (table === "raw_trait" && (name === "trait" || name === "value"));
    return { name: String(name), type: String(type), isNullable: !isName && !NEVER_NULL.has(String(name)) };
  });
}

/** Writes rows as CSV for another database to read, and removes the file after that. */
export async function withCsv(
  duckdb: DuckDBConnection,
  rows: string,
  folder: string,
  load: (file: string) => Promise<void>,
): Promise<void> {
  const file = path.join(folder, "rows.csv");
  await duckdb.run(`COPY ${rows} TO '${file.replaceAll("'", "''")}' (FORMAT csv, HEADER false)`);
  // A server may run as another user.
  await chmod(file, 0o644);
  try {
    await load(file);
  } finally {
    await rm(file, { force: true });
  }
}
