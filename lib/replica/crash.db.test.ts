import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { open, readFile, rm, stat, truncate } from "node:fs/promises";
import { join, resolve } from "node:path";
import { setTimeout } from "node:timers/promises";
import { beforeEach, expect, it } from "vitest";
import { emptyTables, testDatabase } from "#lib/db/testing.ts";
import { acceptMessages } from "#lib/ingest/accept.ts";
import { aContext } from "#lib/ingest/testing.ts";
import { waitUntil } from "#lib/launcher/process.ts";
import { canLimitFileSize, limitFileSize } from "#lib/launcher/testing-limit.ts";
import { createReplica } from "#lib/replica/replica.ts";
import { contentOf, freshContent, testFolder } from "#lib/replica/testing.ts";
import { shopOf } from "#lib/rules/testing/parity.ts";

const db = await testDatabase();
const folder = await testFolder();
/** How often the feeding process is killed; more by option. */
const KILLS = Number(process.env.TIDELINE_REPLICA_KILLS ?? 12);

beforeEach(() => emptyTables(db));

async function feeding(
  path: string,
  way: "feed" | "bulk" = "feed",
): Promise<{ child: ChildProcess; said: () => string }> {
  const child = spawn(process.execPath, [resolve("lib/replica/testing-feeder.ts"), db.url, path, way], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let output = "";
  child.stdout?.on("data", (chunk: Buffer) => {
    output += chunk.toString("utf8");
  });
  if (child.stdout) await once(child.stdout, "data");
  return { child, said: () => output };
}

async function kill(child: ChildProcess): Promise<void> {
  const exited = once(child, "exit");
  child.kill("SIGKILL");
  await exited;
}

async function contentAt(path: string): Promise<readonly string[]> {
  const replica = createReplica({ path, pool: db.pool });
  await replica.catchUp();
  const content = await contentOf(replica);
  await replica.close();
  return content;
}

it(`loses and doubles nothing when its process is killed ${KILLS} times`, {
  timeout: 60_000 + KILLS * 10_000,
}, async () => {
  const path = join(folder, "killed.duckdb");
  const { shop } = shopOf(4);
  const size = Math.ceil(shop.raws.length / KILLS);
  for (let round = 0; round < KILLS; round += 1) {
    const { child, said } = await feeding(path);
    const raws = shop.raws.slice(round * size, (round + 1) * size);
    for (let from = 0; from < raws.length; from += 12)
      await acceptMessages(raws.slice(from, from + 12), aContext());
    await setTimeout(Math.random() * 150);
    await kill(child);
    expect(said()).toBe("feeding\n");
  }
  expect(await contentAt(path)).toEqual(await freshContent(folder, db.pool));
});

it.skipIf(!(await canLimitFileSize()))("goes on from what it holds when its disk was full", async () => {
  const path = join(folder, "full.duckdb");
  const raws = shopOf(7).shop.raws.slice(0, 400);
  const half = raws.length >> 1;
  const sizeOf = async (name: string) => (await stat(name).catch(() => ({ size: 0 }))).size;
  await acceptMessages(raws.slice(0, half), aContext());
  const { child, said } = await feeding(path);
  const pids = [child.pid ?? 0];
  await waitUntil(async () => (await sizeOf(`${path}.wal`)) > 0, { seconds: 60, everyMs: 20 });
  await setTimeout(500);
  await limitFileSize(pids, Math.max(await sizeOf(path), await sizeOf(`${path}.wal`)) + 512);
  await acceptMessages(raws.slice(half), aContext());
  const hasFailed = () => said().split("failed:").length > 3;
  expect(await waitUntil(hasFailed, { seconds: 60, everyMs: 20 }), said()).toBe(true);
  await limitFileSize(pids, "unlimited");
  const isThere = async () => {
    const before = said().length;
    await setTimeout(500);
    return said().length === before;
  };
  expect(await waitUntil(isThere, { seconds: 60, everyMs: 20 })).toBe(true);
  await kill(child);
  expect(said()).not.toContain("rebuilt");
  expect(await contentAt(path)).toEqual(await freshContent(folder, db.pool));
});

it("loses and doubles nothing, and leaves no files, when it is killed while it is filled in bulk", {
  timeout: 300_000,
}, async () => {
  const path = join(folder, "killed-in-bulk.duckdb");
  await acceptMessages(shopOf(4).shop.raws, aContext());
  for (let round = 0; round < 4; round += 1) {
    const { child, said } = await feeding(path, "bulk");
    await setTimeout(200 + round * 400);
    await kill(child);
    expect(said()).toBe("feeding\n");
  }
  expect(await contentAt(path)).toEqual(await freshContent(folder, db.pool));
  await expect(stat(`${path}.rows`)).rejects.toThrow("ENOENT");
});

it("is built anew when its file is deleted, cut short, overwritten or something else", async () => {
  const path = join(folder, "damaged.duckdb");
  await acceptMessages(shopOf(5).shop.raws.slice(0, 300), aContext());
  const wanted = await freshContent(folder, db.pool);
  const damages: readonly (() => Promise<void>)[] = [
    () => rm(path),
    async () => truncate(path, Math.floor((await stat(path)).size / 2)),
    async () => truncate(path, 0),
    async () => overwrite(path, 4096 * 3, (await stat(path)).size),
    async () => overwrite(path, 0, 4096),
  ];
  expect(await contentAt(path)).toEqual(wanted);
  for (const damage of damages) {
    await damage();
    expect(await contentAt(path)).toEqual(wanted);
  }
  expect((await readFile(path)).length).toBeGreaterThan(0);
});

it("says that it was built anew, and why", async () => {
  const path = join(folder, "told.duckdb");
  await acceptMessages(shopOf(6).shop.raws.slice(0, 100), aContext());
  await contentAt(path);
  await overwrite(path, 4096 * 3, (await stat(path)).size);
  const reasons: string[] = [];
  const replica = createReplica({ path, pool: db.pool, onRebuild: (reason) => reasons.push(reason) });
  await replica.catchUp();
  expect(reasons).toEqual([expect.stringContaining("it cannot be read")]);
  await replica.close();
});

async function overwrite(path: string, from: number, to: number): Promise<void> {
  const file = await open(path, "r+");
  await file.write(Buffer.alloc(Math.max(0, to - from), 0xa5), 0, Math.max(0, to - from), from);
  await file.close();
}
