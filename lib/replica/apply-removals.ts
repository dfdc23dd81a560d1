import { type DuckDBConnection, listValue } from "@duckdb/node-api";
import type { SourceRemoval } from "#lib/replica/source.ts";
import type { Tables } from "#lib/replica/tables.ts";

/** Takes away the rows of removed imports and customers; who is left of the customers is read anew after it. */
export async function applyRemovals(
  duckdb: DuckDBConnection,
  tables: Tables,
  removals: readonly SourceRemoval[],
): Promise<void> {
  const imports = removals.flatMap((removal) => removal.importId ?? []);
  const customers = removals.flatMap((removal) =>
    removal.customerId === null ? [] : [BigInt(removal.customerId)],
  );
  for (const { name } of tables.values()) {
    if (imports.length > 0) {
      await duckdb.run(`DELETE FROM ${name} WHERE import_id IN (SELECT unnest($1::VARCHAR[]))`, [
        listValue(imports),
      ]);
    }
    if (customers.length > 0) {
      await duckdb.run(
        `DELETE FROM ${name} WHERE s IN (SELECT no FROM customer WHERE source_id IN (SELECT unnest($1::BIGINT[])))`,
        [listValue(customers)],
      );
    }
  }
}
