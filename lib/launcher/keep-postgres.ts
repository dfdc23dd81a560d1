import { spawn } from "node:child_process";
import path from "node:path";
import { setTimeout } from "node:timers/promises";
import pg from "pg";
import { explain } from "#lib/launcher/explain.ts";
import { type Postgres, startPostgres } from "#lib/launcher/postgres.ts";
import { findBinaries } from "#lib/launcher/postgres-binaries.ts";

export type KeptPostgres = { url: string; pid: () => number; stop: () => Promise<void> };

const DATABASE = "tideline";
const SHORTEST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;

/**
 * The embedded Postgres with Tideline's database, started again where it was whenever it ends by itself, and ended by a
 * guard of its own should the launcher be killed. What keeps it from starting again may pass (it was killed while it
 * recovered, the disk was full): it is tried again and again, with longer pauses.
 */
export async function keepPostgres(folder: string, say: (sentence: string) => void): Promise<KeptPostgres> {
  const dismissGuard = await startGuard(folder);
  const stopping = new AbortController();
  let current: Postgres = await startPostgres({ folder });
  const keep = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      await current.exited;
      if (stopping.signal.aborted) return;
      say("Postgres ended by itself; starting it again.");
      current = (await startAgain(folder, current.port, say, stopping.signal)) ?? current;
    }
  };
  const keeping = keep();
  await createDatabase(current.url("postgres"));
  return {
    url: current.url(DATABASE),
    pid: () => current.pid,
    stop: async () => {
      stopping.abort();
      await current.stop();
      await keeping;
      await current.stop(); // One that was just on its way up.
      dismissGuard();
    },
  };
}

/** @returns `undefined` if it was told to stop before it succeeded */
async function startAgain(
  folder: string,
  port: number,
  say: (sentence: string) => void,
  signal: AbortSignal,
): Promise<Postgres | undefined> {
  for (let pauseMs = SHORTEST_PAUSE_MS; !signal.aborted; ) {
    try {
      return await startPostgres({ folder, port });
    } catch (error) {
      say(`${explain(error)}\nIt is tried again in ${pauseMs / 1000} s.`);
    }
    await setTimeout(pauseMs, undefined, { signal }).catch(() => undefined);
    pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
  }
  return undefined;
}

async function startGuard(folder: string): Promise<() => void> {
  const { pgCtl } = await findBinaries();
  const guard = path.resolve("lib/launcher/postgres-guard.ts");
  const args = ["--disable-warning=ExperimentalWarning", guard, pgCtl, path.join(folder, "postgres")];
  const child = spawn(process.execPath, args, { stdio: ["pipe", "ignore", "ignore"], detached: true });
  child.unref();
  child.stdin.on("error", () => undefined);
  return () => child.stdin.end("dismissed\n");
}

async function createDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [DATABASE]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE}`);
  } finally {
    await client.end();
  }
}
