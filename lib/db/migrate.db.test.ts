import { randomBytes } from "node:crypto";
import pg from "pg";
import { afterAll, expect, it } from "vitest";
import { migrate } from "#lib/db/migrate.ts";
import { testDatabase } from "#lib/db/testing.ts";

const db = await testDatabase();
const made: string[] = [];

afterAll(async () => {
  for (const name of made) await db.sql.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
});

async function emptyDatabase(): Promise<string> {
  const name = `test_${randomBytes(6).toString("hex")}`;
  made.push(name);
  await db.sql.query(`CREATE DATABASE ${name}`);
  const url = new URL(db.url);
  url.pathname = `/${name}`;
  return url.href;
}

async function query(url: string, statement: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
}

it("applies every migration once when several processes start at once", async () => {
  const url = await emptyDatabase();
  const applied = await Promise.all([migrate(url), migrate(url), migrate(url)]);
  const rows = await query(url, "SELECT migration_name FROM _prisma_migrations ORDER BY 1");
  expect(applied.flat().sort()).toEqual(rows.map((row) => row.migration_name));
  expect(await migrate(url)).toEqual([]);
});

it("refuses a database of a newer version", async () => {
  const url = await emptyDatabase();
  await migrate(url);
  await query(
    url,
    `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at) VALUES ('x', 'x', '29990101000000_later', now())`,
  );
  await expect(migrate(url)).rejects.toThrow(/newer version of Tideline.*29990101000000_later/);
});

it("refuses a database whose migration was another one of the same name", async () => {
  const url = await emptyDatabase();
  await migrate(url);
  await query(url, "UPDATE _prisma_migrations SET checksum = 'other'");
  await expect(migrate(url)).rejects.toThrow(/not the one that was applied/);
});

it("refuses a database that holds somebody else's tables", async () => {
  const url = await emptyDatabase();
  await query(url, "CREATE TABLE invoice (id int)");
  await expect(migrate(url)).rejects.toThrow(/"invoice".*database of its own/);
});

it.each([
  [
    "a missing database",
    (url: URL) => {
      url.pathname = "/nowhere";
    },
    /no database "nowhere"/,
  ],
  [
    "a wrong password",
    (url: URL) => {
      url.password = "wrong";
    },
    /refuses the user "tideline"/,
  ],
  [
    "an unreachable server",
    (url: URL) => {
      url.port = "1";
    },
    /no Postgres can be reached at 127.0.0.1:1/,
  ],
])("says in a sentence what is wrong: %s", async (_what, spoil, sentence) => {
  const url = new URL(db.url);
  spoil(url);
  await expect(migrate(url.href)).rejects.toThrow(sentence);
});

it("does not take anything else for a connection string", async () => {
  await expect(migrate("mysql://root@localhost/shop")).rejects.toThrow(/not a connection string/);
  await expect(migrate("hello")).rejects.toThrow(/not a connection string/);
});
