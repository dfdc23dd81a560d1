import { copyRows } from "#lib/db/copy-out.ts";
import type { Sql } from "#lib/db/pool.ts";
import type { Numbers } from "#lib/replica/bulk/numbers.ts";
import { createSplit, type Split } from "#lib/replica/bulk/split.ts";

// Text files of rows as Postgres writes them and DuckDB reads them. JSON has neither tabs nor this quotation mark in it.

const QUOTE = "\u0001";

/** How Postgres writes them. */
export const COPY_AS = "TO STDOUT (FORMAT csv, DELIMITER E'\\t', QUOTE E'\\x01', NULL '')";

/** An instant in milliseconds. */
export const MS = (column: string) => `(date_part('epoch', ${column}) * 1000)::bigint`;

export type RowKind = "event" | "trait";

const SELECT: Readonly<Record<RowKind, string>> = {
  event: `SELECT name, customer_id, no, ${MS("at")}, import_id, properties FROM event`,
  trait: `SELECT trait, customer_id, no, ${MS("at")}, import_id, value FROM trait_change`,
};

export type RowsOptions = {
  readonly folder: string;
  readonly numbers: Numbers;
  readonly after: number;
  readonly upTo: number;
};

/** Writes the rows of some numbers into a file for each event name or trait, in no order. */
export function writeRows(sql: Sql, kind: RowKind, options: RowsOptions): Promise<Split> {
  const { folder, numbers, after, upTo } = options;
  const rows = `${SELECT[kind]} WHERE no > ${Math.floor(after)} AND no <= ${Math.floor(upTo)}`;
  return copyRows(sql, `COPY (${rows}) ${COPY_AS}`, createSplit(folder, `${kind}-${upTo}`, numbers));
}

const COLUMNS = {
  c: "INTEGER",
  s: "INTEGER",
  no: "BIGINT",
  ts: "BIGINT",
  import_id: "VARCHAR",
  json: "VARCHAR",
} as const;

/** The rows of a file of events or traits. */
export function readRowsSql(file: string): string {
  return readCsvSql(file, COLUMNS);
}

/** The table function that reads a file with some columns; a text that is not quoted is whole as it stands. */
export function readCsvSql(file: string, columns: Readonly<Record<string, string>>, more?: string): string {
  const types = Object.entries(columns).map(([name, type]) => `${name}: '${type}'`);
  return `read_csv('${file.replaceAll("'", "''")}', auto_detect = false, header = false, delim = '\t', quote = '${QUOTE}',
    escape = '${QUOTE}', nullstr = '', columns = {${types.join(", ")}}${more ? `, ${more}` : ""})`;
}
