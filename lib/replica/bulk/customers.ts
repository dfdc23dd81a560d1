import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import type { DuckDBConnection } from "@duckdb/node-api";
import { copyRows, type RowSink } from "#lib/db/copy-out.ts";
import type { Sql } from "#lib/db/pool.ts";
import { createRowFiles } from "#lib/db/row-files.ts";
import { COPY_AS, MS, readCsvSql } from "#lib/replica/bulk/rows-file.ts";

const COLUMNS = {
  source_id: "BIGINT",
  kind: "VARCHAR",
  id: "VARCHAR",
  created_at: "BIGINT",
  parent_id: "BIGINT",
  merged_at: "BIGINT",
} as const;

/** Puts the customers that changed after a number into the table `incoming` (apply-customers.ts), by way of a file in a folder. */
export async function stageCustomers(
  duckdb: DuckDBConnection,
  sql: Sql,
  folder: string,
  after: number,
): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, "customer.csv");
  const rows = `SELECT id, kind, external_id, ${MS("created_at")}, merged_into_id, ${MS("merged_at")}
    FROM customer WHERE changed_no > ${Math.floor(after)}`;
  try {
    const bytes = await copyRows(sql, `COPY (${rows}) ${COPY_AS}`, intoFile(file));
    // Ids may hold ends of lines: the file cannot be cut at just any of them.
    if (bytes > 0)
      await duckdb.run(`INSERT INTO incoming SELECT * FROM ${readCsvSql(file, COLUMNS, "parallel = false")}`);
  } finally {
    await rm(file, { force: true });
  }
}

function intoFile(path: string): RowSink<number> {
  const files = createRowFiles();
  const file = files.add(path);
  return {
    row: (bytes, from, to) => {
      file.reserve(to - from);
      file.filled += bytes.copy(file.buffer, file.filled, from, to);
    },
    room: files.room,
    end: files.end,
  };
}
