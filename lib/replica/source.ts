import type pg from "pg";
import type { Sql } from "#lib/db/pool.ts";
import type { Json, JsonRecord } from "#lib/messages/schema.ts";

// What the replica reads of Postgres: see docs/architecture.md, "One numbering in commit order".

export type SourceCustomer = {
  readonly sourceId: number;
  readonly kind: string;
  readonly id: string;
  readonly createdAt: number;
  readonly parentId: number | null;
  readonly mergedAt: number | null;
};

export type SourceEvent = {
  readonly no: number;
  readonly at: number;
  readonly customerId: number;
  readonly name: string;
  readonly properties: JsonRecord;
  readonly importId: string | null;
};

export type SourceTrait = Omit<SourceEvent, "name" | "properties"> & {
  readonly trait: string;
  readonly value: Json;
};

export type SourceRemoval = {
  readonly kind: "customer" | "import";
  readonly customerId: number | null;
  readonly importId: string | null;
};

const MS = (column: string) => `(extract(epoch from ${column}) * 1000)::float8`;

/** Runs `read` in one snapshot of the database, so that all it sees belongs together. */
export async function withSnapshot<T>(pool: pg.Pool, read: (sql: Sql) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    const result = await read(client);
    await client.query("COMMIT");
    client.release();
    return result;
  } catch (error) {
    client.release(true);
    throw error;
  }
}

/** The last number that was given out and committed. */
export async function readLastNo(sql: Sql): Promise<number> {
  const { rows } = await sql.query<{ last_no: bigint }>("SELECT last_no FROM message_counter WHERE id = 1");
  return Number(rows[0]?.last_no ?? 0);
}

/** Names the database: the server's identity, and which of its databases. A restored dump is another one. */
export async function readDatabaseId(sql: Sql): Promise<string> {
  const { rows } = await sql.query<{ id: string }>(
    "SELECT concat((SELECT system_identifier FROM pg_control_system()), '/', oid) AS id FROM pg_database WHERE datname = current_database()",
  );
  return rows[0]?.id ?? "";
}

/** The shop's time zone; UTC before there is a shop. */
export async function readTimeZone(sql: Sql): Promise<string> {
  const { rows } = await sql.query<{ time_zone: string }>("SELECT time_zone FROM shop WHERE id = 1");
  return rows[0]?.time_zone ?? "UTC";
}

export async function readRemovals(sql: Sql, after: number, upTo: number): Promise<readonly SourceRemoval[]> {
  const { rows } = await sql.query<SourceRemoval>(
    `SELECT kind::text AS kind, customer_id::float8 AS "customerId", import_id::text AS "importId"
     FROM removal WHERE no > $1 AND no <= $2 ORDER BY no`,
    [after, upTo],
  );
  return rows;
}

/** Customers that were created, dated back or merged since; 50,000 at a time. */
export function readCustomers(sql: Sql, after: number): AsyncGenerator<readonly SourceCustomer[]> {
  return batches<SourceCustomer>(
    sql,
    `SELECT id::float8 AS "sourceId", kind::text AS kind, external_id AS id, ${MS("created_at")} AS "createdAt",
       merged_into_id::float8 AS "parentId", ${MS("merged_at")} AS "mergedAt"
     FROM customer WHERE changed_no > ${Math.floor(after)} ORDER BY id`,
  );
}

export async function readEvents(sql: Sql, after: number, upTo: number): Promise<readonly SourceEvent[]> {
  if (after >= upTo) return [];
  const { rows } = await sql.query<SourceEvent>(
    `SELECT no::float8 AS no, ${MS("at")} AS at, customer_id::float8 AS "customerId", name, properties,
       import_id::text AS "importId"
     FROM event WHERE no > $1 AND no <= $2 ORDER BY no`,
    [after, upTo],
  );
  return rows;
}

export async function readTraits(sql: Sql, after: number, upTo: number): Promise<readonly SourceTrait[]> {
  if (after >= upTo) return [];
  const { rows } = await sql.query<SourceTrait>(
    `SELECT no::float8 AS no, ${MS("at")} AS at, customer_id::float8 AS "customerId", trait, value,
       import_id::text AS "importId"
     FROM trait_change WHERE no > $1 AND no <= $2 ORDER BY no`,
    [after, upTo],
  );
  return rows;
}

const BATCH = 50_000;

async function* batches<R extends object>(sql: Sql, query: string): AsyncGenerator<readonly R[]> {
  await sql.query(`DECLARE replica_rows NO SCROLL CURSOR FOR ${query}`);
  for (;;) {
    const { rows } = await sql.query<R>(`FETCH ${BATCH} FROM replica_rows`);
    if (rows.length > 0) yield rows;
    if (rows.length < BATCH) break;
  }
  await sql.query("CLOSE replica_rows");
}
