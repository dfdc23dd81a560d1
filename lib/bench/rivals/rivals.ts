import type { BenchData } from "#lib/bench/data/open.ts";
import { openChdbRival } from "#lib/bench/rivals/chdb.ts";
import { openDuckdbRival } from "#lib/bench/rivals/duckdb.ts";
import { openPostgresRival } from "#lib/bench/rivals/postgres.ts";
import { type OpenRival, type Rival, RivalMissing } from "#lib/bench/rivals/rival.ts";
import type { BenchOptions } from "#lib/bench/schema.ts";

export const RIVALS = ["duckdb", "postgres", "chdb"] as const;

const OPEN: Readonly<Record<(typeof RIVALS)[number], OpenRival>> = {
  duckdb: openDuckdbRival,
  postgres: openPostgresRival,
  chdb: openChdbRival,
};

/** Opens those that are asked for; `missing` says why one of them cannot be had. */
export async function openRivals(
  data: BenchData,
  options: BenchOptions,
): Promise<{ readonly rivals: readonly Rival[]; readonly missing: readonly string[] }> {
  const rivals: Rival[] = [];
  const missing: string[] = [];
  try {
    for (const name of options.against ?? RIVALS) {
      try {
        rivals.push(await OPEN[name](data, options));
      } catch (error) {
        if (!(error instanceof RivalMissing)) throw error;
        missing.push(error.message);
      }
    }
    return { rivals, missing };
  } catch (error) {
    for (const rival of rivals) await rival.close();
    throw error;
  }
}
