import { mkdir } from "node:fs/promises";
import { loadavg } from "node:os";
import path from "node:path";
import { type Command, CommandError, chooseOption, parseOptions, UsageError } from "#cli/command.ts";
import { describeMachine } from "#lib/bench/machine.ts";
import { benches } from "#lib/bench/registry.ts";
import { toJson, toText } from "#lib/bench/report.ts";
import { RIVALS } from "#lib/bench/rivals/rivals.ts";
import { BenchFailure, type BenchResult } from "#lib/bench/schema.ts";
import { env } from "#lib/env.ts";

const width = Math.max(...benches.map(({ name }) => name.length));

export const command: Command = {
  help: `
Usage: tideline bench NAME --customers N --events M [--seed N] [--folder DIR] [--seconds S] [--rate R] [--json]

Measures how fast Tideline is, on data that it makes itself. docs/performance.md tells how, and what came out.

${benches.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`).join("\n")}

  --customers N   how many customers (default 10,000)
  --events M      how many events (default 30 a customer)
  --seed N        the same seed and size give the same data (default 1)
  --folder DIR    where the data are kept for the next run (default: bench in the data folder)
  --seconds S     how long ingest, latency and soak measure
  --rate R        events a second that latency and soak send (default 1,000), and ingest at most (default: all it can)
  --against LIST  what to compare with, if the bench does: duckdb,postgres,chdb (default all of them, or "none")
  --json          one JSON object instead of text

Figures go to the standard output, what is going on to the standard error. Exit code 1 if the answers were wrong; a
limit that is missed is shown, and is no error.
`,
  run: async (args, io) => {
    const { values, positionals } = parseOptions(args, {
      allowPositionals: true,
      options: {
        customers: { type: "string", default: "10000" },
        events: { type: "string" },
        seed: { type: "string", default: "1" },
        folder: { type: "string" },
        seconds: { type: "string" },
        rate: { type: "string" },
        against: { type: "string", default: RIVALS.join(",") },
        json: { type: "boolean", default: false },
      },
    });
    const [name, ...others] = positionals;
    const entry = benches.find((candidate) => candidate.name === name);
    if (!entry || others.length > 0) {
      throw new UsageError(`Say which one: ${benches.map((candidate) => candidate.name).join(", ")}`);
    }
    const customers = toCount(values.customers, "customers");
    const events = values.events === undefined ? customers * 30 : toCount(values.events, "events");
    const seed = toCount(values.seed, "seed");
    const base = path.resolve(values.folder ?? path.join(env.TIDELINE_DATA_DIR ?? ".data", "bench"));
    const folder = path.join(base, `${customers}-${events}-${seed}`);
    await mkdir(folder, { recursive: true });
    const machine = describeMachine();
    const startedAt = new Date();
    const bench = await entry.load();
    const result = await runBench(() =>
      bench.run({
        size: { customers, events },
        seed,
        folder,
        ...(values.seconds === undefined ? {} : { seconds: toCount(values.seconds, "seconds") }),
        ...(values.rate === undefined ? {} : { rate: toCount(values.rate, "rate") }),
        against: toRivals(values.against),
        say: (sentence) => io.err(`${sentence}\n`),
      }),
    );
    const seconds = (Date.now() - startedAt.getTime()) / 1000;
    const loadAfter = Math.round((loadavg()[0] ?? 0) * 100) / 100;
    const run = {
      name: entry.name,
      size: { customers, events },
      seed,
      startedAt,
      seconds,
      machine: { ...machine, loadAfter },
      result,
    };
    io.out(values.json ? `${toJson(run)}\n` : toText(run));
    return 0;
  },
};

async function runBench(run: () => Promise<BenchResult>): Promise<BenchResult> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof BenchFailure) throw new CommandError(error.message);
    throw error;
  }
}

function toRivals(text: string): (typeof RIVALS)[number][] {
  if (text === "none") return [];
  return text.split(",").map((name) => chooseOption(name.trim(), "against", RIVALS));
}

function toCount(text: string, name: string): number {
  const count = Number(text.replaceAll(/[,_]/g, ""));
  if (!Number.isSafeInteger(count) || count < 1) {
    throw new UsageError(`Option '--${name}' must be a whole number above 0 (not '${text}')`);
  }
  return count;
}
