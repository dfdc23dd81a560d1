import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { chmod, mkdir, readFile, rm } from "node:fs/promises";
import path from "node:path";
import { type Actor, systemActor } from "#lib/auth/permissions.ts";
import { openBenchSource } from "#lib/bench/rebuild/source.ts";
import { BenchFailure, type BenchOptions } from "#lib/bench/schema.ts";
import { decideChange, proposeChange } from "#lib/changes/service.ts";
import { type Database, openDatabase, replaceDatabase } from "#lib/db/client.ts";
import { freePort } from "#lib/launcher/free-port.ts";
import { type Part, startPart } from "#lib/launcher/part.ts";
import { waitUntil } from "#lib/launcher/process.ts";
import type { Rule } from "#lib/rules/schema.ts";
import { createSegment } from "#lib/segments/service.ts";
import { createKey } from "#lib/write-keys/service.ts";

/** Tideline as it runs: the built web app, the worker, the embedded Postgres that keeps what it was told. */
export type LiveSystem = {
  readonly database: Database;
  readonly version: string;
  /** Sends a batch; `undefined` if it was not taken. */
  readonly send: (body: string) => Promise<{ accepted: number } | undefined>;
  /** Messages that memberships have not followed yet. */
  readonly lag: () => Promise<number>;
  /** `undefined` where the system does not tell. */
  readonly memory: () => Promise<Memory | undefined>;
  readonly stop: () => Promise<void>;
};

/** Resident memory in MiB. */
export type Memory = { readonly web: number; readonly worker: number; readonly postgres: number };

export function sumOf({ web, worker, postgres }: Memory): number {
  return web + worker + postgres;
}

const analyst: Actor = { kind: "user", userId: "bench-analyst", name: "Bench", role: "analyst" };
const admin: Actor = { kind: "user", userId: "bench-admin", name: "Bench", role: "admin" };
/** With a million customers, looking ahead for fifty segments takes its time. */
const patienceSeconds = 3_600;

/** Starts it on data of the wanted size, with these segments active, and waits until their members are known. */
export async function startLive(
  options: BenchOptions,
  rules: ReadonlyMap<string, Rule>,
): Promise<LiveSystem> {
  if (!existsSync(path.resolve(".next/BUILD_ID"))) {
    throw new BenchFailure("The web app is not built: run `npm run build` first.");
  }
  const folder = path.join(options.folder, "live");
  await rm(folder, { recursive: true, force: true });
  await mkdir(path.join(folder, "logs"), { recursive: true });
  await chmod(folder, 0o711);
  // A shop at work was so until now: if its data ended months ago, everybody would enter segments anew.
  const source = await openBenchSource({ ...options, folder }, { durable: true, until: Date.now() });
  const database = openDatabase(source.url, { name: "tideline bench" });
  replaceDatabase(database);
  const parts: { name: "web" | "worker"; part: Part }[] = [];
  const stop = async () => {
    for (const { part } of parts.toReversed()) await part.stop();
    await database.close();
    await source.close();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    for (const [key, rule] of rules) await publish(key, rule);
    const { secret } = await createKey(systemActor("bench"), { name: "bench" });
    const port = String(await freePort());
    const settings = {
      NODE_ENV: "production",
      NEXT_TELEMETRY_DISABLED: "1",
      LOG_LEVEL: "warn",
      DATABASE_URL: source.url,
      TIDELINE_DATA_DIR: folder,
      TIDELINE_AUTH_SECRET: randomBytes(32).toString("hex"),
      TIDELINE_WORKER_PORT: String(await freePort()),
      TIDELINE_WORKER_TOKEN: randomBytes(24).toString("hex"),
      PORT: port,
      HOST: "127.0.0.1",
    };
    const next = path.resolve("node_modules/next/dist/bin/next");
    const start = async (name: "web" | "worker", args: readonly string[]) => {
      const log = path.join(folder, "logs", `${name}.log`);
      parts.push({ name, part: await startPart({ name, args, env: settings, log, say: options.say }) });
    };
    await start("worker", ["worker/main.ts"]);
    await start("web", [next, "start", "-p", port, "-H", "127.0.0.1"]);
    const url = `http://127.0.0.1:${port}`;
    await wait("the web app to answer", () =>
      fetch(`${url}/api/health`).then(
        ({ ok }) => ok,
        () => false,
      ),
    );
    options.say(`Finding the members of ${rules.size} segments …`);
    await wait("the members of all segments", async () => {
      const { rows } = await database.sql.query(
        "select 1 from segment_evaluation where foreseen_to is null having count(*) = $1",
        [rules.size],
      );
      return rows.length > 0;
    });
    return {
      database,
      version: source.version,
      send: (body) => send(`${url}/v1/batch`, secret, body),
      lag: () => readLag(database),
      memory: () => readMemory(source.pid, (name) => parts.find((each) => each.name === name)?.part.pid()),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function readLag({ sql }: Database): Promise<number> {
  const { rows } = await sql.query<{ lag: bigint }>(
    `select m.last_no - coalesce((select last_no from membership_cursor), 0) as lag from message_counter m`,
  );
  return Number(rows[0]?.lag ?? 0);
}

async function publish(key: string, rule: Rule): Promise<void> {
  const words = { name: key, description: "", labels: { en: null, zh: null } };
  await createSegment(analyst, { key, ...words });
  const change = { segment: key, baseVersionNo: null, content: { ...words, rule }, reason: "For the bench" };
  const { id, contentHash } = await proposeChange(analyst, change);
  await decideChange(admin, { id, contentHash, verdict: "approved", note: "" });
}

async function send(url: string, secret: string, body: string): Promise<{ accepted: number } | undefined> {
  const authorization = `Basic ${Buffer.from(`${secret}:`).toString("base64")}`;
  const headers = { authorization, "content-type": "application/json" };
  const answer = await fetch(url, { method: "POST", headers, body });
  const told = (await answer.json()) as { accepted: number };
  return answer.status === 200 ? told : undefined;
}

async function wait(what: string, holds: () => Promise<boolean>): Promise<void> {
  if (await waitUntil(holds, { seconds: patienceSeconds, everyMs: 250 })) return;
  throw new BenchFailure(`Waited ${patienceSeconds} s for ${what}`);
}

async function readMemory(
  postgres: number,
  pidOf: (name: "web" | "worker") => number | undefined,
): Promise<Memory | undefined> {
  const [web, worker] = [pidOf("web"), pidOf("worker")];
  if (process.platform !== "linux" || web === undefined || worker === undefined) return undefined;
  return {
    web: await memoryOf(web),
    worker: await memoryOf(worker),
    postgres: await memoryOf(postgres),
  };
}

/** Of a process and all that it started, the part that is their own or their share of what they have in common, in MiB. */
async function memoryOf(pid: number): Promise<number> {
  let kib = 0;
  const waiting = [pid];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const rollup = await readFile(`/proc/${next}/smaps_rollup`, "utf8").catch(() => "");
    kib += Number(/^Pss:\s+(\d+)/m.exec(rollup)?.[1] ?? 0);
    const children = await readFile(`/proc/${next}/task/${next}/children`, "utf8").catch(() => "");
    waiting.push(...children.split(" ").filter(Boolean).map(Number));
  }
  return kib / 1024;
}
