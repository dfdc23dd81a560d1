import { createHash, randomUUID } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import type pg from "pg";
import { connectForStart } from "#lib/db/connect.ts";
import { StartError } from "#lib/db/start-error.ts";

/** The lock that Prisma's own `migrate deploy` takes, so that the two never run at once. */
const MIGRATION_LOCK = 72_707_369;

type Migration = { name: string; sql: string; checksum: string };
type Applied = { migration_name: string; checksum: string; finished_at: Date | null };

export type MigrateOptions = { folder?: string };

/**
 * Brings the database to this version: applies, in order, what prisma/migrations holds and the database lacks, each in a
 * transaction of its own together with its row in `_prisma_migrations`, so that `prisma migrate status` agrees and a crash
 * leaves nothing half done. Safe when several processes start at once. Returns the names applied.
 * @throws StartError for a database of a newer version, of somebody else, or that cannot be reached
 */
export async function migrate(url: string, options: MigrateOptions = {}): Promise<string[]> {
  const known = await readMigrations(options.folder ?? path.resolve("prisma/migrations"));
  const client = await connectForStart(url);
  try {
    await client.query("SELECT pg_advisory_lock($1)", [MIGRATION_LOCK]);
    const applied = await readApplied(client);
    checkApplied(known, applied);
    const names = new Set(applied.map((row) => row.migration_name));
    const missing = known.filter((migration) => !names.has(migration.name));
    for (const migration of missing) await apply(client, migration);
    return missing.map((migration) => migration.name);
  } finally {
    await client.end();
  }
}

async function readMigrations(folder: string): Promise<Migration[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(
    names.sort().map(async (name) => {
      const sql = await readFile(path.join(folder, name, "migration.sql"), "utf8");
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    }),
  );
}

async function readApplied(client: pg.Client): Promise<Applied[]> {
  const { rows } = await client.query(
    "SELECT to_regclass('public._prisma_migrations') IS NOT NULL AS is_ours",
  );
  if (!rows[0]?.is_ours) await makeTable(client);
  const found = await client.query<Applied>(
    `SELECT migration_name, checksum, finished_at FROM public._prisma_migrations
     WHERE rolled_back_at IS NULL ORDER BY started_at`,
  );
  return found.rows;
}

async function makeTable(client: pg.Client): Promise<void> {
  const { rows } = await client.query("SELECT tablename FROM pg_tables WHERE schemaname = 'public' LIMIT 1");
  if (rows[0]) {
    throw new StartError(
      `The database already holds tables that are not Tideline's ("${rows[0].tablename}"): give Tideline a database of its own.`,
    );
  }
  await client.query(`CREATE TABLE public._prisma_migrations (
    id VARCHAR(36) PRIMARY KEY NOT NULL,
    checksum VARCHAR(64) NOT NULL,
    finished_at TIMESTAMPTZ,
    migration_name VARCHAR(255) NOT NULL,
    logs TEXT,
    rolled_back_at TIMESTAMPTZ,
    started_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    applied_steps_count INTEGER NOT NULL DEFAULT 0
  )`);
}

function checkApplied(known: readonly Migration[], applied: readonly Applied[]): void {
  const checksums = new Map(known.map((migration) => [migration.name, migration.checksum]));
  const newer = applied.find((row) => !checksums.has(row.migration_name));
  if (newer) {
    throw new StartError(
      `The database was made by a newer version of Tideline (it has the migration ${newer.migration_name}): start that version, or restore a backup from before the upgrade.`,
    );
  }
  const unfinished = applied.find((row) => row.finished_at === null);
  if (unfinished) {
    throw new StartError(
      `The migration ${unfinished.migration_name} was begun by another tool and not finished: settle it with \`npx prisma migrate resolve\`.`,
    );
  }
  const changed = applied.find((row) => checksums.get(row.migration_name) !== row.checksum);
  if (changed) {
    throw new StartError(
      `The migration ${changed.migration_name} in this copy of Tideline is not the one that was applied to the database: restore the file prisma/migrations/${changed.migration_name}/migration.sql.`,
    );
  }
}

async function apply(client: pg.Client, migration: Migration): Promise<void> {
  await client.query("BEGIN");
  try {
    await client.query(migration.sql);
    await client.query(
      `INSERT INTO public._prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, now(), clock_timestamp(), 1)`,
      [randomUUID(), migration.checksum, migration.name],
    );
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK").catch(() => undefined);
    const reason = error instanceof Error ? error.message : String(error);
    throw new StartError(`The migration ${migration.name} failed and was rolled back: ${reason}.`, {
      cause: error,
    });
  }
}
