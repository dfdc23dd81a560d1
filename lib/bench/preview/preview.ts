import { type BenchData, openBenchData } from "#lib/bench/data/open.ts";
import { AS_OF } from "#lib/bench/data/shape.ts";
import { benchMoment } from "#lib/bench/moment.ts";
import { PREVIEW_RULES } from "#lib/bench/preview/rules.ts";
import { median, type Timed, timed } from "#lib/bench/preview/timing.ts";
import { HAND_WRITTEN } from "#lib/bench/rivals/hand-written.ts";
import { type Rival, RivalGaveUp } from "#lib/bench/rivals/rival.ts";
import { openRivals } from "#lib/bench/rivals/rivals.ts";
import {
  type Bench,
  BenchFailure,
  type BenchOptions,
  type BenchResult,
  type Figure,
} from "#lib/bench/schema.ts";
import { countOf, type Moment } from "#lib/replica/members.ts";
import { nothingKept, type Reading } from "#lib/replica/sets.ts";

/** The size that the limits are stated for. */
const AT = { customers: 1_000_000, events: 30_000_000 };

export const bench: Bench = { run: runPreview };

async function runPreview(options: BenchOptions): Promise<BenchResult> {
  const data = await openBenchData(options);
  const { rivals, missing } = await openRivals(data, options);
  try {
    const lines = await measure(data, rivals, options.say);
    return report(lines, rivals, missing);
  } finally {
    for (const rival of rivals) await rival.close();
    data.close();
  }
}

type Line = {
  readonly rule: string;
  readonly tideline: Timed;
  /** Nothing of whom it took too long. */
  readonly rivals: readonly (Timed | undefined)[];
};

async function measure(
  { duckdb, layout }: BenchData,
  rivals: readonly Rival[],
  say: (sentence: string) => void,
): Promise<readonly Line[]> {
  const moment = benchMoment(AS_OF);
  const lines: Line[] = [];
  for (const [key, rule] of Object.entries(PREVIEW_RULES)) {
    const tideline = await timed(async () => {
      const reading = await freshReading({ duckdb, layout }, moment);
      return () => countOf(reading, rule, moment);
    });
    const others: (Timed | undefined)[] = [];
    for (const rival of rivals) {
      const other = await timedRival(rival, key);
      if (other && other.count !== tideline.count) {
        throw new BenchFailure(`${key}: Tideline counts ${tideline.count}, ${rival.name} ${other.count}`);
      }
      others.push(other);
    }
    lines.push({ rule: key, tideline, rivals: others });
    const all = [tideline, ...others].map((one) => (one ? `${one.ms.toFixed(1)} ms` : "gave up"));
    say(`${key}: ${tideline.count} members, ${all.join(", ")}`);
  }
  return lines;
}

async function timedRival(rival: Rival, key: string): Promise<Timed | undefined> {
  const query = HAND_WRITTEN[key];
  if (!query) throw new Error(`Nobody wrote SQL for ${key}`);
  try {
    return await timed(async () => () => rival.count(query));
  } catch (error) {
    if (error instanceof RivalGaveUp) return undefined;
    throw error;
  }
}

/** The state of the data as a worker has it that was asked something since the last message: everybody is known. */
async function freshReading(data: Pick<BenchData, "duckdb" | "layout">, moment: Moment): Promise<Reading> {
  const reading = { ...data, kept: nothingKept() };
  await countOf(reading, { kind: "everyone" }, moment);
  return reading;
}

function report(lines: readonly Line[], rivals: readonly Rival[], missing: readonly string[]): BenchResult {
  const own = lines.map(({ tideline }) => tideline.ms);
  const fastest = lines.filter(({ tideline, rivals: others }) =>
    others.every((other) => !other || other.ms >= tideline.ms),
  );
  const figures: Figure[] = [
    {
      name: "preview_median",
      title: "count of a rule, median",
      value: median(own),
      unit: "ms",
      limit: { is: "at_most", value: 50, at: AT },
    },
    {
      name: "preview_slowest",
      title: "count of a rule, slowest",
      value: Math.max(...own),
      unit: "ms",
      limit: { is: "at_most", value: 400, at: AT },
    },
    {
      name: "preview_cpu_median",
      title: "processor time of a count on all cores, median",
      value: median(lines.map(({ tideline }) => tideline.cpuMs)),
      unit: "ms",
    },
    {
      name: "fastest_on",
      title: "rules on which Tideline is the fastest",
      value: fastest.length,
      unit: `of ${lines.length}`,
      limit: { is: "at_least", value: lines.length, at: AT },
    },
  ];
  const ratios = rivals.map(({ name }, index): Figure => {
    const pairs = lines.flatMap(({ tideline, rivals: others }) => {
      const other = others[index];
      return other ? [other.ms / tideline.ms] : [];
    });
    return {
      name: `times_${name.toLowerCase()}`,
      title: `${name} takes, median`,
      value: median(pairs),
      unit: "× the time",
    };
  });
  const gaveUp = lines.flatMap(({ rule, rivals: others }) =>
    others.flatMap((other, index) => (other ? [] : [`${rivals[index]?.name} gave up on ${rule}.`])),
  );
  const shown = rivals.length === 0 ? figures.filter(({ name }) => name !== "fastest_on") : figures;
  return {
    figures: [...shown, ...ratios],
    notes: [...missing, ...gaveUp],
    versions: Object.fromEntries(rivals.map(({ name, version }) => [name.toLowerCase(), version])),
    comparisons: [
      {
        title: "ms by rule",
        columns: ["rule", "members", "Tideline", "its processor time", ...rivals.map(({ name }) => name)],
        rows: lines.map(({ rule, tideline, rivals: others }) => [
          rule,
          tideline.count,
          tideline.ms,
          tideline.cpuMs,
          ...others.map((other) => other?.ms ?? null),
        ]),
      },
    ],
  };
}
