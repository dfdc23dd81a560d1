import type { DuckDBConnection } from "@duckdb/node-api";
import type { Tables } from "#lib/replica/tables.ts";

const FOREVER = "9223372036854775807";

type Changes = { readonly touched: string; readonly after: number };

/**
 * Says of each value of a trait when the next one took over (`u`): for all customers or, with `changes`, for those in
 * a temporary table and those with values of a number after `after`.
 */
export async function settleTraits(
  duckdb: DuckDBConnection,
  tables: Tables,
  changes?: Changes,
): Promise<void> {
  for (const table of tables.values()) {
    if (table.kind !== "trait") continue;
    if (changes && !(await hasChanges(duckdb, table.name, changes))) continue;
    const some = changes
      ? `WHERE c IN (SELECT c FROM ${changes.touched} UNION ALL SELECT c FROM ${table.name} WHERE no > ${changes.after})`
      : "";
    await duckdb.run(`UPDATE ${table.name} t SET u = n.u FROM (
        SELECT rowid AS id, coalesce(lead(ts) OVER (PARTITION BY c ORDER BY ts, no), ${FOREVER}) AS u
        FROM ${table.name} ${some}
      ) n WHERE t.rowid = n.id AND t.u IS DISTINCT FROM n.u`);
  }
}

async function hasChanges(
  duckdb: DuckDBConnection,
  table: string,
  { touched, after }: Changes,
): Promise<boolean> {
  const found = await duckdb.runAndReadAll(
    `(SELECT 1 FROM ${touched} LIMIT 1) UNION ALL (SELECT 1 FROM ${table} WHERE no > ${after} LIMIT 1)`,
  );
  return found.currentRowCount > 0;
}
