import type { Database } from "#lib/db/client.ts";
import { deliverDue } from "#lib/destinations/deliver-service.ts";
import { readNextDueAt } from "#lib/destinations/delivery-store.ts";
import { env } from "#lib/env.ts";
import type { Bell } from "#worker/bells.ts";
import { log } from "#worker/log.ts";
import { pause } from "#worker/pause.ts";

const everyMs = 5_000;

/** Sends movements to destinations: from when memberships moved, and when a message is due again. */
export function startDestinations(database: Database, bell: Bell): { readonly stop: () => Promise<void> } {
  const { TIDELINE_AUTH_SECRET: installationSecret } = env;
  if (installationSecret === undefined) return { stop: async () => undefined };
  const stopping = new AbortController();
  const running = run(database, installationSecret, bell, stopping.signal);
  return {
    stop: async () => {
      stopping.abort();
      bell.ring();
      await running;
    },
  };
}

async function run(
  database: Database,
  installationSecret: string,
  bell: Bell,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    try {
      const hasMore = await deliverDue({
        database,
        installationSecret,
        now: Date.now,
        dice: Math.random,
        signal,
      });
      if (hasMore) continue;
      const nextAt = (await readNextDueAt(database)) ?? Infinity;
      await bell.wait(Math.min(everyMs, nextAt - Date.now()));
    } catch (error) {
      log.error({ err: error }, "movements could not be sent to destinations");
      await pause(everyMs, signal);
    }
  }
}
