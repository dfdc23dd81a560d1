import { setTimeout } from "node:timers/promises";
import { readHistories, readIdsOfNames } from "#lib/customers/read.ts";
import { type Database, type Db, transaction } from "#lib/db/client.ts";
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
/** So many are read and computed at a time, some milliseconds; in between, others have their turn: messages are followed in the same process. */
const slice = 50;

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
  for (let from = 0; from === 0 || from < rowIds.length; from += slice) {
    const startedMs = performance.now();
    const histories = await readHistories(tx.sql, rowIds.slice(from, from + slice), asOf, needs);
    parts.push(toFeatureTable(histories, context, size));
    await setTimeout(restFor * (performance.now() - startedMs));
  }
  return joinFeatureTables(parts, asOf, size);
}
