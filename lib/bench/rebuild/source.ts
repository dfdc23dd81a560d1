import path from "node:path";
import type { DuckDBConnection } from "@duckdb/node-api";
import type pg from "pg";
import { openBenchData } from "#lib/bench/data/open.ts";
import {
  AS_OF,
  EVENT_PROPERTIES,
  ITEM_PROPERTIES,
  monthStart,
  type RawProperty,
  ZONE,
} from "#lib/bench/data/shape.ts";
import { withCsv } from "#lib/bench/rivals/raw-files.ts";
import type { BenchOptions } from "#lib/bench/schema.ts";
import { migrate } from "#lib/db/migrate.ts";
import { createPool } from "#lib/db/pool.ts";
import { startPostgres } from "#lib/launcher/postgres.ts";
import { MS_PER_DAY } from "#lib/std/time-zone.ts";

export type BenchSource = {
  readonly pool: pg.Pool;
  readonly url: string;
  readonly pid: number;
  readonly version: string;
  close(): Promise<void>;
};

export type SourceOptions = {
  /** Whether every commit is synced, as it is where Tideline is run. */
  readonly durable?: boolean;
  /** The day on which the data end, by one of its instants, if not the one that they were made for. */
  readonly until?: number;
};

/** Tideline's own tables in the embedded Postgres, with the settings it comes with, filled from the raw rows. */
export async function openBenchSource(
  options: BenchOptions,
  { durable = false, until = AS_OF }: SourceOptions = {},
): Promise<BenchSource> {
  const server = await startPostgres({ folder: path.join(options.folder, "source"), durable });
  const url = server.url("postgres");
  await migrate(url);
  const pool = createPool(url, { name: "tideline bench" });
  const close = async () => {
    await pool.end();
    await server.stop();
  };
  try {
    await fill(pool, options, Math.floor((until - AS_OF) / MS_PER_DAY) * MS_PER_DAY);
    const { rows } = await pool.query<{ server_version: string }>("SHOW server_version");
    return { pool, url, pid: server.pid, version: rows[0]?.server_version ?? "", close };
  } catch (error) {
    await close();
    throw error;
  }
}

/**
 * Once for a size: the shop is made last.
 *
 * @param later milliseconds, whole days, by which everything happened later than it was made
 */
async function fill(pool: pg.Pool, options: BenchOptions, later: number): Promise<void> {
  const { rows } = await pool.query("SELECT 1 FROM shop");
  if (rows.length > 0) return;
  options.say("Filling Tideline's tables in Postgres …");
  const { duckdb, close } = await openBenchData(options);
  const time = (column: string) => `strftime(epoch_ms(${column} + ${later}), '%Y-%m-%d %H:%M:%S.%gZ')`;
  try {
    await pool.query("TRUNCATE customer, identity_link, event, trait_change CASCADE");
    await pool.query(
      "SELECT ensure_event_partitions(ARRAY(SELECT generate_series($1::timestamptz, $2, INTERVAL '1 day')))",
      [new Date(monthStart(0) + later), new Date(AS_OF + later)],
    );
    const found = await duckdb.runAndReadAll("SELECT max(no) FROM raw_event");
    const last = Number(found.getRows()[0]?.[0]);
    await pool.query("UPDATE message_counter SET last_no = $1", [last]);
    const copy = (table: string, columns: string, select: string) =>
      copyInto(pool, duckdb, options.folder, `${table} (${columns})`, select);
    // Survivors first: who was merged names one of them.
    await copy(
      "customer",
      "id, kind, external_id, created_at, merged_into_id, merged_at, last_seen_at, changed_no, own_claim_at",
      `SELECT id, kind, name, ${time("created_at")}, parent, ${time("merged_at")}, ${time("last_seen_at")}, ${last},
         CASE WHEN kind = 'user' AND parent IS NULL THEN ${time("created_at")} END
       FROM raw_customer ORDER BY id`,
    );
    // What messages said of who is whom: users of the anonymous id of their own text, and the merges.
    await copy(
      "identity_link",
      "no, at, from_id, to_id",
      `SELECT 1, ${time("coalesce(merged_at, created_at)")}, id, coalesce(parent, id) FROM raw_customer
       WHERE parent IS NOT NULL OR kind = 'user' ORDER BY id`,
    );
    await copy(
      "trait_change",
      "no, trait, at, customer_id, value",
      `SELECT no, trait, ${time("ts")}, customer_id, CASE WHEN trait = 'email_consent' THEN value ELSE '"' || value || '"' END
       FROM raw_trait ORDER BY no`,
    );
    await copy(
      "event",
      "no, at, customer_id, name, properties",
      `SELECT no, ${time("e.ts")}, sender_id, name, ${json(EVENT_PROPERTIES, "e", `'"products":[' || i.products || ']'`)}
       FROM raw_event e LEFT JOIN (
         SELECT event_no, string_agg(${json(ITEM_PROPERTIES, "r")}, ',' ORDER BY r.rowid) AS products FROM raw_item r GROUP BY event_no
       ) i ON i.event_no = e.no ORDER BY no`,
    );
    await pool.query("SELECT setval(pg_get_serial_sequence('customer', 'id'), max(id)) FROM customer");
    await pool.query("VACUUM ANALYZE customer, identity_link, trait_change, event");
    await pool.query(
      "INSERT INTO shop (id, name, time_zone, currency, updated_at) VALUES (1, 'Bench', $1, 'EUR', now())",
      [ZONE],
    );
  } finally {
    close();
  }
}

async function copyInto(
  pool: pg.Pool,
  duckdb: DuckDBConnection,
  folder: string,
  table: string,
  select: string,
): Promise<void> {
  await withCsv(duckdb, `(${select})`, folder, async (file) => {
    await pool.query(`COPY ${table} FROM '${file.replaceAll("'", "''")}' (FORMAT csv)`);
  });
}

/** A JSON object of the properties that are there; their texts need no escapes. */
function json(properties: readonly Omit<RawProperty, "events">[], alias: string, more?: string): string {
  const pairs = properties.map(({ name, type }) => {
    const value = type === "VARCHAR" ? `'"' || ${alias}.${name} || '"'` : `${alias}.${name}`;
    return `'"${name}":' || ${value}`;
  });
  // What is null is left out.
  return `'{' || concat_ws(',', ${[...pairs, ...(more ? [more] : [])].join(", ")}) || '}'`;
}
