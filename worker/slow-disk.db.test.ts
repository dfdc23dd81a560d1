import { setTimeout } from "node:timers/promises";
import { expect, it } from "vitest";
import type { Database } from "#lib/db/client.ts";
import { partsOf } from "#lib/launcher/testing.ts";
import { readMostMemory } from "#worker/testing/disk-faults.ts";
import { anAccount, flood } from "#worker/testing/fault-load.ts";
import { aFaultShop, say, tellAnswers } from "#worker/testing/fault-shop.ts";

// Every commit waits a tenth of a second for its disk, the most that Postgres can be told to, while more is sent than may
// wait (20,000 messages, lib/ingest/tracking.ts). So many take minutes to count again: it is left out unless
// TIDELINE_FAULT_SECONDS asks for the long form, which sends the more the longer it may last.
const seconds = Number(process.env.TIDELINE_FAULT_SECONDS ?? 0);
const isAsked = process.platform === "linux" && seconds > 0;
const batches = Math.max(1, Math.round(seconds / 60));
const delayMs = 100;

async function delayCommits({ sql }: Database, ms: number): Promise<void> {
  await sql.query(`alter system set commit_delay = ${ms * 1_000}`);
  await sql.query("alter system set commit_siblings = 0");
  await sql.query("select pg_reload_conf()");
  await setTimeout(500); // until all connections have read it
}

/** Milliseconds until a message is taken: the least of some, one after the other. */
async function timeAnswers(send: (no: number) => Promise<void>): Promise<number> {
  const times: number[] = [];
  for (let no = 0; no < 9; no += 1) {
    const started = performance.now();
    await send(no);
    times.push(performance.now() - started);
  }
  return Math.round(Math.min(...times));
}

it.runIf(isAsked)(
  "holds senders back on a slow disk instead of filling its memory, loses nothing, and recovers",
  async () => {
    const shop = await aFaultShop();
    const running = await shop.start();
    const { writeKey, database } = await shop.furnish();
    const receiver = { url: () => running.url, writeKey };
    const account = anAccount();
    let sent = 0;
    const one = () => flood({ ...receiver, lanes: 1, batches: 1, size: 1, from: sent++ }, account);
    const quickMs = await timeAnswers(one);
    const { web } = await partsOf(running);
    const before = await readMostMemory(web);

    await delayCommits(database, delayMs);
    const slowMs = await timeAnswers(one);
    await flood({ ...receiver, lanes: 16, batches, size: 2_000, from: 1_000 }, account);
    const grown = (await readMostMemory(web)) - before;
    await delayCommits(database, 0);
    const refused = account.answers.get(429) ?? 0;
    const againMs = await timeAnswers(one);
    say(
      `${tellAnswers(account)}; ${quickMs} ms, ${slowMs} ms on the slow disk, ${againMs} ms afterwards; ` +
        `${Math.round(grown / 1e6)} MB more memory`,
    );

    expect(refused).toBeGreaterThan(0);
    expect([...account.answers.keys()].toSorted()).toEqual([200, 429]);
    expect(account.answers.get(429)).toBe(refused);
    expect(slowMs).toBeGreaterThanOrEqual(delayMs);
    expect(againMs).toBeLessThan(slowMs);
    expect(grown).toBeLessThan(400e6);
    expect((await partsOf(running)).web).toBe(web);
    await shop.expectNothingLost(account);
  },
  seconds * 1_000 + 600_000,
);
