import { setTimeout } from "node:timers/promises";
import { readHistories, readIdsOfNames } from "#lib/customers/read.ts";
import { type Database, type Db, transaction } from "#lib/db/client.ts";
import { pace } from "#lib/memberships/pace.ts";
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
/**
 * As many are read and computed at a time as take so long; in between, others have their turn: messages are followed in the same
 * process, and fifty of those who come most can have a hundred thousand events.
 */
const slices = { least: 2, most: 50, ms: 50 };

/** The features of a group of customers by name, as of a moment; of a large one, of a sample that is always the same. */
export function readFeatureTable(
  database: Database,
  names: readonly string[],
  asOf: Instant,
): Promise<FeatureTable> {
  return inSnapshot(database, async (tx) => {
    const ids = await readIdsOfNames(tx.sql, spread(names, mostRows), asOf);
    return readTable(tx, [...new Set(ids.values())], asOf, names.length);
  });
}

/**
 * The same of the customers that rows of `customer` are, whole numbers as a reader gives them.
 *
 * @param restFor how many times as long as a slice took it waits before the next, where nobody waits for it
 */
export function readFeatureTableOfRows(
  database: Database,
  rowIds: Float64Array,
  asOf: Instant,
  restFor = 0,
): Promise<FeatureTable> {
  const sample = spread([...rowIds], mostRows).map(BigInt);
  return inSnapshot(database, (tx) => readTable(tx, sample, asOf, rowIds.length, restFor));
}

function inSnapshot<T>(database: Database, read: (tx: Db) => Promise<T>): Promise<T> {
  return transaction(read, { database, isolation: "RepeatableRead" });
}

async function readTable(
  tx: Db,
  rowIds: readonly bigint[],
  asOf: Instant,
  size: number,
  restFor = 0,
): Promise<FeatureTable> {
  const context = evaluationContext({ asOf, ...(await readSurroundings(tx, [])) });
  const needs = featureTableNeeds(context);
  const parts: FeatureTable[] = [];
  const { size: next, took } = pace(slices);
  let from = 0;
  do {
    const startedMs = performance.now();
    const some = rowIds.slice(from, from + next());
    const histories = await readHistories(tx.sql, some, asOf, needs);
    parts.push(toFeatureTable(histories, context, size));
    const ms = performance.now() - startedMs;
    took(some.length, ms);
    from += some.length;
    await setTimeout(restFor * ms);
  } while (from < rowIds.length);
  return joinFeatureTables(parts, asOf, size);
}
