import type { PopulationReader } from "#lib/customers/population-reader.ts";
import type { Database } from "#lib/db/client.ts";
import { withoutMembers } from "#lib/drift/rest.ts";
import type { Rule } from "#lib/rules/schema.ts";
import type { FeatureTable } from "#lib/snapshots/feature-table.ts";
import { readFeatureTableOfRows } from "#lib/snapshots/feature-table-service.ts";
import type { Instant } from "#lib/std/time-zone.ts";

type Source = {
  readonly database: Database;
  readonly population: PopulationReader;
  /** As of readFeatureTableOfRows. */
  readonly restFor?: number;
};

/** A segment at one moment: its members, their features, and those of customers who are not in it. */
export type Side = {
  /** The rows of its members, rising. */
  readonly rowIds: Float64Array;
  readonly table: FeatureTable;
  readonly rest: FeatureTable;
};

/** The features of all customers at a moment, or of a sample of them; asked again for the same one, it remembers. */
export function rememberShop(source: Source): (asOf: Instant) => Promise<FeatureTable> {
  return remember((asOf) => readGroup({ kind: "everyone" }, asOf, source).then(({ table }) => table));
}

/** A segment at moments; asked again for the same one, it remembers. */
export function rememberSides(
  rule: Rule,
  shopAt: (asOf: Instant) => Promise<FeatureTable>,
  source: Source,
): (asOf: Instant) => Promise<Side> {
  return remember(async (asOf) => {
    const group = await readGroup(rule, asOf, source);
    return { ...group, rest: withoutMembers(await shopAt(asOf), group.rowIds) };
  });
}

async function readGroup(rule: Rule, asOf: Instant, { database, population, restFor }: Source) {
  const { rowIds } = await population.memberRows({ rule, asOf });
  return { rowIds, table: await readFeatureTableOfRows(database, rowIds, asOf, restFor) };
}

function remember<T>(read: (asOf: Instant) => Promise<T>): (asOf: Instant) => Promise<T> {
  const known = new Map<Instant, Promise<T>>();
  return (asOf) => {
    const value = known.get(asOf) ?? read(asOf);
    known.set(asOf, value);
    return value;
  };
}
