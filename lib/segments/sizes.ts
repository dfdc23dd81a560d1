import type { PopulationQuery, PopulationReader } from "#lib/customers/population-reader.ts";
import type { Rule } from "#lib/rules/schema.ts";
import type { Instant } from "#lib/std/time-zone.ts";

export type SizeAt = { readonly asOf: string; readonly size: number; readonly population: number };

/** How many customers a rule selects at some moments, and how many there were, by the data of now as of then. */
export async function sizesAt(
  rule: Rule,
  moments: readonly Instant[],
  population: PopulationReader,
): Promise<SizeAt[]> {
  const counts = await population.counts(
    moments.flatMap((asOf): PopulationQuery[] => [
      { rule, asOf },
      { rule: { kind: "everyone" }, asOf },
    ]),
  );
  return moments.map((at, index) => ({
    asOf: new Date(at).toISOString(),
    size: counts[2 * index] ?? 0,
    population: counts[2 * index + 1] ?? 0,
  }));
}
