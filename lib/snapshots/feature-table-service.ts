import { setImmediate } from "node:timers/promises";
import { readHistories, readIdsOfNames } from "#lib/customers/read.ts";
import { type Database, transaction } from "#lib/db/client.ts";
import { evaluationContext } from "#lib/rules/context.ts";
import { readSurroundings } from "#lib/segments/catalog-service.ts";
import { spread } from "#lib/segments/spread.ts";
import {
  type FeatureTable,
  featureTableNeeds,
  joinFeatureTables,
  toFeatureTable,
} from "#lib/snapshots/feature-table.ts";
import type { Instant } from "#lib/std/time-zone.ts";

/** So many customers tell a group's distributions; more would only cost time. */
const mostRows = 2_000;
/** So many are computed at a time, some milliseconds; in between, others have their turn: messages are followed in the same process. */
const slice = 50;

/** The features of a group of customers by name, as of a moment; of a large one, of a sample that is always the same. */
export function readFeatureTable(
  database: Database,
  names: readonly string[],
  asOf: Instant,
): Promise<FeatureTable> {
  return transaction(
    async (tx) => {
      const context = evaluationContext({ asOf, ...(await readSurroundings(tx, [])) });
      const ids = await readIdsOfNames(tx.sql, spread(names, mostRows), asOf);
      const histories = await readHistories(tx.sql, [...ids.values()], asOf, featureTableNeeds(context));
      const all = [...histories.values()];
      const parts: FeatureTable[] = [];
      for (let from = 0; from === 0 || from < all.length; from += slice) {
        parts.push(toFeatureTable(all.slice(from, from + slice), context, names.length));
        await setImmediate();
      }
      return joinFeatureTables(parts, asOf, names.length);
    },
    { database, isolation: "RepeatableRead" },
  );
}
