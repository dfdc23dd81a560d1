import { mkdir } from "node:fs/promises";
import path from "node:path";
import type { Database } from "#lib/db/client.ts";
import { env } from "#lib/env.ts";
import { createReplica, type Replica } from "#lib/replica/replica.ts";
import type { Bell } from "#worker/bells.ts";
import { log } from "#worker/log.ts";
import { pause } from "#worker/pause.ts";

/**
 * After it took messages it leaves the machine to the others four times as long as it needed, up to three seconds: bringing in a
 * few messages costs nearly as much as bringing in thousands, and under load they come all the time.
 */
const REST = 4;
const LONGEST_REST_MS = 3_000;
/** Looked for without being told, too: a notification is lost with its connection. */
const EVERY_MS = 2_000;
/** After failures in a row: each opens the file anew and reads it whole, which must not keep the machine busy. */
const LONGEST_PAUSE_MS = 60_000;

export type RunningReplica = { readonly replica: Replica; readonly stop: () => Promise<void> };

/** Keeps the columnar replica up to date with Postgres, from when it is told that messages came. */
export async function startReplica(database: Database, bell: Bell): Promise<RunningReplica> {
  const folder = path.resolve(env.TIDELINE_DATA_DIR ?? ".data");
  await mkdir(folder, { recursive: true });
  const replica = createReplica({
    path: path.join(folder, "replica.duckdb"),
    pool: database.pool,
    onRebuild: (reason) => log.warn({ reason }, "the replica is built anew"),
  });
  const stopping = new AbortController();
  const following = follow(replica, bell, stopping.signal);
  return {
    replica,
    stop: async () => {
      stopping.abort();
      bell.ring();
      await following;
      await replica.close();
    },
  };
}

async function follow(replica: Replica, bell: Bell, signal: AbortSignal): Promise<void> {
  let pauseMs = EVERY_MS;
  while (!signal.aborted) {
    try {
      const started = performance.now();
      const { cursor, events } = await replica.catchUp();
      const ms = performance.now() - started;
      pauseMs = EVERY_MS;
      if (events > 0) {
        log.debug({ cursor, events, ms: Math.round(ms) }, "the replica took events");
        await pause(Math.min(REST * ms, LONGEST_REST_MS), signal);
      }
    } catch (error) {
      log.error({ err: error }, "the replica could not be brought up to date");
      await pause(pauseMs, signal);
      pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
    }
    await bell.wait(EVERY_MS);
  }
}
