import { chmod, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, onTestFinished } from "vitest";
import { publish } from "#lib/changes/testing.ts";
import { type Database, openDatabase, replaceDatabase } from "#lib/db/client.ts";
import { aWriteKey } from "#lib/ingest/testing-process.ts";
import { startPostgres } from "#lib/launcher/postgres.ts";
import { waitUntil } from "#lib/launcher/process.ts";
import { partsOf, type Running, startLauncher } from "#lib/launcher/testing.ts";
import { readCursor, readLastNo } from "#lib/memberships/cursor-store.ts";
import { updateMemberships } from "#lib/memberships/sweep-service.ts";
import { postgresPopulation } from "#lib/segments/population-service.ts";
import type { Account } from "#worker/testing/fault-load.ts";
import { alone, together } from "#worker/testing/fault-segments.ts";
import { expectMembers, expectStored, readMembers, readStored, replayFeed } from "#worker/testing/recount.ts";

/** A shop that things are done to: the real launcher, Postgres and worker on a folder of the test's own. */
export type FaultShop = {
  readonly folder: string;
  /** The worker's clock is moved by the milliseconds in it. */
  readonly clockFile: string;
  readonly start: (port?: string) => Promise<Running>;
  /** Publishes the segments of fault-segments.ts. @returns a write key, and the shop's database */
  readonly furnish: () => Promise<{ readonly writeKey: string; readonly database: Database }>;
  /**
   * Waits until the worker has followed, stops all, and counts again: what is stored is what was answered with 200, and
   * members are those of the reference evaluator, now, later and by the feed.
   */
  readonly expectNothingLost: (account: Account) => Promise<void>;
};

const never = { moving: Infinity, still: Infinity };

/** Ended and removed after the test that it is called in, so that a second try has a shop of its own. */
export async function aFaultShop(): Promise<FaultShop> {
  const folder = await mkdtemp(path.join(tmpdir(), "tideline-fault-"));
  await chmod(folder, 0o711);
  const clockFile = path.join(folder, "clock");
  const closing: (() => Promise<unknown>)[] = [];
  let started: Running | undefined;
  onTestFinished(async () => {
    for (const close of closing.toReversed()) await close();
    await rm(folder, { recursive: true, force: true });
  }, 60_000);

  const stop = async () => {
    started?.child.kill("SIGTERM");
    await started?.ended;
  };
  closing.push(stop);
  const open = (url: string): Database => {
    const database = openDatabase(url, { name: "tideline fault test" });
    replaceDatabase(database);
    closing.push(database.close);
    return database;
  };
  const openShop = async () => {
    if (!started) throw new Error("The shop was not started");
    const environment = await readFile(`/proc/${(await partsOf(started)).worker}/environ`, "utf8");
    return open(/(?:^|\0)DATABASE_URL=([^\0]+)/.exec(environment)?.[1] ?? "");
  };

  return {
    folder,
    clockFile,
    async start(port = "0") {
      const settings = { PORT: port, TIDELINE_FAULT_CLOCK: clockFile, NODE_ENV: "production" };
      started = await startLauncher(folder, settings, "worker/testing/fault-programs.ts");
      return started;
    },
    async furnish() {
      const database = await openShop();
      for (const [key, rule] of Object.entries({ ...alone, ...together })) await publish(key, rule);
      return { writeKey: (await aWriteKey()).secret, database };
    },
    async expectNothingLost(account) {
      await waitForWorker(await openShop(), () => started?.said());
      await stop();
      const postgres = await startPostgres({ folder: path.join(folder, "shop") });
      closing.push(postgres.stop);
      await recount(open(postgres.url("tideline")), account);
    },
  };
}

/** Whatever was done to it, the system takes messages again. */
export async function waitForAnswers(account: Account, running: Running, what: string): Promise<void> {
  const taken = () => account.answers.get(200) ?? 0;
  const before = taken();
  const isWell = await waitUntil(() => taken() >= before + 5, { seconds: 90, everyMs: 50 });
  expect(isWell, `is well again after ${what}: ${running.said()}`).toBe(true);
}

/** What clients were told, in a line for people. */
export function tellAnswers({ taken, answers }: Account): string {
  const parts = [...answers].map(([status, times]) => `${times} × ${status || "cut off"}`);
  return `${taken.size} messages; ${parts.join(", ")}`;
}

export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function waitForWorker(database: Database, said: () => string | undefined): Promise<void> {
  const isThere = async () => (await readCursor(database)).lastNo === (await readLastNo(database));
  const isWell = await waitUntil(isThere, { seconds: 60, everyMs: 200 });
  const { lastNo } = await readCursor(database);
  expect(isWell, `the worker follows: ${lastNo} of ${await readLastNo(database)}; ${said()}`).toBe(true);
}

async function recount(database: Database, { taken, accepted, rejected, bad }: Account): Promise<void> {
  const stored = await readStored(database);
  expect(stored).toEqual(expectStored(taken));
  expect(accepted).toBeLessThanOrEqual(stored.ids);
  expect(rejected).toBe(bad);

  const population = postgresPopulation(database);
  const bring = async (asOf: number, sweepEveryMs: { moving: number; still: number }) => {
    for (let isBehind = true; isBehind; ) {
      const options = { database, population, now: () => asOf, sweepEveryMs, sweepForMs: Infinity };
      const done = await updateMemberships(options);
      if (done.failure) throw done.failure;
      isBehind = done.isBehind || done.isWaiting;
    }
  };
  const { asOf = 0 } = await readCursor(database);
  // Where the worker left off; after all that was foreseen has come true; and long after.
  for (const moment of [asOf, asOf + 20_000, asOf + 45_000, asOf + 600_000]) {
    await bring(moment, never);
    const expected = expectMembers(taken, alone, moment);
    expect(await readMembers(database, Object.keys(alone)), `at ${moment - asOf} ms`).toEqual(expected);
  }
  const last = asOf + 600_001;
  await bring(last, { moving: 0, still: 0 });
  const rules = { ...alone, ...together };
  const expected = expectMembers(taken, rules, last);
  expect(await readMembers(database, Object.keys(rules))).toEqual(expected);
  expect(await replayFeed(database, Object.keys(rules))).toEqual(expected);
}
