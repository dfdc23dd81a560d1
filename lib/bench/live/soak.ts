import { setTimeout } from "node:timers/promises";
import { keepPace } from "#lib/bench/live/pace.ts";
import { meanOfQuarter } from "#lib/bench/live/quarters.ts";
import { liveRules } from "#lib/bench/live/rules.ts";
import { type LiveSystem, type Memory, startLive, sumOf } from "#lib/bench/live/system.ts";
import type { Bench, BenchOptions, BenchResult } from "#lib/bench/schema.ts";
import { diceFor } from "#lib/demo/random.ts";

const segments = 50;
const usualSeconds = 3_600;
const usualRate = 1_000;
const samples = 60;

type Sample = { readonly second: number; readonly memory: Memory; readonly lag: number };

const unknown: Memory = { web: Number.NaN, worker: Number.NaN, postgres: Number.NaN };

/** Whether memory and lag stay where they are while events come at a steady rate. */
export const bench: Bench = {
  run: async (options) => {
    const system = await startLive(options, liveRules(segments));
    try {
      return await measure(options, system);
    } finally {
      await system.stop();
    }
  },
};

async function measure(options: BenchOptions, system: LiveSystem): Promise<BenchResult> {
  const { seconds = usualSeconds, rate = usualRate } = options;
  options.say(`Sending ${rate} events a second for ${seconds} s …`);
  const dice = diceFor(`soak/${options.seed}`);
  const pace = keepPace(system, { rate, customers: options.size.customers, dice });
  const taken: Sample[] = [];
  for (let index = 1; index <= samples; index += 1) {
    await setTimeout((seconds * 1000) / samples);
    const memory = (await system.memory()) ?? unknown;
    taken.push({ second: (seconds / samples) * index, memory, lag: await system.lag() });
  }
  await pace.stop();
  const memory = taken.map((sample) => sumOf(sample.memory));
  const lag = taken.map((sample) => sample.lag);
  return {
    figures: [
      {
        name: "memory_growth",
        title: "memory of the last quarter to that of the second",
        value: meanOfQuarter(memory, 3) / meanOfQuarter(memory, 1),
        unit: "",
        limit: { is: "at_most", value: 1.1 },
      },
      {
        name: "memory_most",
        title: "most memory of web, worker and Postgres",
        value: Math.max(...memory),
        unit: "MiB",
        limit: { is: "at_most", value: 6_144 },
      },
      {
        name: "lag_second",
        title: "behind in the second quarter",
        value: meanOfQuarter(lag, 1),
        unit: "messages",
      },
      {
        name: "lag_last",
        title: "behind in the last quarter",
        value: meanOfQuarter(lag, 3),
        unit: "messages",
      },
      { name: "rate", title: "sent", value: pace.sent() / seconds, unit: "events/s" },
    ],
    comparisons: [
      {
        title: "Over time",
        columns: ["second", "web, MiB", "worker, MiB", "Postgres, MiB", "messages behind"],
        rows: taken
          .filter((_, index) => index % 6 === 5)
          .map(({ second, memory: { web, worker, postgres }, lag }) => [second, web, worker, postgres, lag]),
      },
    ],
    versions: { postgres: system.version },
  };
}
