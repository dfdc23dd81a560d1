import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import path from "node:path";
import { systemActor } from "#lib/auth/permissions.ts";
import { createKey, revokeKey } from "#lib/write-keys/service.ts";

/** A server of the tracking API in a process of its own, always on the same port, which can be killed and started again. */
export type TrackingProcess = {
  readonly url: string;
  readonly start: () => Promise<void>;
  /** As kill -9: whatever is under way is lost. */
  readonly kill: () => Promise<void>;
};

export async function aTrackingProcess(databaseUrl: string): Promise<TrackingProcess> {
  const port = await freePort();
  let child: ChildProcess | undefined;
  return {
    url: `http://127.0.0.1:${port}`,
    async start() {
      child = spawn(process.execPath, [path.resolve("lib/ingest/testing-tracking-server.ts")], {
        env: { DATABASE_URL: databaseUrl, PORT: String(port), NODE_ENV: "test" },
        stdio: ["ignore", "pipe", "inherit"],
      });
      if (child.stdout) await once(child.stdout, "data");
    },
    async kill() {
      if (!child || child.exitCode !== null) return;
      const exited = once(child, "exit");
      child.kill("SIGKILL");
      await exited;
    },
  };
}

export async function aWriteKey(): Promise<{ secret: string; revoke: () => Promise<unknown> }> {
  const actor = systemActor("test");
  const { key, secret } = await createKey(actor, { name: "test" });
  return { secret, revoke: () => revokeKey(actor, key.id) };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}
