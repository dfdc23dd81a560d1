import path from "node:path";
import type { DuckDBConnection } from "@duckdb/node-api";
import pg from "pg";
import { RAW_TABLES, rawColumns, withCsv } from "#lib/bench/rivals/raw-files.ts";
import { type OpenRival, RivalGaveUp } from "#lib/bench/rivals/rival.ts";
import { startPostgres } from "#lib/launcher/postgres.ts";

const SETTINGS = { work_mem: "256MB", shared_buffers: "1GB", maintenance_work_mem: "512MB" };
const PATIENCE = "120s";

const INDEXES = [
  "raw_event (name, ts)",
  "raw_event (customer_id, name, ts)",
  "raw_item (category, ts)",
  "raw_item (customer_id)",
  "raw_trait (trait, customer_id, ts)",
];

/** The embedded Postgres with more memory than it has by default, the raw rows indexed and analyzed. */
export const openPostgresRival: OpenRival = async ({ duckdb }, { folder, say }) => {
  const server = await startPostgres({
    folder: path.join(folder, "raw"),
    durable: false,
    settings: SETTINGS,
  });
  const client = new pg.Client({ connectionString: server.url("postgres") });
  try {
    await client.connect();
    await load(client, duckdb, folder, say);
    await client.query(`SET statement_timeout = '${PATIENCE}'`);
    const { rows } = await client.query<{ server_version: string }>("SHOW server_version");
    return {
      name: "Postgres",
      version: rows[0]?.server_version ?? "",
      count: (query) => count(client, query.sql),
      close: async () => {
        await client.end();
        await server.stop();
      },
    };
  } catch (error) {
    await client.end().catch(() => undefined);
    await server.stop();
    throw error;
  }
};

async function count(client: pg.Client, sql: string): Promise<number> {
  try {
    const { rows } = await client.query<{ count: string }>(sql);
    return Number(rows[0]?.count);
  } catch (error) {
    if (error instanceof Error && /statement timeout/.test(error.message)) {
      throw new RivalGaveUp(`longer than ${PATIENCE}`);
    }
    throw error;
  }
}

/** Once for a size: the last thing made is the mark that all of it is there. */
async function load(
  client: pg.Client,
  duckdb: DuckDBConnection,
  folder: string,
  say: (sentence: string) => void,
): Promise<void> {
  const { rows } = await client.query("SELECT 1 FROM pg_tables WHERE tablename = 'raw_is_loaded'");
  if (rows.length > 0) return;
  say("Loading the raw rows into Postgres …");
  for (const table of RAW_TABLES) {
    const columns = await rawColumns(duckdb, table);
    const types = columns.map(({ name, type }) => `${name} ${type.replace("VARCHAR", "TEXT")}`);
    await client.query(`DROP TABLE IF EXISTS ${table}`);
    await client.query(`CREATE UNLOGGED TABLE ${table} (${types.join(", ")})`);
    await withCsv(duckdb, table, folder, async (file) => {
      await client.query(`COPY ${table} FROM '${file.replaceAll("'", "''")}' (FORMAT csv)`);
    });
  }
  for (const index of INDEXES) await client.query(`CREATE INDEX ON ${index}`);
  await client.query("VACUUM ANALYZE");
  await client.query("CREATE TABLE raw_is_loaded ()");
}
