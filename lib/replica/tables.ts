import type { DuckDBConnection } from "@duckdb/node-api";
import { zoneRows } from "#lib/replica/zone-rows.ts";
import { FRACTION_MACROS } from "#lib/rules/compile/fractions.ts";
import type { Column, EventTable, Facet, ItemTable, Layout, TraitTable } from "#lib/rules/compile/layout.ts";
import { FACET_TYPES } from "#lib/rules/compile/layout.ts";
import type { TimeZone } from "#lib/std/time-zone.ts";

export type TableKind = "event" | "item" | "trait";

/** What a property's columns hold: the property, or what is derived from an event's or item's properties. */
export type ColumnRole = "property" | "total" | "amount";

type KnownTable = {
  readonly kind: TableKind;
  readonly subject: string;
  readonly name: string;
  /** Every column in the order of the table, with its SQL type. */
  readonly columns: Map<string, string>;
  readonly prefixes: Map<string, { role: ColumnRole; property: string; prefix: string; facets: Set<Facet> }>;
};

/** The tables there are, as they grow: a copy in memory of what the replica says of itself. */
export type Tables = Map<string, KnownTable>;

const OWN_COLUMNS: Record<TableKind, readonly (readonly [string, string])[]> = {
  event: [
    ["c", "INTEGER"],
    ["s", "INTEGER"],
    ["ts", "BIGINT"],
    ["no", "BIGINT"],
    ["weekday", "TINYINT"],
    ["hour", "TINYINT"],
    ["k", "INTEGER"],
    ["import_id", "VARCHAR"],
  ],
  item: [
    ["c", "INTEGER"],
    ["s", "INTEGER"],
    ["ts", "BIGINT"],
    ["no", "BIGINT"],
    ["import_id", "VARCHAR"],
  ],
  trait: [
    ["c", "INTEGER"],
    ["s", "INTEGER"],
    ["ts", "BIGINT"],
    ["no", "BIGINT"],
    ["u", "BIGINT"],
    ["import_id", "VARCHAR"],
  ],
};

/** Raised whenever the tables change their shape or meaning: a replica of another version is built anew. */
export const REPLICA_VERSION = 1;

const CREATE = [
  `CREATE TABLE replica (version INTEGER, source VARCHAR, time_zone VARCHAR, cursor BIGINT, is_settled BOOLEAN)`,
  `CREATE TABLE replica_table (name VARCHAR PRIMARY KEY, kind VARCHAR, subject VARCHAR)`,
  `CREATE TABLE replica_column (table_name VARCHAR, role VARCHAR, property VARCHAR, prefix VARCHAR, facet VARCHAR)`,
  `CREATE TABLE customer (no INTEGER, source_id BIGINT, kind VARCHAR, id VARCHAR, created_at BIGINT, parent INTEGER, merged_at BIGINT,
     root INTEGER, settled_at BIGINT, born BIGINT)`,
  `CREATE TABLE zone_offset (start BIGINT, shift BIGINT)`,
  `CREATE TABLE zone_clock (start BIGINT, shift BIGINT)`,
  ...FRACTION_MACROS,
];

/** Makes the tables of an empty replica. */
export async function createTables(duckdb: DuckDBConnection, source: string, zone: TimeZone): Promise<void> {
  for (const sql of CREATE) await duckdb.run(sql);
  const { offsets, clock } = zoneRows(zone);
  const values = (rows: readonly (readonly [number, number])[]) =>
    rows.map(([start, shift]) => `(${start}, ${shift})`).join(", ");
  await duckdb.run(`INSERT INTO zone_offset VALUES ${values(offsets)}`);
  await duckdb.run(`INSERT INTO zone_clock VALUES ${values(clock)}`);
  await duckdb.run("INSERT INTO replica VALUES ($1, $2, $3, 0, true)", [REPLICA_VERSION, source, zone.id]);
}

export function tableKey(kind: TableKind, subject: string): string {
  return `${kind}:${subject}`;
}

/** The table of an event, its items or a trait, made when it is first needed. */
export async function ensureTable(
  duckdb: DuckDBConnection,
  tables: Tables,
  kind: TableKind,
  subject: string,
): Promise<KnownTable> {
  const known = tables.get(tableKey(kind, subject));
  if (known) return known;
  const name = `${kind}_${tables.size + 1}`;
  const columns = new Map(OWN_COLUMNS[kind]);
  await duckdb.run(`CREATE TABLE ${name} (${[...columns].map((column) => column.join(" ")).join(", ")})`);
  await duckdb.run("INSERT INTO replica_table VALUES ($1, $2, $3)", [name, kind, subject]);
  const made: KnownTable = { kind, subject, name, columns, prefixes: new Map() };
  tables.set(tableKey(kind, subject), made);
  return made;
}

export type ColumnName = { readonly role: ColumnRole; readonly property: string; readonly facet: Facet };

/** The column of a facet, made when it is first needed. */
export async function ensureColumn(
  duckdb: DuckDBConnection,
  table: KnownTable,
  { role, property, facet }: ColumnName,
): Promise<string> {
  const key = `${role}:${property}`;
  const prefix = table.prefixes.get(key) ?? {
    role,
    property,
    prefix: `p${table.prefixes.size + 1}_`,
    facets: new Set(),
  };
  table.prefixes.set(key, prefix);
  const name = `${prefix.prefix}${facet}`;
  if (prefix.facets.has(facet)) return name;
  await duckdb.run(`ALTER TABLE ${table.name} ADD COLUMN ${name} ${FACET_TYPES[facet]}`);
  await duckdb.run("INSERT INTO replica_column VALUES ($1, $2, $3, $4, $5)", [
    table.name,
    role,
    property,
    prefix.prefix,
    facet,
  ]);
  prefix.facets.add(facet);
  table.columns.set(name, FACET_TYPES[facet]);
  return name;
}

/** Reads what tables and columns a replica has. */
export async function readTables(duckdb: DuckDBConnection): Promise<Tables> {
  const tables: Tables = new Map();
  const byName = new Map<string, KnownTable>();
  const found = await duckdb.runAndReadAll("SELECT name, kind, subject FROM replica_table ORDER BY rowid");
  for (const [name, kind, subject] of found.getRows()) {
    const known = toTable(String(name), String(kind), String(subject));
    tables.set(tableKey(known.kind, known.subject), known);
    byName.set(known.name, known);
  }
  const columns = await duckdb.runAndReadAll(
    "SELECT table_name, role, property, prefix, facet FROM replica_column ORDER BY rowid",
  );
  for (const [tableName, role, property, prefix, facet] of columns.getRows()) {
    const table = byName.get(String(tableName));
    if (!table) throw new Error(`A column of an unknown table ${String(tableName)}`);
    addColumn(table, String(role), String(property), String(prefix), String(facet));
  }
  return tables;
}

function toTable(name: string, kind: string, subject: string): KnownTable {
  if (kind !== "event" && kind !== "item" && kind !== "trait")
    throw new Error(`An unknown table kind ${kind}`);
  return { kind, subject, name, columns: new Map(OWN_COLUMNS[kind]), prefixes: new Map() };
}

function addColumn(table: KnownTable, role: string, property: string, prefix: string, facet: string): void {
  if (role !== "property" && role !== "total" && role !== "amount")
    throw new Error(`An unknown role ${role}`);
  if (!isFacet(facet)) throw new Error(`An unknown facet ${facet}`);
  const key = `${role}:${property}`;
  const known = table.prefixes.get(key) ?? { role, property, prefix, facets: new Set<Facet>() };
  known.facets.add(facet);
  table.prefixes.set(key, known);
  table.columns.set(`${prefix}${facet}`, FACET_TYPES[facet]);
}

function isFacet(facet: string): facet is Facet {
  return Object.hasOwn(FACET_TYPES, facet);
}

/** The tables as the compiler sees them. */
export function layoutOf(tables: Tables, customers: Omit<Layout, "events" | "traits">): Layout {
  const events = new Map<string, EventTable>();
  const traits = new Map<string, TraitTable>();
  for (const table of tables.values()) {
    if (table.kind === "trait") {
      const column = columnsOf(table, "property").get("") ?? { prefix: "", facets: new Set<Facet>() };
      traits.set(table.subject, { table: table.name, column });
    }
    if (table.kind !== "event") continue;
    const items = tables.get(tableKey("item", table.subject));
    events.set(table.subject, {
      table: table.name,
      properties: columnsOf(table, "property"),
      total: columnsOf(table, "total").get(""),
      amount: columnsOf(table, "amount").get(""),
      items: items && toItems(items),
    });
  }
  return { events, traits, ...customers };
}

function toItems(items: KnownTable): ItemTable {
  return {
    table: items.name,
    properties: columnsOf(items, "property"),
    amount: columnsOf(items, "amount").get(""),
  };
}

function columnsOf(table: KnownTable, role: ColumnRole): ReadonlyMap<string, Column> {
  return new Map(
    [...table.prefixes.values()]
      .filter((column) => column.role === role)
      .map(({ property, prefix, facets }) => [property, { prefix, facets: new Set(facets) }]),
  );
}
