import type { DuckDBConnection } from "@duckdb/node-api";
import { allNumbers, type Bitmap, emptyBitmap, intersect, subtract, unite } from "#lib/replica/bitmap.ts";
import { numbersOf, readChunks } from "#lib/replica/chunks.ts";
import { type Identities, populationAt, readIdentities } from "#lib/replica/population.ts";
import { readTallied, readTallyValues } from "#lib/replica/tally.ts";
import { inBand, readValues, type Values } from "#lib/replica/values.ts";
import { compilePopulation } from "#lib/rules/compile/compile.ts";
import type { Layout } from "#lib/rules/compile/layout.ts";
import type { CustomersSql, Logic } from "#lib/rules/compile/logic.ts";
import type { Tally } from "#lib/rules/compile/tally.ts";
import type { Context } from "#lib/rules/context.ts";
import { assertNever } from "#lib/std/assert-never.ts";

/** One state of the data to ask, and what was found in it: conditions recur from rule to rule. */
export type Reading = {
  readonly duckdb: DuckDBConnection;
  readonly layout: Layout;
  readonly kept: Kept;
  /** Rows that are added up here at most, if not the usual number; beyond it the query groups them. */
  readonly mostRows?: number | undefined;
};

/** What was found in one state of the data, by the query that gave it. */
export type Kept = {
  readonly sets: Map<string, Bitmap>;
  readonly values: Map<string, Values | undefined>;
  /** By the number of a customer, the id of its row in Postgres. */
  rowIds?: Float64Array;
  identities?: Identities;
};

export function nothingKept(): Kept {
  return { sets: new Map(), values: new Map() };
}

const KEPT_BYTES = 64 * 1024 * 1024;
const KEPT_VALUES = 4;

/** Puts a compiled rule together within the population of the context's moment. */
export async function findMembers(reading: Reading, logic: Logic, context: Context): Promise<Bitmap> {
  const everybody = allNumbers(reading.layout.highest);
  const population = await findPopulation(reading, context, everybody);
  return within(reading, logic, population);
}

/** As long as merges are still to come, many moments are asked for: the identities are read once for all of them. */
async function findPopulation(reading: Reading, context: Context, everybody: Bitmap): Promise<Bitmap> {
  const { duckdb, layout, kept } = reading;
  if (layout.lastMergeAt <= context.asOf)
    return within(reading, compilePopulation(context, layout), everybody);
  kept.identities ??= await readIdentities(duckdb, layout.highest);
  return populationAt(kept.identities, context.asOf);
}

/** The members among some customers. */
async function within(reading: Reading, logic: Logic, some: Bitmap): Promise<Bitmap> {
  switch (logic.kind) {
    case "everyone":
      return some;
    case "nobody":
      return emptyBitmap(reading.layout.highest);
    case "set":
      return intersect(some, await readSet(reading, logic));
    case "not":
      return subtract(some, await within(reading, logic.of, some));
    case "all": {
      let members = some;
      for (const part of logic.of) members = await within(reading, part, members);
      return members;
    }
    case "any": {
      let members = emptyBitmap(reading.layout.highest);
      for (const part of logic.of) members = unite(members, await within(reading, part, some));
      return members;
    }
    default:
      return assertNever(logic);
  }
}

/** The values of a measure above 0, if they are whole numbers that are exact as doubles. */
export async function measured(
  { duckdb, layout, kept, mostRows }: Reading,
  { tally, ...measure }: CustomersSql & { readonly tally?: Tally<CustomersSql> | undefined },
): Promise<Values | undefined> {
  const key = keyOf(measure);
  const known = kept.values.get(key);
  if (known) return known;
  const values =
    (tally && (await readTallyValues(duckdb, tally, layout.highest, mostRows))) ??
    (await readValues(duckdb, measure));
  kept.values.set(key, values);
  forget(kept.values, KEPT_VALUES);
  return values;
}

type SetLogic = Extract<Logic, { kind: "set" }>;

async function readSet(
  { duckdb, layout, kept, mostRows }: Reading,
  { sql, parameters, ranked, tallied }: SetLogic,
): Promise<Bitmap> {
  const { sets } = kept;
  const key = keyOf({ sql, parameters });
  const known = sets.get(key);
  if (known) {
    // The last one used is the last to go.
    sets.delete(key);
    sets.set(key, known);
    return known;
  }
  const values = ranked && kept.values.get(keyOf(ranked.measure));
  const bitmap = values
    ? inBand(values, ranked.band, layout.highest)
    : ((tallied && (await readTallied(duckdb, tallied, layout.highest, mostRows))) ??
      (await queryBitmap(duckdb, layout, { sql, parameters })));
  sets.set(key, bitmap);
  forget(sets, Math.max(1, Math.floor(KEPT_BYTES / bitmap.byteLength)));
  return bitmap;
}

function keyOf({ sql, parameters }: CustomersSql): string {
  return parameters.length === 0 ? sql : `${sql}\n${JSON.stringify(parameters)}`;
}

/** The oldest go. */
function forget(map: Map<string, unknown>, limit: number): void {
  for (const oldest of map.keys()) {
    if (map.size <= limit) break;
    map.delete(oldest);
  }
}

/** DuckDB makes words of 32 customers: a fraction of the rows come over, and none is told apart from its like before. */
async function queryBitmap(
  duckdb: DuckDBConnection,
  { highest }: Layout,
  { sql, parameters }: CustomersSql,
): Promise<Bitmap> {
  const bitmap = emptyBitmap(highest);
  const chunks = await readChunks(duckdb, {
    sql: `SELECT c >> 5 AS word, bit_or(1::UINTEGER << (c & 31)::UINTEGER) AS bits FROM (${sql}) GROUP BY word`,
    parameters,
  });
  for (const chunk of chunks) {
    const [words, bits] = [numbersOf(chunk, 0), numbersOf(chunk, 1)];
    for (let row = 0; row < words.length; row += 1) bitmap[words[row] ?? 0] = bits[row] ?? 0;
  }
  return bitmap;
}
