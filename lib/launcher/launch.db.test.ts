import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { testDatabase } from "#lib/db/testing.ts";
import { isRoot } from "#lib/launcher/postgres-binaries.ts";
import { isAlive, waitUntil } from "#lib/launcher/process.ts";
import {
  ask,
  askPatiently,
  partsOf,
  type Running,
  refusedLauncher,
  startLauncher,
} from "#lib/launcher/testing.ts";

// The real launcher with its real Postgres; only the web app and the worker are stand-ins.

const db = await testDatabase();
let folder = "";
let started: Running[] = [];

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "tideline-launcher-"));
  await chmod(folder, 0o711);
});

afterEach(async () => {
  for (const { child, ended } of started) {
    child.kill("SIGTERM");
    await ended;
  }
  started = [];
  await rm(folder, { recursive: true, force: true });
});

async function start(settings: Record<string, string> = {}, data = folder): Promise<Running> {
  const running = await startLauncher(data, settings);
  started.push(running);
  return running;
}

const areGone = (pids: readonly number[]) =>
  waitUntil(() => !pids.some(isAlive), { seconds: 20, everyMs: 25 });
const kill = (...pids: number[]) => pids.forEach((pid) => void process.kill(pid, "SIGKILL"));

describe("stopping", () => {
  it.each(["SIGINT", "SIGTERM", "SIGHUP"] as const)(
    "leaves nothing running and keeps the data after %s",
    async (signal) => {
      const first = await start();
      await ask(first, "/save/a");
      const pids = Object.values(await partsOf(first));
      expect(pids.every(isAlive)).toBe(true);
      first.child.kill(signal);
      expect(await first.ended).toBe(0);
      expect(await areGone(pids)).toBe(true);
      expect(await ask(await start(), "/rows")).toEqual(["a"]);
    },
  );
});

describe("a kill -9", () => {
  it("of the web app, then of the worker: each is started again", async () => {
    const running = await start();
    const { web, worker } = await partsOf(running);
    kill(web, worker);
    await waitUntil(async () => (await partsOf(running)).web !== web, { seconds: 10, everyMs: 25 });
    expect(await askPatiently(running, "/")).not.toMatchObject({ pid: web });
    expect(
      await waitUntil(async () => ![0, worker].includes((await partsOf(running)).worker), {
        seconds: 10,
        everyMs: 25,
      }),
    ).toBe(true);
  });

  it("of Postgres loses nothing that was acknowledged, and it is found again where it was", async () => {
    const running = await start();
    await ask(running, "/save/a");
    kill((await partsOf(running)).postgres);
    expect(await askPatiently(running, "/save/b")).toEqual({ saved: true });
    expect(await askPatiently(running, "/rows")).toEqual(["a", "b"]);
  });

  it("of Postgres again and again while it recovers is survived", async () => {
    const running = await start();
    await ask(running, "/save/a");
    for (let killed = 0, last = 0; killed < 3; killed += 1) {
      const isNew = async () => ![0, last].includes((await partsOf(running)).postgres);
      expect(await waitUntil(isNew, { seconds: 30, everyMs: 5 })).toBe(true);
      last = (await partsOf(running)).postgres;
      kill(last);
    }
    expect(await askPatiently(running, "/rows")).toEqual(["a"]);
  });

  it("of the launcher ends all its parts", async () => {
    const running = await start();
    const pids = Object.values(await partsOf(running));
    kill(running.child.pid ?? 0);
    expect(await areGone(pids)).toBe(true);
  });

  it("of everything at once loses nothing that was acknowledged", async () => {
    const first = await start();
    await ask(first, "/save/a");
    const pids = [first.child.pid ?? 0, ...Object.values(await partsOf(first))];
    kill(...pids);
    expect(await areGone(pids)).toBe(true);
    expect(await ask(await start(), "/rows")).toEqual(["a"]);
  });

  it("of everything but Postgres: the next start ends the one left over", async () => {
    const first = await start();
    await ask(first, "/save/a");
    const { postgres, web, worker, guard } = await partsOf(first);
    kill(guard, first.child.pid ?? 0, web, worker);
    expect(isAlive(postgres)).toBe(true);
    expect(await ask(await start(), "/rows")).toEqual(["a"]);
    expect(await areGone([postgres])).toBe(true);
  });
});

describe("refuses with a sentence and code 1", () => {
  it("a data folder that another launcher holds", async () => {
    const running = await start();
    const refused = await refusedLauncher(folder);
    expect(refused.code).toBe(1);
    expect(refused.said).toBe(
      `Tideline is already running on the data folder ${folder}/shop (process ${running.child.pid}): stop it first.`,
    );
    expect(await ask(running, "/rows")).toEqual([]);
  });

  it("a taken port", async () => {
    const server = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => server.once("listening", resolve));
    const { port } = server.address() as { port: number };
    const refused = await refusedLauncher(folder, { PORT: String(port) });
    server.close();
    expect(refused).toEqual({
      code: 1,
      said: expect.stringMatching(`^Port ${port} is taken by another program`),
    });
  });

  it("a folder that cannot be made", async () => {
    await writeFile(path.join(folder, "file"), "");
    const refused = await refusedLauncher(path.join(folder, "file/data"));
    expect(refused).toEqual({
      code: 1,
      said: expect.stringMatching(/^The data folder .* cannot be written/),
    });
  });

  it.runIf(process.platform === "linux")("a place where no folder can be made", async () => {
    const refused = await refusedLauncher("/proc/tideline");
    expect(refused).toEqual({
      code: 1,
      said: expect.stringMatching(/^The data folder .* cannot be written/),
    });
  });

  it.runIf(isRoot())("a folder that the user of the database server cannot reach", async () => {
    await chmod(folder, 0o700);
    const refused = await refusedLauncher(path.join(folder, "data"));
    expect(refused).toEqual({ code: 1, said: expect.stringMatching(/Postgres does not run as root/) });
  });

  it.each([
    ["postgresql://x:y@127.0.0.1:1/tideline", /no Postgres can be reached at 127.0.0.1:1/],
    ["nonsense", /not a connection string/],
  ])("the DATABASE_URL %s", async (url, sentence) => {
    const refused = await refusedLauncher(folder, { DATABASE_URL: url });
    expect(refused).toEqual({ code: 1, said: expect.stringMatching(sentence) });
    expect(refused.said.split("\n")).toHaveLength(1);
  });

  it("a database of a newer version", async () => {
    await db.sql.query(
      "INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at) VALUES ('x', 'x', '29990101000000_later', now())",
    );
    const refused = await refusedLauncher(folder, { DATABASE_URL: db.url });
    await db.sql.query("DELETE FROM _prisma_migrations WHERE id = 'x'");
    expect(refused).toEqual({ code: 1, said: expect.stringMatching(/newer version of Tideline/) });
  });

  it("a setting that makes no sense", async () => {
    const refused = await refusedLauncher(folder, { PORT: "many" });
    expect(refused).toEqual({
      code: 1,
      said: expect.stringMatching(/^Wrong settings in the environment: PORT/),
    });
  });
});

it("uses one's own Postgres, and starts none", async () => {
  const running = await start({ DATABASE_URL: db.url });
  expect(await ask(running, "/")).toMatchObject({ database: db.url });
  expect((await partsOf(running)).postgres).toBe(0);
});
