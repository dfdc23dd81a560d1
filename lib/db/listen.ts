import { setTimeout } from "node:timers/promises";
import pg from "pg";

const LISTEN_AGAIN_MS = 1_000;

export type ListenOptions = {
  readonly url: string;
  readonly name: string;
  readonly channels: readonly string[];
  /** Called for each notification, and without a channel whenever listening begins (again): some may have been missed. */
  readonly hear: (channel: string | undefined, payload: string) => void;
  readonly onError: (error: unknown) => void;
  readonly signal: AbortSignal;
};

/** Listens to the database on a connection of its own, and again when that breaks, until it is told to stop. */
export async function listen(options: ListenOptions): Promise<void> {
  const { url, name, channels, hear, onError, signal } = options;
  while (!signal.aborted) {
    const client = new pg.Client({ connectionString: url, application_name: name, keepAlive: true });
    try {
      await client.connect();
      client.on("notification", ({ channel, payload }) => hear(channel, payload ?? ""));
      for (const channel of channels) await client.query(`LISTEN ${channel}`);
      hear(undefined, "");
      await endOf(client, signal);
    } catch (error) {
      onError(error);
    } finally {
      await client.end().catch(() => undefined);
    }
    await setTimeout(LISTEN_AGAIN_MS, undefined, { signal }).catch(() => undefined);
  }
}

function endOf(client: pg.Client, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    client.once("end", () => resolve());
    client.once("error", () => resolve());
    signal.addEventListener("abort", () => resolve(), { once: true });
    if (signal.aborted) resolve();
  });
}
