import { openBenchData } from "#lib/bench/data/open.ts";
import { AS_OF } from "#lib/bench/data/shape.ts";
import { benchMoment } from "#lib/bench/moment.ts";
import { PREVIEW_RULES } from "#lib/bench/preview/rules.ts";
import { median } from "#lib/bench/preview/timing.ts";
import type { Bench, BenchOptions, BenchResult } from "#lib/bench/schema.ts";
import { countOf } from "#lib/replica/members.ts";
import { nothingKept } from "#lib/replica/sets.ts";
import { MS_PER_DAY } from "#lib/std/time-zone.ts";

const AT = { customers: 1_000_000, events: 30_000_000 };

/** The moment and the 52 weeks before it. */
const MOMENTS = Array.from({ length: 53 }, (_, week) => AS_OF - week * 7 * MS_PER_DAY);

export const bench: Bench = { run: (options) => measureHistory(options, MOMENTS) };

/** The sizes that a segment which was written just now has had, moment by moment, for each rule of the preview. */
export async function measureHistory(
  options: BenchOptions,
  moments: readonly number[],
): Promise<BenchResult> {
  const data = await openBenchData(options);
  const lines: { rule: string; now: number; first: number; ms: number }[] = [];
  try {
    for (const [key, rule] of Object.entries(PREVIEW_RULES)) {
      const reading = { ...data, kept: nothingKept() };
      const started = performance.now();
      const counts: number[] = [];
      for (const asOf of moments) counts.push(await countOf(reading, rule, benchMoment(asOf)));
      const ms = performance.now() - started;
      lines.push({ rule: key, now: counts.at(0) ?? 0, first: counts.at(-1) ?? 0, ms });
      options.say(`${key}: ${counts.at(-1)} → ${counts.at(0)} members, ${(ms / 1000).toFixed(2)} s`);
    }
  } finally {
    data.close();
  }
  const seconds = lines.map(({ ms }) => ms / 1000);
  return {
    figures: [
      {
        name: "history_median",
        title: "a year of weekly sizes, median rule",
        value: median(seconds),
        unit: "s",
        limit: { is: "at_most", value: 5, at: AT },
      },
      {
        name: "history_slowest",
        title: "a year of weekly sizes, slowest rule",
        value: Math.max(...seconds),
        unit: "s",
      },
    ],
    comparisons: [
      {
        title: `${moments.length} moments by rule`,
        columns: ["rule", "members at first", "members now", "s"],
        rows: lines.map(({ rule, now, first, ms }) => [rule, first, now, ms / 1000]),
      },
    ],
  };
}
