import type { DuckDBConnection } from "@duckdb/node-api";
import type { Datum } from "#lib/messages/datum.ts";
import { facetSql, KIND } from "#lib/replica/bulk/cells.ts";
import { quote } from "#lib/replica/bulk/parsed.ts";
import { makeReadings, type Readings } from "#lib/replica/bulk/readings.ts";
import type { Facets } from "#lib/replica/facets.ts";
import type { Facet } from "#lib/rules/compile/layout.ts";

/** A property of some rows: of a trait's values the value itself, under the name "". */
export type Property = {
  readonly name: string;
  /** The facets that some of the values have. */
  readonly facets: ReadonlySet<Facet>;
  /** Whether some of the values were read in TypeScript. */
  readonly hasOdd: boolean;
  /** Of what is computed with, the largest magnitude among its numbers, in units. */
  readonly largest: bigint;
};

/** Rows of one table to be: `rows` is SQL that gives `c`, `s`, `ts`, `no`, `import_id` and the parsed properties. */
export type Part = {
  readonly rows: string;
  readonly properties: readonly Property[];
  readonly readings: Readings;
  /** The properties, by index, whose cells are already in the rows. */
  readonly done: ReadonlySet<number>;
};

/** So many properties of a query may be joined with readings. */
const MOST_JOINS = 16;

/** The properties that amounts are computed of. */
const FACTORS = new Set(["price", "quantity"]);

/** Looks at all values of some parsed rows: which facets there are, and what SQL cannot read, which is read here. */
export async function readPart(
  duckdb: DuckDBConnection,
  readFacets: (datum: Datum) => Facets,
  rows: string,
  names: readonly string[],
  table: string,
): Promise<Part> {
  if (names.length === 0)
    return {
      rows,
      properties: [],
      readings: await makeReadings(duckdb, readFacets, table, []),
      done: new Set(),
    };
  const { text, digits, number, boolean, odd } = KIND;
  const figures = names.flatMap((name, i) => [
    `bit_or(k${i})`,
    FACTORS.has(name)
      ? `max(CASE WHEN k${i} IN (${digits}, ${number}) THEN abs(${facetSql("n", `j${i}`, `k${i}`, undefined)}) END)`
      : "NULL",
  ]);
  const found = await duckdb.runAndReadAll(`SELECT ${figures.join(", ")} FROM (${rows})`);
  const row = found.getRows()[0] ?? [];
  const kindsOf = (i: number) => Number(row[i * 2] ?? 0);
  const odds: string[][] = [];
  for (const i of names.keys()) odds.push(kindsOf(i) & odd ? await oddTexts(duckdb, rows, i) : []);
  const readings = await makeReadings(duckdb, readFacets, table, odds.flat());
  const properties = names.map((name, i): Property => {
    const facets = new Set<Facet>();
    const own = odds[i] ?? [];
    for (const value of own) for (const facet of readings.facetsOf(value)) facets.add(facet);
    if (kindsOf(i) & (text | digits)) facets.add("t");
    if (kindsOf(i) & (digits | number)) facets.add("n");
    if (kindsOf(i) & boolean) facets.add("b");
    const largest = row[i * 2 + 1];
    const inOdd = own.map((value) => readings.magnitudeOf(value));
    return {
      name,
      facets,
      hasOdd: own.length > 0,
      largest: [typeof largest === "bigint" ? largest : 0n, ...inOdd].reduce((a, b) => (a > b ? a : b)),
    };
  });
  return joinMost(duckdb, { rows, properties, readings, done: new Set() }, `${table}_cells`);
}

async function oddTexts(duckdb: DuckDBConnection, rows: string, i: number): Promise<string[]> {
  const found = await duckdb.runAndReadAll(`SELECT DISTINCT j${i} FROM (${rows}) WHERE k${i} = ${KIND.odd}`);
  return found.getRows().map(([value]) => String(value));
}

/** The rows with a column for each facet of each property (`cellName`), and which of them are there (`there0` …). */
export function cellsSql({ rows, properties, readings, done }: Part): string {
  const left = [...properties.keys()].filter((i) => !done.has(i));
  return someCellsSql(rows, properties, readings, left);
}

/** The same of some of the properties; the others are left as they were parsed. */
function someCellsSql(
  rows: string,
  properties: readonly Property[],
  readings: Readings,
  some: readonly number[],
): string {
  if (some.length === 0) return rows;
  const isThere = (i: number) =>
    readings.empty.length > 0
      ? `(k${i} <> ${KIND.missing} AND j${i} NOT IN (${readings.empty.map(quote).join(", ")}))`
      : `k${i} <> ${KIND.missing}`;
  const hasOdd = (i: number) => properties[i]?.hasOdd === true;
  const cells = some.flatMap((i) => [
    ...[...(properties[i]?.facets ?? [])].map(
      (facet) =>
        `${facetSql(facet, `j${i}`, `k${i}`, hasOdd(i) ? `r${i}` : undefined)} AS ${cellName(i, facet)}`,
    ),
    `coalesce(${isThere(i)}, false) AS there${i}`,
  ]);
  const joins = some.filter(hasOdd).map((i) => `LEFT JOIN ${readings.table} r${i} ON r${i}.value = j${i}`);
  const passed = some.flatMap((i) => [`j${i}`, `k${i}`]).join(", ");
  return `SELECT v.* EXCLUDE (${passed}), ${cells.join(", ")} FROM (${rows}) v ${joins.join(" ")}`;
}

/**
 * A join with the readings for each property takes some 16 MB however small they are: most of many joins are made before, some
 * at a time, into tables.
 */
async function joinMost(duckdb: DuckDBConnection, part: Part, table: string): Promise<Part> {
  const odd = part.properties.flatMap(({ hasOdd }, i) => (hasOdd ? [i] : []));
  const done = new Set<number>();
  let { rows } = part;
  for (let from = 0; odd.length - from > MOST_JOINS; from += MOST_JOINS) {
    const some = odd.slice(from, from + MOST_JOINS);
    const sql = someCellsSql(rows, part.properties, part.readings, some);
    await duckdb.run(`CREATE OR REPLACE TEMP TABLE ${table}_${from} AS ${sql}`);
    if (from > 0) await duckdb.run(`DROP TABLE ${table}_${from - MOST_JOINS}`);
    rows = `SELECT * FROM ${table}_${from}`;
    for (const i of some) done.add(i);
  }
  return { ...part, rows, done };
}

export function cellName(index: number, facet: Facet): string {
  return `cell${index}_${facet}`;
}

/** The units of a property, if it has any. */
export function unitsOfProperty({ properties }: Part, name: string): string | undefined {
  const index = properties.findIndex((property) => property.name === name);
  return properties[index]?.facets.has("n") ? cellName(index, "n") : undefined;
}
