import { randomBytes } from "node:crypto";
import pg from "pg";
import { afterAll } from "vitest";
import { type Database, type Db, openDatabase, replaceDatabase } from "#lib/db/client.ts";
import { TEMPLATE } from "#lib/db/testing-template.ts";

/**
 * A migrated, empty database for this test file alone, dropped at its end. In a `*.db.test.ts`:
 *
 *     const db = await testDatabase();
 *     beforeEach(() => emptyTables(db));        // if the tests shall not see each other's rows
 *     it("…", async () => { await saveThing(db, …); await transaction(async (tx) => …) });
 *
 * It also becomes this process's database, so that services which call `database()` or `transaction()` are on it.
 * Nobody has to start a Postgres: vitest's `db` project starts one (lib/db/testing-server.ts), with a template from which
 * making a database takes some 30 ms.
 */
export async function testDatabase(): Promise<Database> {
  const admin = process.env.TIDELINE_TEST_POSTGRES;
  if (!admin) throw new Error("No test server: name the file *.db.test.ts, and run it with vitest.");
  const name = `test_${randomBytes(6).toString("hex")}`;
  const url = new URL(admin);
  url.pathname = `/${name}`;
  await onServer(admin, `CREATE DATABASE ${name} TEMPLATE ${TEMPLATE}`);
  const database = openDatabase(url.href, { max: 8, name: "tideline test" });
  replaceDatabase(database);
  afterAll(async () => {
    await database.close();
    await onServer(admin, `DROP DATABASE ${name} WITH (FORCE)`);
  });
  return database;
}

/** Takes every row out, and starts the numbering again; partitions and migrations stay. */
export async function emptyTables({ sql }: Db): Promise<void> {
  const { rows } = await sql.query<{ name: string }>(
    `SELECT quote_ident(tablename) AS name FROM pg_tables
     WHERE schemaname = 'public' AND tablename NOT IN ('_prisma_migrations', 'message_counter', 'audit_entry')`,
  );
  await sql.query(`
    TRUNCATE ${rows.map((row) => row.name).join(", ")} RESTART IDENTITY CASCADE;
    UPDATE message_counter SET last_no = 0;
    ALTER TABLE audit_entry DISABLE TRIGGER USER;
    TRUNCATE audit_entry RESTART IDENTITY;
    ALTER TABLE audit_entry ENABLE TRIGGER USER`);
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
