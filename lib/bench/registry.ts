import type { Bench } from "#lib/bench/schema.ts";

export type BenchEntry = {
  readonly name: string;
  /** One line for the list of benches. */
  readonly summary: string;
  readonly load: () => Promise<Bench>;
};

/** Every bench, loaded only when it is run. To add one: a file that exports `bench`, and a line here. */
export const benches: readonly BenchEntry[] = [
  {
    name: "preview",
    summary: "the count of 20 rules, and the same by SQL written by hand in DuckDB, Postgres and chDB",
    load: async () => (await import("#lib/bench/preview/preview.ts")).bench,
  },
  {
    name: "history",
    summary: "a year of weekly sizes of a new segment",
    load: async () => (await import("#lib/bench/history.ts")).bench,
  },
  {
    name: "sweep",
    summary: "the members of 100 segments at one moment",
    load: async () => (await import("#lib/bench/sweep.ts")).bench,
  },
  {
    name: "rebuild",
    summary: "the columnar replica built anew from Postgres",
    load: async () => (await import("#lib/bench/rebuild/rebuild.ts")).bench,
  },
  {
    name: "ingest",
    summary: "batches of 100 by HTTP while 50 segments are kept, and bare inserts into the same tables",
    load: async () => (await import("#lib/bench/live/ingest.ts")).bench,
  },
  {
    name: "latency",
    summary:
      "from an event to the membership, and how late exits are, with 100 segments at 1,000 events a second",
    load: async () => (await import("#lib/bench/live/latency.ts")).bench,
  },
  {
    name: "soak",
    summary: "memory and lag over an hour at 1,000 events a second with 50 segments",
    load: async () => (await import("#lib/bench/live/soak.ts")).bench,
  },
];
