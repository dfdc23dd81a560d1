import type { DuckDBConnection } from "@duckdb/node-api";
import type { Datum } from "#lib/messages/datum.ts";
import { amountSql, unitsFacetsSql } from "#lib/replica/bulk/cells.ts";
import { cellName, cellsSql, type Part, readPart, unitsOfProperty } from "#lib/replica/bulk/part.ts";
import type { Facets } from "#lib/replica/facets.ts";
import { NEVER_FOUND } from "#lib/replica/record.ts";
import {
  type ColumnName,
  ensureColumn,
  ensureTable,
  type TableKind,
  type Tables,
} from "#lib/replica/tables.ts";
import { MAX_UNITS, UNITS_PER_ONE } from "#lib/std/decimal.ts";
import { MS_PER_DAY } from "#lib/std/time-zone.ts";

/** Rows that are ready to go into a table: a query, and which of its columns is which column there. */
export type Filled = {
  readonly kind: TableKind;
  readonly subject: string;
  readonly select: string;
  /** Columns of the table by the same name. */
  readonly own: readonly string[];
  readonly facets: readonly (ColumnName & { readonly from: string })[];
};

/**
 * Rows of a chunk that are of one event name and that SQL can read, parsed (parsed.ts); `rows` also gives the time on the
 * shop's clock (`local`).
 */
export type EventRows = {
  readonly name: string;
  /** Distinguishes its temporary tables. */
  readonly index: number;
  readonly rows: string;
  /** The properties in the order of their columns. */
  readonly keys: readonly string[];
  readonly itemKeys: readonly string[];
  /** Rows an item each, or none if there are no items. */
  readonly items: string | undefined;
};

type Read = (datum: Datum) => Facets;

/** What the recorder makes of events (record.ts), for all events of a name at once. */
export async function fillEvents(
  duckdb: DuckDBConnection,
  readFacets: Read,
  { name, index, rows, keys, itemKeys, items }: EventRows,
): Promise<readonly Filled[]> {
  const event = await readPart(duckdb, readFacets, rows, keys, `reading_${index}`);
  const item = items
    ? await readPart(duckdb, readFacets, items, itemKeys, `reading_of_items_${index}`)
    : undefined;
  const found = item?.properties.flatMap((property, i) =>
    NEVER_FOUND.has(property.name) ? [] : [{ property, i }],
  );
  const isDerived = name === "order_completed" && (await lacksTotals(duckdb, event));
  const derived = isDerived ? derivedTotal(event, item) : undefined;
  const amount = amountOf(event);
  const joins: string[] = [];
  const columns = ["e.*", `${WEEKDAY} AS weekday`, `${HOUR} AS hour`];
  const facets = facetsOf(event);
  if (item && found && found.length > 0) {
    const theres = found.map(({ i }) => `nullif(bool_or(there${i}), false) AS found${i}`);
    joins.push(
      `LEFT JOIN (SELECT no AS found_no, ${theres.join(", ")} FROM (${cellsSql(item)}) GROUP BY no) f ON f.found_no = e.no`,
    );
    columns.push(...found.map(({ i }) => `f.found${i}`));
    for (const { property, i } of found)
      facets.push({ role: "property", property: property.name, facet: "i", from: `found${i}` });
  }
  if (amount) addUnits("amount", `CASE WHEN e.k = 0 THEN ${amount.sql} END`, amount.largest, columns, facets);
  if (derived) {
    if (derived.sums) joins.push(`LEFT JOIN (${derived.sums}) d ON d.sums_no = e.no`);
    addUnits("total", derived.sql, derived.largest, columns, facets);
  }
  const select = `SELECT ${columns.join(", ")} FROM (${cellsSql(event)}) e ${joins.join(" ")}`;
  const own = ["c", "s", "ts", "no", "weekday", "hour", "k", "import_id"];
  const filled: Filled[] = [
    { kind: "event", subject: name, select, own, facets: await onlyThere(duckdb, select, facets) },
  ];
  if (item) filled.push(fillItems(name, item));
  return filled;
}

function fillItems(name: string, item: Part): Filled {
  const amount = amountOf(item);
  const facets = facetsOf(item);
  const columns = ["e.*"];
  if (amount) addUnits("amount", amount.sql, amount.largest, columns, facets);
  const select = `SELECT ${columns.join(", ")} FROM (${cellsSql(item)}) e`;
  return { kind: "item", subject: name, select, own: ["c", "s", "ts", "no", "import_id"], facets };
}

/** The values of a trait, parsed. */
export async function fillTrait(
  duckdb: DuckDBConnection,
  readFacets: Read,
  trait: string,
  index: number,
  rows: string,
): Promise<Filled> {
  const part = await readPart(duckdb, readFacets, rows, [""], `reading_of_trait_${index}`);
  const own = ["c", "s", "ts", "no", "import_id"];
  return { kind: "trait", subject: trait, select: cellsSql(part), own, facets: facetsOf(part) };
}

/** Makes the table and the columns that are needed. In a transaction this comes before any change of rows. */
export async function prepareFilled(
  duckdb: DuckDBConnection,
  tables: Tables,
  filled: Filled,
): Promise<string> {
  const table = await ensureTable(duckdb, tables, filled.kind, filled.subject);
  const names = new Map(filled.own.map((name) => [name, name]));
  for (const { from, ...column } of filled.facets) names.set(await ensureColumn(duckdb, table, column), from);
  return `INSERT INTO ${table.name} (${[...names.keys()].join(", ")})
    SELECT ${[...names.values()].join(", ")} FROM (${filled.select})`;
}

type Columns = (ColumnName & { readonly from: string })[];

function facetsOf({ properties }: Part): Columns {
  return properties.flatMap(({ name, facets }, i) =>
    [...facets].map((facet) => ({
      role: "property" as const,
      property: name,
      facet,
      from: cellName(i, facet),
    })),
  );
}

function addUnits(
  role: "total" | "amount",
  sql: string,
  largest: bigint,
  columns: string[],
  facets: Columns,
): void {
  const { n, x } = unitsFacetsSql(`(${sql})`);
  facets.push({ role, property: "", facet: "n", from: `${role}_n` });
  if (largest <= MAX_UNITS) {
    columns.push(`(${sql})::BIGINT AS ${role}_n`);
    return;
  }
  columns.push(`${n} AS ${role}_n`, `${x} AS ${role}_x`);
  facets.push({ role, property: "", facet: "x", from: `${role}_x` });
}

type Amount = { readonly sql: string; readonly largest: bigint };

function amountOf(part: Part): Amount | undefined {
  const price = unitsOfProperty(part, "price");
  if (!price) return undefined;
  const largestOf = (name: string) => part.properties.find((one) => one.name === name)?.largest ?? 0n;
  const quantity = largestOf("quantity") > UNITS_PER_ONE ? largestOf("quantity") : UNITS_PER_ONE;
  const product = largestOf("price") * quantity;
  return {
    sql: amountSql(price, unitsOfProperty(part, "quantity"), product),
    largest: product / UNITS_PER_ONE + 1n,
  };
}

/** Whether some orders have no total that is a number. */
async function lacksTotals(duckdb: DuckDBConnection, event: Part): Promise<boolean> {
  const total = unitsOfProperty(event, "total");
  if (!total) return true;
  const found = await duckdb.runAndReadAll(
    `SELECT 1 FROM (${cellsSql(event)}) WHERE ${total} IS NULL LIMIT 1`,
  );
  return found.currentRowCount > 0;
}

/** An order without a total that is a number has the sum of its items' amounts. */
function derivedTotal(
  event: Part,
  item: Part | undefined,
): (Amount & { readonly sums: string | undefined }) | undefined {
  const own = amountOf(event);
  const ofItems = item && amountOf(item);
  if (!own && !ofItems) return undefined;
  const total = unitsOfProperty(event, "total") ?? "NULL";
  const sums =
    item &&
    ofItems &&
    `SELECT no AS sums_no, sum(${ofItems.sql}) AS sum FROM (${cellsSql(item)}) GROUP BY no`;
  const derived = `CASE WHEN e.k > 0 THEN ${ofItems ? "d.sum" : "NULL"} ELSE ${own?.sql ?? "NULL"} END`;
  // As many items as there are events in a chunk cannot be in one of them.
  const largest = (own?.largest ?? 0n) + (ofItems?.largest ?? 0n) * 10_000_000n;
  return { sql: `CASE WHEN ${total} IS NULL THEN ${derived} END`, largest, sums };
}

/** Derived totals and amounts may be of no event at all; then they have no column. */
async function onlyThere(duckdb: DuckDBConnection, select: string, facets: Columns): Promise<Columns> {
  const unsure = facets.filter(({ role }) => role === "total");
  if (unsure.length === 0) return facets;
  const counts = unsure.map(({ from }) => `count(${from})`).join(", ");
  const found = await duckdb.runAndReadAll(`SELECT ${counts} FROM (${select})`);
  const row = found.getRows()[0] ?? [];
  const missing = new Set(unsure.filter((_, index) => Number(row[index]) === 0));
  return facets.filter((facet) => !missing.has(facet));
}

/** So many weeks that no time in the zone's table is before them: then whole parts are the same as of times after 1970. */
const WEEKS_BEFORE = 10_000;
const LOCAL = `(e.local + ${WEEKS_BEFORE * 7 * MS_PER_DAY})`;
const HOUR = `${LOCAL} // 3600000 % 24`;
/** 1 January 1970 was a Thursday; 1 is Monday. */
const WEEKDAY = `(${LOCAL} // ${MS_PER_DAY} + 3) % 7 + 1`;
