import type { DuckDBConnection } from "@duckdb/node-api";
import type { SourceCustomer } from "#lib/replica/source.ts";
import type { Tables } from "#lib/replica/tables.ts";

/**
 * Brings customers in and follows what it means: who is whose part, since when, and since when a customer exists. Rows
 * of events and traits of those who have become part of another go over to them.
 *
 * `stage` puts them into the table `incoming`. With `isComplete` they are all the customers there are, and others go.
 * Leaves the temporary table `touched` behind: the customers (`c`) whose rows may have come or gone.
 */
export async function applyCustomers(
  duckdb: DuckDBConnection,
  tables: Tables,
  stage: () => Promise<void>,
  isComplete: boolean,
): Promise<void> {
  await duckdb.run(
    "CREATE OR REPLACE TEMP TABLE incoming (source_id BIGINT, kind VARCHAR, id VARCHAR, created_at BIGINT, parent_id BIGINT, merged_at BIGINT)",
  );
  await stage();
  if (isComplete)
    await duckdb.run("DELETE FROM customer WHERE source_id NOT IN (SELECT source_id FROM incoming)");
  await upsert(duckdb, isComplete);
  await regroup(duckdb, tables, isComplete);
}

export async function stageBatches(
  duckdb: DuckDBConnection,
  batches: AsyncIterable<readonly SourceCustomer[]>,
): Promise<void> {
  for await (const batch of batches) await stageBatch(duckdb, batch);
}

async function stageBatch(duckdb: DuckDBConnection, batch: readonly SourceCustomer[]): Promise<void> {
  const appender = await duckdb.createAppender("incoming", null, "temp");
  const appendInteger = (value: number | null) =>
    value === null ? appender.appendNull() : appender.appendBigInt(BigInt(value));
  for (const row of batch) {
    appender.appendBigInt(BigInt(row.sourceId));
    appender.appendVarchar(row.kind);
    appender.appendVarchar(row.id);
    appender.appendBigInt(BigInt(row.createdAt));
    appendInteger(row.parentId);
    appendInteger(row.mergedAt);
    appender.endRow();
  }
  appender.closeSync();
}

/** New customers get the next dense numbers; parents are found among old and new ones. */
async function upsert(duckdb: DuckDBConnection, isComplete: boolean): Promise<void> {
  await duckdb.run(`INSERT INTO customer (no, source_id, kind, id, created_at)
    SELECT (SELECT coalesce(max(no), 0) FROM customer) + row_number() OVER (ORDER BY i.source_id),
      i.source_id, i.kind, i.id, i.created_at
    FROM incoming i ANTI JOIN customer k ON k.source_id = i.source_id`);
  await duckdb.run(`CREATE OR REPLACE TEMP TABLE changed AS
    SELECT k.no, i.created_at, parent.no AS parent, i.merged_at
    FROM incoming i JOIN customer k ON k.source_id = i.source_id
      LEFT JOIN (
        SELECT no, source_id FROM customer WHERE source_id IN (SELECT parent_id FROM incoming)
      ) parent ON parent.source_id = i.parent_id
    WHERE ${isComplete} OR k.root IS NULL OR (k.created_at, k.parent, k.merged_at) IS DISTINCT FROM (i.created_at, parent.no, i.merged_at)`);
  await duckdb.run(`UPDATE customer k SET created_at = c.created_at, parent = c.parent, merged_at = c.merged_at
    FROM changed c WHERE k.no = c.no`);
}

/** Works out again the groups that changed: those a changed customer was part of, and those it is part of now. */
async function regroup(duckdb: DuckDBConnection, tables: Tables, isComplete: boolean): Promise<void> {
  // A table by itself, so that it is known how few they are: each step of the walk would take all customers in hand.
  await duckdb.run(`CREATE OR REPLACE TEMP TABLE affected AS
    SELECT no, root, parent, merged_at FROM customer
    WHERE no IN (SELECT no FROM changed) OR root IN (
      SELECT root FROM customer WHERE no IN (SELECT no FROM changed))`);
  await duckdb.run(`CREATE OR REPLACE TEMP TABLE settled AS
    WITH RECURSIVE walk(no, current, parent, merged_at, settled_at) AS (
      SELECT no, no, parent, merged_at, NULL::BIGINT FROM affected
      UNION ALL
      SELECT w.no, k.no, k.parent, k.merged_at, greatest(coalesce(w.settled_at, w.merged_at), w.merged_at)
      FROM walk w JOIN customer k ON k.no = w.parent
    )
    SELECT w.no, a.root AS old_root, w.current AS root, w.settled_at
    FROM walk w JOIN affected a ON a.no = w.no WHERE w.parent IS NULL`);
  await duckdb.run(`CREATE OR REPLACE TEMP TABLE regrouped AS
    SELECT no, root, old_root FROM settled WHERE old_root IS NOT NULL AND old_root <> root`);
  await duckdb.run(`CREATE OR REPLACE TEMP TABLE concerned AS
    SELECT root AS c FROM settled UNION SELECT old_root FROM settled WHERE old_root IS NOT NULL`);
  await duckdb.run(`CREATE OR REPLACE TEMP TABLE touched AS
    SELECT c FROM concerned WHERE ${isComplete}
    UNION SELECT root FROM regrouped UNION SELECT old_root FROM regrouped`);
  await duckdb.run(`UPDATE customer k SET root = s.root, settled_at = s.settled_at
    FROM settled s WHERE k.no = s.no AND (k.root, k.settled_at) IS DISTINCT FROM (s.root, s.settled_at)`);
  await duckdb.run(`UPDATE customer k SET born = b.born FROM (
      SELECT root, min(created_at) AS born FROM customer WHERE root IN (SELECT c FROM concerned) GROUP BY root
    ) b WHERE k.no = b.root AND k.born IS DISTINCT FROM b.born`);
  await duckdb.run(`UPDATE customer SET born = NULL
    WHERE parent IS NOT NULL AND born IS NOT NULL AND no IN (SELECT c FROM concerned)`);
  const moved = await duckdb.runAndReadAll("SELECT count(*) FROM regrouped");
  if (Number(moved.getRows()[0]?.[0] ?? 0) === 0) return;
  for (const { name } of tables.values()) {
    await duckdb.run(`UPDATE ${name} t SET c = r.root FROM regrouped r WHERE t.s = r.no AND t.c <> r.root`);
  }
}
