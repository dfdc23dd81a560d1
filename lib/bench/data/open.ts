import { rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import type { DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { makeRawRows } from "#lib/bench/data/raw.ts";
import { makeReplicaRows } from "#lib/bench/data/replica-rows.ts";
import type { BenchOptions } from "#lib/bench/schema.ts";
import { openDuckdb } from "#lib/replica/settings.ts";
import { readLayout } from "#lib/replica/state.ts";
import type { Layout } from "#lib/rules/compile/layout.ts";

/** Raised when other rows or tables are made: what an earlier version left is not used. */
const DATA_VERSION = 1;

export type BenchData = {
  readonly instance: DuckDBInstance;
  readonly duckdb: DuckDBConnection;
  readonly layout: Layout;
  close(): void;
};

/** The data of a size and seed, raw rows and replica in one DuckDB file: made once, opened again after that. */
export async function openBenchData(options: BenchOptions): Promise<BenchData> {
  const { folder, size, say } = options;
  const file = path.join(folder, `data-${DATA_VERSION}.duckdb`);
  if (!(await stat(file).catch(() => undefined))) {
    const started = performance.now();
    say(
      `Making ${size.customers.toLocaleString("en")} customers and ${size.events.toLocaleString("en")} events …`,
    );
    await makeData(`${file}.new`, options);
    await rename(`${file}.new`, file);
    say(`They are made, in ${((performance.now() - started) / 1000).toFixed(1)} s`);
  }
  const instance = await openDuckdb(file);
  const duckdb = await instance.connect();
  return {
    instance,
    duckdb,
    layout: await readLayout(duckdb),
    close: () => {
      duckdb.closeSync();
      instance.closeSync();
    },
  };
}

/** Under another name until it is whole. */
async function makeData(file: string, { size, seed, say }: BenchOptions): Promise<void> {
  await rm(file, { force: true });
  await rm(`${file}.wal`, { force: true });
  const instance = await openDuckdb(file);
  const duckdb = await instance.connect();
  await makeRawRows(duckdb, size, seed, say);
  say("Filling the tables of the replica …");
  await makeReplicaRows(duckdb);
  await duckdb.run("CHECKPOINT");
  duckdb.closeSync();
  instance.closeSync();
}
