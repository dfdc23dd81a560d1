import { readFile } from "node:fs/promises";
import path from "node:path";
import { CommandError } from "#cli/command.ts";
import { type Database, openDatabase, replaceDatabase } from "#lib/db/client.ts";
import { migrate } from "#lib/db/migrate.ts";
import { StartError } from "#lib/db/start-error.ts";
import { env } from "#lib/env.ts";
import { errorMessage } from "#lib/http/errors.ts";
import { chooseFolder, lockFolder, makeFolder } from "#lib/launcher/folder.ts";
import { keepPostgres } from "#lib/launcher/keep-postgres.ts";
import { isAlive } from "#lib/launcher/process.ts";
import { AppError } from "#lib/std/app-error.ts";

export type OpenOptions = {
  /** The demo shop's database instead of one's own. */
  readonly isDemo?: boolean;
  readonly say: (sentence: string) => void;
};

/**
 * Does `work` on the shop's database: that of DATABASE_URL, or else the embedded Postgres of the data folder. If
 * Tideline runs, its server is used; if not, it is started for as long as the work takes.
 */
export async function withDatabase<T>(
  options: OpenOptions,
  work: (database: Database) => Promise<T>,
): Promise<T> {
  try {
    const { url, stop } = await findServer(options);
    try {
      await migrate(url);
      const database = openDatabase(url, { max: 4, name: "tideline command" });
      replaceDatabase(database);
      try {
        return await work(database);
      } finally {
        await database.close();
      }
    } finally {
      await stop();
    }
  } catch (error) {
    if (error instanceof StartError) throw new CommandError(error.message);
    if (error instanceof AppError) throw new CommandError(await errorMessage(error, "en"));
    throw error;
  }
}

type Server = { readonly url: string; readonly stop: () => Promise<void> };

async function findServer({ isDemo = false, say }: OpenOptions): Promise<Server> {
  if (env.DATABASE_URL && !isDemo) return { url: env.DATABASE_URL, stop: async () => undefined };
  const folder = await chooseFolder(env.TIDELINE_DATA_DIR, isDemo);
  const running = await findRunning(folder);
  if (running) return { url: running, stop: async () => undefined };
  await makeFolder(folder);
  await lockFolder(folder);
  const postgres = await keepPostgres(folder, say);
  return { url: postgres.url, stop: postgres.stop };
}

/** The address of the server that runs on the data folder, as its own files tell it. */
async function findRunning(folder: string): Promise<string | undefined> {
  const [mark, password] = await Promise.all(
    [path.join(folder, "postgres", "postmaster.pid"), path.join(folder, "postgres-password")].map((file) =>
      readFile(file, "utf8").catch(() => undefined),
    ),
  );
  const [pid, , , port] = (mark ?? "").split("\n");
  if (!port || password === undefined || !isAlive(Number(pid))) return undefined;
  return `postgresql://tideline:${encodeURIComponent(password.trim())}@127.0.0.1:${port.trim()}/tideline`;
}
