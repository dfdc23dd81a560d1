import { setTimeout } from "node:timers/promises";
import { expect, it, vi } from "vitest";
import { waitUntil } from "#lib/launcher/process.ts";
import type { Running } from "#lib/launcher/testing.ts";
import { canLimitFileSize } from "#lib/launcher/testing-limit.ts";
import { fillUp, limitAll, limitPostgres, readToll } from "#worker/testing/disk-faults.ts";
import { type Account, startLoad } from "#worker/testing/fault-load.ts";
import { aFaultShop, say, tellAnswers, waitForAnswers } from "#worker/testing/fault-shop.ts";

// A full disk without rights and without filling one: the operating system refuses to let files grow. First Postgres cannot
// store messages; then it cannot write its own log, and dies, and replica and logs cannot be written either.

const canFill = process.platform === "linux" && (await canLimitFileSize());
if (!canFill) say("The full disk is skipped: it takes Linux and util-linux' prlimit.");
const seconds = Number(process.env.TIDELINE_FAULT_SECONDS ?? 10);

async function readHealth({ url }: Running) {
  const response = await fetch(`${url}/api/health`);
  return {
    httpStatus: response.status,
    ...((await response.json()) as { status: string; message?: string }),
  };
}

/** Health is told by the last that was written, which under load is now one answer and now another. */
async function healthBecomes(running: Running, wanted: object): Promise<void> {
  await vi.waitFor(async () => expect(await readHealth(running)).toMatchObject(wanted), {
    timeout: 30_000,
    interval: 100,
  });
}

/**
 * What finds no room is refused, by the same processes, which neither spin nor flood the logs. Some messages may still fit into
 * pages that are there: they were answered with 200, and the recount looks for them.
 */
async function expectRefusals(account: Account, running: Running, folder: string): Promise<void> {
  const refusals = () => account.answers.get(503) ?? 0;
  const first = refusals();
  const isRefused = await waitUntil(() => refusals() > first, { seconds: 60, everyMs: 50 });
  expect(isRefused, "somebody is refused").toBe(true);
  const before = await readToll(running, folder);
  const refused = refusals();
  await setTimeout((seconds * 1_000) / 2);
  const after = await readToll(running, folder);
  expect(refusals()).toBeGreaterThan(refused);
  expect([after.parts.web, after.parts.worker]).toEqual([before.parts.web, before.parts.worker]);
  expect(after.cpuSeconds - before.cpuSeconds).toBeLessThan(seconds / 2);
  expect(after.logBytes - before.logBytes).toBeLessThan(20_000 * seconds);
}

it.runIf(canFill)(
  "stores nothing by halves on a full disk, says so, and goes on by itself once there is room",
  async () => {
    const shop = await aFaultShop();
    const running = await shop.start();
    const { writeKey, database } = await shop.furnish();
    const limit = await fillUp(database);
    const load = startLoad({ url: () => running.url, writeKey, seed: 1 });
    const { account } = load;
    await waitForAnswers(account, running, "the start");
    expect(await readHealth(running)).toEqual({ httpStatus: 200, status: "ok" });

    await limitPostgres(running, limit);
    await expectRefusals(account, running, shop.folder);
    await healthBecomes(running, {
      httpStatus: 503,
      status: "disk_full",
      message: expect.stringMatching(/Make room/),
    });
    await limitAll(running, "unlimited");
    await waitForAnswers(account, running, "a full disk");
    await healthBecomes(running, { httpStatus: 200, status: "ok" });

    await limitAll(running, 4096);
    await expectRefusals(account, running, shop.folder);
    await healthBecomes(running, { httpStatus: 503, message: expect.any(String) });
    await limitAll(running, "unlimited");
    await waitForAnswers(account, running, "a disk without room for Postgres' log");

    await load.stop();
    say(tellAnswers(account));
    await shop.expectNothingLost(account);
  },
  seconds * 1000 + 240_000,
);
