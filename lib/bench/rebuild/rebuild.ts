import { rm } from "node:fs/promises";
import path from "node:path";
import { openBenchData } from "#lib/bench/data/open.ts";
import { AS_OF } from "#lib/bench/data/shape.ts";
import { benchMoment } from "#lib/bench/moment.ts";
import { PREVIEW_RULES } from "#lib/bench/preview/rules.ts";
import { openBenchSource } from "#lib/bench/rebuild/source.ts";
import { type Bench, BenchFailure, type BenchOptions } from "#lib/bench/schema.ts";
import { countOf } from "#lib/replica/members.ts";
import { createReplica, type Replica } from "#lib/replica/replica.ts";
import { nothingKept, type Reading } from "#lib/replica/sets.ts";

const AT = { customers: 1_000_000, events: 30_000_000 };
const MIB = 1024 * 1024;

/** A replica that is built anew from Postgres, and answers as the bench's own does. */
export const bench: Bench = {
  run: async (options) => {
    const source = await openBenchSource(options);
    const file = path.join(options.folder, "rebuilt.duckdb");
    await remove(file);
    const replica = createReplica({ path: file, pool: source.pool });
    try {
      options.say("Building the replica from Postgres …");
      const started = performance.now();
      const { events } = await replica.catchUp();
      const seconds = (performance.now() - started) / 1000;
      await compare(replica, options);
      return {
        figures: [
          {
            name: "rebuild_rate",
            title: "rebuild from Postgres",
            value: events / seconds,
            unit: "events/s",
            limit: { is: "at_least", value: 200_000, at: AT },
          },
          { name: "rebuild_seconds", title: "the whole of it", value: seconds, unit: "s" },
          {
            name: "rebuild_memory",
            title: "most memory of this process",
            value: (process.resourceUsage().maxRSS * 1024) / MIB,
            unit: "MiB",
          },
        ],
        versions: { postgres: source.version },
      };
    } finally {
      await replica.close();
      await source.close();
      await remove(file);
    }
  },
};

/** Every rule of the preview has as many members in the one as in the other. */
async function compare(replica: Replica, options: BenchOptions): Promise<void> {
  const data = await openBenchData(options);
  try {
    const expected = await counts({ ...data, kept: nothingKept() });
    const found = await replica.read(counts);
    for (const [key, count] of expected) {
      if (found.get(key) !== count) {
        throw new BenchFailure(`${key}: the rebuilt replica counts ${found.get(key)}, not ${count}`);
      }
    }
  } finally {
    data.close();
  }
}

async function counts(reading: Reading): Promise<ReadonlyMap<string, number>> {
  const found = new Map<string, number>();
  for (const [key, rule] of Object.entries(PREVIEW_RULES)) {
    found.set(key, await countOf(reading, rule, benchMoment(AS_OF)));
  }
  return found;
}

async function remove(file: string): Promise<void> {
  await rm(file, { force: true });
  await rm(`${file}.wal`, { force: true });
}
