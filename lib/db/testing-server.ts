import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { migrate } from "#lib/db/migrate.ts";
import { TEMPLATE } from "#lib/db/testing-template.ts";
import { startPostgres } from "#lib/launcher/postgres.ts";

/** vitest's global set-up of the `db` project: one embedded Postgres in a temporary folder, with a migrated template. */
export default async function setup(): Promise<() => Promise<void>> {
  const folder = await mkdtemp(path.join(tmpdir(), "tideline-test-"));
  await chmod(folder, 0o711);
  const postgres = await startPostgres({ folder, durable: false, settings: { max_connections: "200" } });
  const admin = new pg.Client({ connectionString: postgres.url("postgres") });
  await admin.connect();
  await admin.query(`CREATE DATABASE ${TEMPLATE}`);
  await migrate(postgres.url(TEMPLATE));
  await admin.end();
  process.env.TIDELINE_TEST_POSTGRES = postgres.url("postgres");
  return async () => {
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  };
}
