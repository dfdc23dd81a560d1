import { chmod, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout } from "node:timers/promises";
import { afterAll, expect, it } from "vitest";
import { publish } from "#lib/changes/testing.ts";
import { type Database, openDatabase, replaceDatabase } from "#lib/db/client.ts";
import { diceFor } from "#lib/demo/random.ts";
import { aWriteKey } from "#lib/ingest/testing-process.ts";
import { startPostgres } from "#lib/launcher/postgres.ts";
import { waitUntil } from "#lib/launcher/process.ts";
import { partsOf, type Running, startLauncher } from "#lib/launcher/testing.ts";
import { readCursor, readLastNo } from "#lib/memberships/cursor-store.ts";
import { updateMemberships } from "#lib/memberships/sweep-service.ts";
import { postgresPopulation } from "#lib/segments/population-service.ts";
import { type Account, startLoad } from "#worker/testing/fault-load.ts";
import { alone, together } from "#worker/testing/fault-segments.ts";
import { aRound, inflict, type System } from "#worker/testing/faults.ts";
import { expectMembers, expectStored, readMembers, readStored, replayFeed } from "#worker/testing/recount.ts";

// The real launcher, Postgres and worker under a load and random faults. TIDELINE_FAULT_SECONDS and TIDELINE_FAULT_SEED for
// longer and other runs; TIDELINE_FAULT_WEB=next with the built web app instead of the tracking API alone.

const seconds = Number(process.env.TIDELINE_FAULT_SECONDS ?? 10);
const seed = Number(process.env.TIDELINE_FAULT_SEED ?? Date.now() % 1_000_000);
const never = { moving: Infinity, still: Infinity };

const folder = await mkdtemp(path.join(tmpdir(), "tideline-fault-"));
await chmod(folder, 0o711);
const clockFile = path.join(folder, "clock");
let started: Running | undefined;
const closing: (() => Promise<unknown>)[] = [];

afterAll(async () => {
  for (const close of closing.toReversed()) await close();
  await rm(folder, { recursive: true, force: true });
}, 60_000);

async function start(port = "0"): Promise<Running> {
  const settings = { PORT: port, TIDELINE_FAULT_CLOCK: clockFile, NODE_ENV: "production" };
  started = await startLauncher(folder, settings, "worker/testing/fault-programs.ts");
  return started;
}

async function stop(): Promise<void> {
  started?.child.kill("SIGTERM");
  await started?.ended;
}

async function databaseOf(running: Running): Promise<string> {
  const environment = await readFile(`/proc/${(await partsOf(running)).worker}/environ`, "utf8");
  return /(?:^|\0)DATABASE_URL=([^\0]+)/.exec(environment)?.[1] ?? "";
}

function open(url: string): Database {
  const database = openDatabase(url, { name: "tideline fault test" });
  replaceDatabase(database);
  closing.push(database.close);
  return database;
}

/** Whatever was done to it, the system takes messages again. */
async function waitForAnswers(
  account: Account,
  { running }: System,
  inflicted: readonly string[],
): Promise<void> {
  const taken = () => account.answers.get(200) ?? 0;
  const before = taken();
  const isWell = await waitUntil(() => taken() >= before + 5, { seconds: 90, everyMs: 50 });
  expect(isWell, `is well again after ${inflicted.join(" ")}: ${running.said()}`).toBe(true);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function waitForWorker(database: Database): Promise<void> {
  const isThere = async () => (await readCursor(database)).lastNo === (await readLastNo(database));
  expect(await waitUntil(isThere, { seconds: 60, everyMs: 200 }), "the worker follows").toBe(true);
}

it.runIf(process.platform === "linux")(
  `loses and doubles nothing, whatever dies (seed ${seed})`,
  async () => {
    say(`TIDELINE_FAULT_SEED=${seed}`);
    const dice = diceFor(`faults/${seed}`);
    closing.push(stop);
    const running = await start();
    const port = new URL(running.url).port;
    open(await databaseOf(running));
    for (const [key, rule] of Object.entries({ ...alone, ...together })) await publish(key, rule);
    const { secret } = await aWriteKey();
    const system: System = { running, clockFile, start: () => start(port) };
    const load = startLoad({ url: () => running.url, writeKey: secret, seed });

    const inflicted: string[] = [];
    const end = performance.now() + seconds * 1000;
    for (let round = aRound(dice); round.length > 0; ) {
      const [fault, ...others] = round;
      if (!fault) break;
      expect(system.running.child.exitCode, `${inflicted.join(" ")}: ${system.running.said()}`).toBe(null);
      await inflict(fault, system, dice);
      inflicted.push(fault);
      // Sometimes the next one comes before all is well again.
      if (dice.chance(0.7)) await waitForAnswers(load.account, system, inflicted);
      await setTimeout(dice.int(0, 1_000));
      round = others.length === 0 && performance.now() < end ? aRound(dice) : others;
    }
    await waitForAnswers(load.account, system, inflicted);
    await load.stop();
    const { account } = load;
    const answers = [...account.answers].map(([status, n]) => `${n} × ${status || "cut off"}`).join(", ");
    say(`${inflicted.join(" ")}; ${account.taken.size} messages; ${answers}`);
    const { taken } = account;
    expect(taken.size).toBeGreaterThan(100);

    const live = open(await databaseOf(system.running));
    await waitForWorker(live);
    await stop();
    const postgres = await startPostgres({ folder: path.join(folder, "shop") });
    closing.push(postgres.stop);
    const database = open(postgres.url("tideline"));

    const stored = await readStored(database);
    expect(stored).toEqual(expectStored(taken));
    expect(account.accepted).toBeLessThanOrEqual(stored.ids);
    expect(account.rejected).toBe(account.bad);

    const population = postgresPopulation(database);
    const bring = async (asOf: number, sweepEveryMs: { moving: number; still: number }) => {
      for (let isBehind = true; isBehind; ) {
        const done = await updateMemberships({ database, population, now: () => asOf, sweepEveryMs });
        isBehind = done.isBehind;
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
  },
  seconds * 1000 + 240_000,
);
