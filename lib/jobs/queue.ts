import { runMigrations } from "graphile-worker";
import { type Database, db } from "#lib/db/client.ts";
import { withPool } from "#lib/jobs/pool.ts";

/** Jobs wait in Postgres, in graphile-worker's own schema, and are done by the worker process. */

export type Job = {
  /** Which task does it: the name under which the worker knows it. */
  readonly task: string;
  readonly payload: Readonly<Record<string, string | number>>;
  /** A job that waits under the same key is replaced. */
  readonly key: string;
  /** Jobs of one queue are done one after the other. */
  readonly queue?: string;
};

/** Puts a job in the queue; it is done soon, in the worker, and again if it fails. */
export async function addJob(job: Job, database: Database = db): Promise<void> {
  await ensureQueue(database);
  await database.sql.query(
    `select graphile_worker.add_job($1, payload := $2::json, queue_name := $3, job_key := $4, job_key_mode := 'replace')`,
    [job.task, JSON.stringify(job.payload), job.queue ?? null, job.key],
  );
}

const ready = new Map<string, Promise<void>>();

/** Brings graphile-worker's schema up to date, once a thread and database. */
export function ensureQueue(database: Database = db): Promise<void> {
  const { url } = database;
  const known = ready.get(url);
  if (known !== undefined) return known;
  const made = withPool(url, (pgPool) => runMigrations({ pgPool }));
  ready.set(url, made);
  made.catch(() => ready.delete(url));
  return made;
}
