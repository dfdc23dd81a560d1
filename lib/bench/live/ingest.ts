import { randomUUID } from "node:crypto";
import { setTimeout } from "node:timers/promises";
import { liveMessage } from "#lib/bench/live/messages.ts";
import { meanOfQuarter } from "#lib/bench/live/quarters.ts";
import { liveRules } from "#lib/bench/live/rules.ts";
import { type LiveSystem, startLive, sumOf } from "#lib/bench/live/system.ts";
import { type Bench, BenchFailure, type BenchOptions, type BenchResult } from "#lib/bench/schema.ts";
import { type Dice, diceFor } from "#lib/demo/random.ts";
import { waitUntil } from "#lib/launcher/process.ts";

const segments = 50;
const batchSize = 100;
const lanes = 8;
const usualSeconds = 300;
const at = { customers: 1_000_000, events: 30_000_000 };

/** How many events a second are taken for good through HTTP while segments are kept, and by inserts without all that. */
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
  const { seconds = usualSeconds } = options;
  const dice = diceFor(`ingest/${options.seed}`);
  const pace = options.rate === undefined ? "as fast as they are taken" : `${options.rate} events a second`;
  options.say(`Sending batches of ${batchSize} for ${seconds} s, ${pace} …`);
  const lags: number[] = [];
  const timer = setInterval(() => void system.lag().then((lag) => lags.push(lag)), 1_000);
  const tracked = await rateOf(seconds, () => sendBatch(system, dice, options.size.customers), options.rate);
  clearInterval(timer);
  const lagAtEnd = await system.lag();
  const memory = await system.memory();
  const ended = performance.now();
  const isFollowed = await waitUntil(async () => (await system.lag()) === 0, { seconds: 600, everyMs: 100 });
  if (!isFollowed) throw new BenchFailure("Memberships did not catch up with what was sent");
  const catchUp = (performance.now() - ended) / 1000;
  options.say("Inserting bare rows …");
  await system.database.sql.query("create sequence bench_no start 1000000000000");
  const bare = await rateOf(Math.min(seconds, 20), () => insertBatch(system, dice, options.size.customers));
  return {
    figures: [
      {
        name: "ingest_rate",
        title: "taken through HTTP",
        value: tracked,
        unit: "events/s",
        limit: { is: "at_least", value: 10_000, at },
      },
      { name: "bare_rate", title: "bare inserts of as many rows", value: bare, unit: "events/s" },
      {
        name: "ingest_share",
        title: "of the bare rate",
        value: tracked / bare,
        unit: "",
        limit: { is: "at_least", value: 0.4 },
      },
      {
        name: "lag_second",
        title: "memberships behind in the second quarter",
        value: meanOfQuarter(lags, 1),
        unit: "messages",
      },
      {
        name: "lag_last",
        title: "memberships behind in the last quarter",
        value: meanOfQuarter(lags, 3),
        unit: "messages",
      },
      { name: "lag_at_end", title: "memberships behind at the end", value: lagAtEnd, unit: "messages" },
      { name: "catch_up", title: "until they had caught up", value: catchUp, unit: "s" },
      ...(memory === undefined
        ? []
        : [
            {
              name: "memory",
              title: "web, worker and Postgres together",
              value: sumOf(memory),
              unit: "MiB",
              limit: { is: "at_most", value: 6_144, at } as const,
            },
          ]),
    ],
    comparisons: [
      {
        title: "Behind, second by second",
        columns: ["second", "messages"],
        rows: lags
          .map((lag, index) => [index + 1, lag])
          .filter((_, index) => index % Math.ceil(lags.length / 10) === 0),
      },
    ],
    notes: [
      `${lanes} connections, ${pace}; the sender runs on the same machine and takes part of it.`,
      "Bare inserts: as many connections, each batch one transaction of two multi-row inserts, into message ids and events.",
    ],
    versions: { postgres: system.version },
  };
}

/**
 * Events a second of lanes that each do one batch after the other.
 *
 * With a `rate`, batches wait until they are due, so that no more than that is done; what is behind is made up for.
 */
async function rateOf(
  seconds: number,
  work: () => Promise<number>,
  rate = Number.POSITIVE_INFINITY,
): Promise<number> {
  const started = performance.now();
  let done = 0;
  let begun = 0;
  const lane = async () => {
    while (performance.now() - started < seconds * 1000) {
      const early = (begun / rate) * 1000 - (performance.now() - started);
      begun += batchSize;
      if (early > 0) await setTimeout(early);
      // `done += await …` would read `done` before the others have added theirs.
      const count = await work();
      done += count;
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return done / ((performance.now() - started) / 1000);
}

async function sendBatch(system: LiveSystem, dice: Dice, customers: number): Promise<number> {
  const batch = Array.from({ length: batchSize }, () => liveMessage(dice, customers, randomUUID()));
  const told = await system.send(JSON.stringify({ batch }));
  if (told) return told.accepted;
  await setTimeout(50);
  return 0;
}

/** The same rows as a program would write that only stores: ids that nobody else gave, no catalog, no customers. */
async function insertBatch({ database }: LiveSystem, dice: Dice, customers: number): Promise<number> {
  const messages = Array.from({ length: batchSize }, () => liveMessage(dice, customers, randomUUID()));
  const client = await database.pool.connect();
  try {
    await client.query("begin");
    await client.query({
      name: "bench_bare_ids",
      text: "insert into accepted_message (id_hash) select * from unnest($1::uuid[])",
      values: [messages.map((message) => message.messageId)],
    });
    await client.query({
      name: "bench_bare_events",
      text: `insert into event (no, at, customer_id, name, properties)
             select nextval('bench_no'), now(), customer_id, name, properties::jsonb
             from unnest($1::bigint[], $2::text[], $3::text[]) as e (customer_id, name, properties)`,
      values: [
        messages.map(() => dice.int(1, customers)),
        messages.map((message) => String(message.event ?? message.type)),
        messages.map((message) => JSON.stringify(message.properties ?? message.traits)),
      ],
    });
    await client.query("commit");
    return batchSize;
  } catch (error) {
    await client.query("rollback").catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
}
