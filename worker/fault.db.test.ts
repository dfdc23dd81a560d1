import { setTimeout } from "node:timers/promises";
import { expect, it } from "vitest";
import { diceFor } from "#lib/demo/random.ts";
import { startLoad } from "#worker/testing/fault-load.ts";
import { aFaultShop, say, tellAnswers, waitForAnswers } from "#worker/testing/fault-shop.ts";
import { aRound, inflict, type System } from "#worker/testing/faults.ts";

// The real launcher, Postgres and worker under a load and random faults. TIDELINE_FAULT_SECONDS and TIDELINE_FAULT_SEED for
// longer and other runs; TIDELINE_FAULT_WEB=next with the built web app instead of the tracking API alone.
const seconds = Number(process.env.TIDELINE_FAULT_SECONDS ?? 10);
const seed = Number(process.env.TIDELINE_FAULT_SEED ?? Date.now() % 1_000_000);

it.runIf(process.platform === "linux")(
  `loses and doubles nothing, whatever dies (seed ${seed})`,
  async () => {
    const shop = await aFaultShop();
    say(`TIDELINE_FAULT_SEED=${seed}`);
    const dice = diceFor(`faults/${seed}`);
    const running = await shop.start();
    const { port } = new URL(running.url);
    const { writeKey } = await shop.furnish();
    const system: System = { running, clockFile: shop.clockFile, start: () => shop.start(port) };
    const load = startLoad({ url: () => running.url, writeKey, seed });
    const { account } = load;

    const inflicted: string[] = [];
    const end = performance.now() + seconds * 1000;
    for (let round = aRound(dice); round.length > 0; ) {
      const [fault, ...others] = round;
      if (!fault) break;
      expect(system.running.child.exitCode, `${inflicted.join(" ")}: ${system.running.said()}`).toBe(null);
      await inflict(fault, system, dice);
      inflicted.push(fault);
      // Sometimes the next one comes before all is well again.
      if (dice.chance(0.7)) await waitForAnswers(account, system.running, inflicted.join(" "));
      await setTimeout(dice.int(0, 1_000));
      round = others.length === 0 && performance.now() < end ? aRound(dice) : others;
    }
    await waitForAnswers(account, system.running, inflicted.join(" "));
    await load.stop();
    say(`${inflicted.join(" ")}; ${tellAnswers(account)}`);
    expect(account.taken.size).toBeGreaterThan(100);
    await shop.expectNothingLost(account);
  },
  seconds * 1000 + 240_000,
);
