import { Logger, makeWorkerUtils, run } from "graphile-worker";
import { type Database, db } from "#lib/db/client.ts";
import { openPool, withPool } from "#lib/jobs/pool.ts";
import { ensureQueue } from "#lib/jobs/queue.ts";

/** Does one kind of job; told to stop by the signal. A job that throws is tried again later. */
export type Task = (payload: unknown, signal: AbortSignal) => Promise<void>;

export type RunJobsOptions = {
  readonly tasks: Readonly<Record<string, Task>>;
  /** When tasks run by themselves, a line each, as in a crontab (UTC). */
  readonly schedules?: readonly string[];
  readonly database?: Database;
  readonly concurrency?: number;
  readonly onError?: (error: unknown, message: string) => void;
};

export type JobRunner = { readonly stop: () => Promise<void> };

/**
 * Does the jobs of the queue until it is stopped. There is one worker on a database: what is locked when it starts was
 * left by one that was killed, and is free again at once.
 */
export async function runJobs(options: RunJobsOptions): Promise<JobRunner> {
  const { database = db, onError } = options;
  await ensureQueue(database);
  await unlockLeftovers(database);
  const stopping = new AbortController();
  const concurrency = options.concurrency ?? 2;
  const pgPool = openPool(database.url, concurrency + 3);
  const runner = await run({
    pgPool,
    concurrency,
    noHandleSignals: true,
    pollInterval: 2_000,
    crontab: (options.schedules ?? []).join("\n"),
    logger: loggerTo(onError),
    taskList: Object.fromEntries(
      Object.entries(options.tasks).map(([name, task]) => [
        name,
        (payload: unknown) => task(payload, stopping.signal),
      ]),
    ),
  });
  return {
    stop: async () => {
      stopping.abort();
      await runner.stop();
      await pgPool.end();
    },
  };
}

async function unlockLeftovers(database: Database): Promise<void> {
  const { rows } = await database.sql.query<{ locked_by: string }>(
    "select distinct locked_by from graphile_worker.jobs where locked_by is not null",
  );
  if (rows.length === 0) return;
  await withPool(database.url, async (pgPool) => {
    const utils = await makeWorkerUtils({ pgPool });
    await utils.forceUnlockWorkers(rows.map((row) => row.locked_by));
    await utils.release();
  });
}

function loggerTo(onError: RunJobsOptions["onError"]): Logger {
  return new Logger(() => (level, message, meta) => {
    if (level === "error") onError?.(meta?.error, message);
  });
}
