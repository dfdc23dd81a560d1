import { setTimeout } from "node:timers/promises";
import { keepPace } from "#lib/bench/live/pace.ts";
import { liveRules } from "#lib/bench/live/rules.ts";
import { type LiveSystem, startLive } from "#lib/bench/live/system.ts";
import { type Bench, BenchFailure, type BenchOptions, type BenchResult } from "#lib/bench/schema.ts";
import { diceFor } from "#lib/demo/random.ts";
import type { Rule } from "#lib/rules/schema.ts";

const segments = 100;
const usualSeconds = 60;
const usualRate = 1_000;
const minuteMs = 60_000;
/** A probe leaves again so long after it came. */
const stayMs = 30_000;
/** Nothing is kept of anybody at first, and programs are not warm yet: so long figures are told apart. */
const settlingMs = 10_000;

/** The probes' own segment: who has come within the last minute. */
const probing: Rule = {
  kind: "measure",
  measure: { of: "count", event: "product_reviewed", window: { kind: "last", n: 1, unit: "minute" } },
  op: "gte",
  value: 1,
};

/** From sending an event until the membership can be read, and from the moment of an exit until it can be. */
export const bench: Bench = {
  run: async (options) => {
    const rules = new Map([...liveRules(segments - 1), ["probe", probing] as const]);
    const system = await startLive(options, rules);
    try {
      return await measure(options, system);
    } finally {
      await system.stop();
    }
  },
};

type Probe = { readonly sentAt: number; readonly dueAt: number };

async function measure(options: BenchOptions, system: LiveSystem): Promise<BenchResult> {
  const { seconds = usualSeconds, rate = usualRate } = options;
  const probes = new Map<string, Probe>();
  const seen: Seen = { settling: [], entered: [], left: [] };
  const isSettledAt = Date.now() + settlingMs;
  const reading = followProbes(system, probes, seen, isSettledAt);
  options.say(`Sending ${rate} events a second for ${seconds} s …`);
  const dice = diceFor(`latency/${options.seed}`);
  const pace = keepPace(system, { rate, customers: options.size.customers, dice }, () => {
    const id = `probe-${probes.size}`;
    const sentAt = Date.now();
    const timestamp = sentAt + stayMs - minuteMs;
    probes.set(id, { sentAt, dueAt: timestamp + minuteMs });
    return [
      { type: "track", event: "product_reviewed", messageId: id, userId: id, timestamp: toIso(timestamp) },
    ];
  });
  await setTimeout(settlingMs + seconds * 1000);
  await pace.stop();
  const isTold = await reading.end(probes.size);
  if (!isTold)
    throw new BenchFailure(
      `Of ${probes.size} probes ${countEntered(seen)} entered and ${seen.left.length} left: the others came too late to be in at all`,
    );
  const figure = (name: string, title: string, of: readonly number[], share: number, value?: number) => ({
    name,
    title,
    value: quantile(of, share),
    unit: "ms",
    ...(value === undefined ? {} : { limit: { is: "at_most" as const, value } }),
  });
  return {
    figures: [
      figure("enter_p50", "event to membership, median", seen.entered, 0.5, 300),
      figure("enter_p99", "event to membership, 99 %", seen.entered, 0.99, 1_000),
      figure("enter_most", "event to membership, most", seen.entered, 1),
      figure("settling_p99", "the same, 99 %, in the ten seconds before", seen.settling, 0.99),
      figure("exit_p50", "exits late by, median", seen.left, 0.5),
      figure("exit_p99", "exits late by, 99 %", seen.left, 0.99, 2_000),
      { name: "rate", title: "sent", value: pace.sent() / (seconds + settlingMs / 1000), unit: "events/s" },
    ],
    notes: [`${probes.size} probes, seen by reading the feed of movements every 10 ms.`],
    versions: { postgres: system.version },
  };
}

/** Milliseconds from sending until a probe was in, of those sent at first and of the others; and how late it was out. */
type Seen = { readonly settling: number[]; readonly entered: number[]; readonly left: number[] };

function countEntered({ settling, entered }: Seen): number {
  return settling.length + entered.length;
}

/** Reads the feed again and again, and notes when each probe was there and when it was gone. */
function followProbes(
  { database }: LiveSystem,
  probes: ReadonlyMap<string, Probe>,
  seen: Seen,
  isSettledAt: number,
): { readonly end: (total: number) => Promise<boolean> } {
  const count = () => Math.min(countEntered(seen), seen.left.length);
  const wanted = { count: Number.POSITIVE_INFINITY, giveUpAt: Number.POSITIVE_INFINITY };
  const running = (async () => {
    const segment = await database.segment.findUniqueOrThrow({ where: { key: "probe" } });
    let last = 0n;
    while (count() < wanted.count && Date.now() < wanted.giveUpAt) {
      const { rows } = await database.sql.query<{ no: bigint; kind: string; customer: string }>({
        name: "bench_feed",
        text: "select no, kind, customer from movement where segment_id = $1 and no > $2 order by no",
        values: [segment.id, last],
      });
      const now = Date.now();
      for (const { no, kind, customer } of rows) {
        last = no;
        const probe = probes.get(customer);
        if (!probe) continue;
        const isSettled = probe.sentAt >= isSettledAt;
        if (kind === "entered") (isSettled ? seen.entered : seen.settling).push(now - probe.sentAt);
        else seen.left.push(now - probe.dueAt);
      }
      await setTimeout(10);
    }
  })();
  return {
    end: async (total) => {
      wanted.count = total;
      wanted.giveUpAt = Date.now() + 120_000;
      await running;
      return count() >= total;
    },
  };
}

function quantile(values: readonly number[], share: number): number {
  const ascending = values.toSorted((a, b) => a - b);
  return ascending[Math.max(0, Math.ceil(share * ascending.length) - 1)] ?? Number.NaN;
}

function toIso(at: number): string {
  return new Date(at).toISOString();
}
