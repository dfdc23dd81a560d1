import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { resolve } from "node:path";
import { afterEach, expect, it } from "vitest";
import { testDatabase } from "#lib/db/testing.ts";
import { acceptMessages } from "#lib/ingest/accept.ts";
import { aContext, aMessage } from "#lib/ingest/testing.ts";
import { replicaReader } from "#lib/replica/population-client.ts";
import { testFolder } from "#lib/replica/testing.ts";
import { AppError } from "#lib/std/app-error.ts";

// The real worker, in a process of its own.
const db = await testDatabase();
const folder = await testFolder();
const running: ChildProcess[] = [];

afterEach(() => {
  for (const child of running) child.kill("SIGKILL");
});

async function startWorker(): Promise<{ child: ChildProcess; port: number }> {
  const port = await freePort();
  const args = ["--import", resolve("lib/launcher/with-launcher.ts"), resolve("worker/main.ts")];
  const child = spawn(process.execPath, args, {
    env: {
      PATH: process.env.PATH,
      NODE_ENV: "test",
      DATABASE_URL: db.url,
      TIDELINE_DATA_DIR: folder,
      TIDELINE_WORKER_PORT: String(port),
      TIDELINE_WORKER_TOKEN: "a-token",
    },
    stdio: ["pipe", "ignore", "inherit"],
  });
  running.push(child);
  return { child, port };
}

it("answers how many customers a rule has, and who they are, as soon as their messages are there", {
  timeout: 60_000,
}, async () => {
  const { child, port } = await startWorker();
  const reader = replicaReader({ port, token: "a-token" });
  const asOf = Date.parse("2026-06-01T00:00:00Z");
  const everyone = { rule: { kind: "everyone" as const }, asOf };
  await expect.poll(() => reader.counts([everyone]).catch(isNotReady), { timeout: 30_000 }).toEqual([0]);

  await acceptMessages([aMessage({ userId: "u1" }), aMessage({ userId: "u2", event: "x" })], aContext());
  await expect.poll(() => reader.counts([everyone]), { timeout: 5_000, interval: 20 }).toEqual([2]);

  const ranked = {
    rule: {
      kind: "rank" as const,
      measure: { of: "count" as const, event: "*" },
      from: 0,
      to: 1,
      unit: "customer" as const,
    },
    asOf,
  };
  const { ids, thresholds, uptoNo } = await reader.members(ranked);
  expect(ids).toEqual(["u1", "u2"]);
  expect([...thresholds.values()]).toEqual([
    { kind: "rank", eligible: 2, atTo: { numerator: 1n, denominator: 1n } },
  ]);
  expect(uptoNo).toBe(2n);
  const { rows } = await db.sql.query<{ id: bigint }>("select id from customer order by id");
  const rowIds = Float64Array.from(rows, ({ id }) => Number(id));
  expect(await reader.memberRows(ranked)).toEqual({ rowIds, thresholds, uptoNo, timeZone: "UTC" });
  expect(await reader.sample({ ...everyone, size: 1 })).toHaveLength(1);

  await expect(replicaReader({ port, token: "another" }).counts([everyone])).rejects.toThrow("401");
  // The jobs' thread listens for them: its end is an orderly one, too.
  const listening = () =>
    db.sql.query(
      "select 1 from pg_stat_activity where datname = current_database() and application_name = 'tideline jobs' and query like 'LISTEN%'",
    );
  await expect.poll(async () => (await listening()).rows.length, { timeout: 30_000 }).toBeGreaterThan(0);
  const exited = once(child, "exit");
  child.kill("SIGTERM");
  expect(await exited).toEqual([0, null]);
});

it("ends when its launcher is gone", { timeout: 60_000 }, async () => {
  const { child, port } = await startWorker();
  const reader = replicaReader({ port, token: "a-token" });
  const everyone = { rule: { kind: "everyone" as const }, asOf: Date.parse("2026-06-01T00:00:00Z") };
  await expect.poll(() => reader.counts([everyone]).catch(isNotReady), { timeout: 30_000 }).toEqual([2]);
  const exited = once(child, "exit");
  child.stdin?.destroy();
  expect(await exited).toEqual([0, null]);
});

function isNotReady(error: unknown): string {
  if (error instanceof AppError && error.kind === "unavailable") return "not ready";
  throw error;
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
