import { type DuckDBConnection, type DuckDBValue, listValue } from "@duckdb/node-api";
import { appendColumns, type Cells } from "#lib/replica/append.ts";
import type { Cell, Facets } from "#lib/replica/facets.ts";
import {
  type ColumnRole,
  ensureColumn,
  ensureTable,
  type TableKind,
  type Tables,
} from "#lib/replica/tables.ts";
import type { Facet } from "#lib/rules/compile/layout.ts";

/** Rows on their way into one table, column by column; a facet's column begins with its first cell. */
type Buffer = {
  readonly kind: TableKind;
  readonly subject: string;
  readonly senders: number[];
  readonly own: Map<string, Cells>;
  readonly facets: Readonly<Record<ColumnRole, Map<string, Map<Facet, Cells>>>>;
};

export type Writer = {
  /** Begins a row; the facets that follow belong to it. */
  row(kind: TableKind, subject: string, sender: number, own: Readonly<Record<string, DuckDBValue>>): Row;
  /** The senders of all rows. */
  senders(): ReadonlySet<number>;
  /** Makes the tables and columns that the rows need. In a transaction this comes before any change of rows. */
  prepare(): Promise<void>;
  /** Writes all rows, with the customers that their senders are. */
  flush(resolve: Resolve): Promise<void>;
};

export type Row = { add(role: ColumnRole, property: string, facets: Facets): void };

/** Whose a sender's rows are: the number of the sender itself, and of the customer that it is now. */
export type Resolve = (sender: number) => { readonly s: number; readonly c: number };

export function createWriter(duckdb: DuckDBConnection, tables: Tables): Writer {
  const buffers: Record<TableKind, Map<string, Buffer>> = {
    event: new Map(),
    item: new Map(),
    trait: new Map(),
  };
  const all = () => Object.values(buffers).flatMap((ofKind) => [...ofKind.values()]);

  return {
    row: (kind, subject, sender, own) => {
      const buffer = entry(buffers[kind], subject, () => newBuffer(kind, subject));
      const index = buffer.senders.push(sender) - 1;
      for (const name in own) entry(buffer.own, name, newCells)[index] = own[name] ?? null;
      return { add: (role, property, facets) => addFacets(buffer, index, role, property, facets) };
    },
    senders: () => new Set(all().flatMap((buffer) => [...new Set(buffer.senders)])),
    prepare: async () => {
      for (const buffer of all()) {
        const table = await ensureTable(duckdb, tables, buffer.kind, buffer.subject);
        for (const column of facetColumns(buffer)) await ensureColumn(duckdb, table, column);
      }
    },
    flush: async (resolve) => {
      for (const buffer of all()) await writeBuffer(duckdb, tables, buffer, resolve);
      for (const ofKind of Object.values(buffers)) ofKind.clear();
    },
  };
}

function newBuffer(kind: TableKind, subject: string): Buffer {
  const facets = { property: new Map(), total: new Map(), amount: new Map() };
  return { kind, subject, senders: [], own: new Map(), facets };
}

function newCells(): Cells {
  return [];
}

function addFacets(buffer: Buffer, index: number, role: ColumnRole, property: string, facets: Facets): void {
  const columns = entry(buffer.facets[role], property, () => new Map<Facet, Cells>());
  for (const [facet, cell] of facets) {
    entry(columns, facet, newCells)[index] = toDuckdb(cell);
  }
}

/** A read-only array is the only cell that is an object: a list of texts. */
export function toDuckdb(cell: Cell): DuckDBValue {
  return typeof cell === "object" ? listValue(cell) : cell;
}

function* facetColumns({ facets }: Buffer) {
  for (const role of ["property", "total", "amount"] as const) {
    for (const [property, columns] of facets[role]) {
      for (const [facet, cells] of columns) yield { role, property, facet, cells };
    }
  }
}

async function writeBuffer(
  duckdb: DuckDBConnection,
  tables: Tables,
  buffer: Buffer,
  resolve: Resolve,
): Promise<void> {
  const table = await ensureTable(duckdb, tables, buffer.kind, buffer.subject);
  const resolved = buffer.senders.map(resolve);
  const byName = new Map<string, Cells>([
    ...buffer.own,
    ["s", resolved.map(({ s }) => s)],
    ["c", resolved.map(({ c }) => c)],
  ]);
  for (const column of facetColumns(buffer)) {
    byName.set(await ensureColumn(duckdb, table, column), column.cells);
  }
  const columns = [...table.columns].map(([name, type]) => ({ type, cells: byName.get(name) ?? [] }));
  appendColumns(await duckdb.createAppender(table.name), columns, buffer.senders.length);
}

function entry<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
