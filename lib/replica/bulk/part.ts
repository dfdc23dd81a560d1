import type { DuckDBConnection, DuckDBListValue } from "@duckdb/node-api";
import type { Datum } from "#lib/messages/datum.ts";
import { facetSql, KIND, kindSql } from "#lib/replica/bulk/cells.ts";
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
  /** The largest magnitude among its numbers, in units. */
  readonly largest: bigint;
};

/** Rows of one table to be: `rows` is SQL that gives `c`, `s`, `ts`, `no`, `import_id` and `json`. */
export type Part = {
  readonly rows: string;
  readonly properties: readonly Property[];
  readonly readings: Readings;
};

/** Arrays of a property that are kept as items, not as its value. */
const AS_ITEMS = "products";

/** Looks at all values of some rows: which facets there are, and what SQL cannot read, which is read here. */
export async function readPart(
  duckdb: DuckDBConnection,
  readFacets: (datum: Datum) => Facets,
  rows: string,
  names: readonly string[],
  table: string,
): Promise<Part> {
  if (names.length === 0)
    return { rows, properties: [], readings: await makeReadings(duckdb, readFacets, table, []) };
  const { text, digits, number, boolean, odd } = KIND;
  const figures = names.flatMap((_, i) => [
    `bool_or(k${i} IN (${text}, ${digits}))`,
    `max(CASE WHEN k${i} IN (${digits}, ${number}) THEN abs(${facetSql("n", `j${i}`, `k${i}`, undefined)}) END)`,
    `bool_or(k${i} = ${boolean})`,
    `list(DISTINCT j${i}) FILTER (k${i} = ${odd})`,
  ]);
  const found = await duckdb.runAndReadAll(`SELECT ${figures.join(", ")} FROM (${kindsSql(rows, names)})`);
  const row = found.getRows()[0] ?? [];
  const odds = names.map((_, i) => {
    const list = row[i * 4 + 3] as DuckDBListValue | null | undefined;
    return (list?.items ?? []).map(String);
  });
  const readings = await makeReadings(duckdb, readFacets, table, odds.flat());
  const properties = names.map((name, i): Property => {
    const facets = new Set<Facet>();
    const own = odds[i] ?? [];
    for (const value of own) for (const facet of readings.facetsOf(value)) facets.add(facet);
    const largest = row[i * 4 + 1];
    if (row[i * 4] === true) facets.add("t");
    if (typeof largest === "bigint") facets.add("n");
    if (row[i * 4 + 2] === true) facets.add("b");
    const inOdd = own.map((value) => readings.magnitudeOf(value));
    return {
      name,
      facets,
      hasOdd: own.length > 0,
      largest: [typeof largest === "bigint" ? largest : 0n, ...inOdd].reduce((a, b) => (a > b ? a : b)),
    };
  });
  return { rows, properties, readings };
}

/** The rows with a column for each facet of each property (`cellName`), and which of them are there (`there0` …). */
export function cellsSql({ rows, properties, readings }: Part): string {
  if (properties.length === 0) return `SELECT * EXCLUDE (json) FROM (${rows})`;
  const isThere = (i: number) =>
    readings.empty.length > 0
      ? `(k${i} <> ${KIND.missing} AND j${i} NOT IN (${readings.empty.map(quote).join(", ")}))`
      : `k${i} <> ${KIND.missing}`;
  const cells = properties.flatMap(({ facets, hasOdd }, i) => [
    ...[...facets].map(
      (facet) =>
        `${facetSql(facet, `j${i}`, `k${i}`, hasOdd ? `r${i}` : undefined)} AS ${cellName(i, facet)}`,
    ),
    `coalesce(${isThere(i)}, false) AS there${i}`,
  ]);
  const joins = properties.flatMap(({ hasOdd }, i) =>
    hasOdd ? [`LEFT JOIN ${readings.table} r${i} ON r${i}.value = j${i}`] : [],
  );
  const names = properties.map(({ name }) => name);
  const passed = names.flatMap((_, i) => [`j${i}`, `k${i}`]).join(", ");
  return `SELECT v.* EXCLUDE (${passed}), ${cells.join(", ")} FROM (${kindsSql(rows, names)}) v ${joins.join(" ")}`;
}

export function cellName(index: number, facet: Facet): string {
  return `cell${index}_${facet}`;
}

/** The units of a property, if it has any. */
export function unitsOfProperty({ properties }: Part, name: string): string | undefined {
  const index = properties.findIndex((property) => property.name === name);
  return properties[index]?.facets.has("n") ? cellName(index, "n") : undefined;
}

/** Rows with the JSON text (`j0` …) and the kind (`k0` …) of each property. All of them are found in one parsing. */
function kindsSql(rows: string, names: readonly string[]): string {
  const paths = names.map((name) => quote(name === "" ? "$" : `$."${name}"`)).join(", ");
  const texts = names.map((name, i) => {
    const text = `v[${i + 1}]::VARCHAR`;
    return `${name === AS_ITEMS ? `CASE WHEN NOT starts_with(${text}, '[') THEN ${text} END` : text} AS j${i}`;
  });
  const kinds = names.map((_, i) => `${kindSql(`j${i}`)} AS k${i}`);
  return `SELECT *, ${kinds.join(", ")} FROM (SELECT * EXCLUDE (v), ${texts.join(", ")}
    FROM (SELECT * EXCLUDE (json), json_extract(json, [${paths}]) AS v FROM (${rows})))`;
}

export function quote(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
