import { copyToFile } from "#lib/db/copy-out.ts";
import type { Sql } from "#lib/db/pool.ts";

/** Text files of rows as Postgres writes them and DuckDB reads them. JSON has neither tabs nor this quotation mark in it. */
const QUOTE = "\u0001";
const MS = (column: string) => `(date_part('epoch', ${column}) * 1000)::bigint`;

type Shape = {
  readonly columns: Readonly<Record<string, "BIGINT" | "VARCHAR">>;
  readonly select: (after: number, upTo: number) => string;
};

const within = (after: number, upTo: number) => `no > ${Math.floor(after)} AND no <= ${Math.floor(upTo)}`;

/** Rows of events, of trait values, and of the customers that changed since. */
export const SHAPES = {
  event: {
    columns: {
      no: "BIGINT",
      ts: "BIGINT",
      sender: "BIGINT",
      subject: "VARCHAR",
      json: "VARCHAR",
      import_id: "VARCHAR",
    },
    select: (after, upTo) => `SELECT no, ${MS("at")}, customer_id, name, properties, import_id FROM event
      WHERE ${within(after, upTo)}`,
  },
  trait: {
    columns: {
      no: "BIGINT",
      ts: "BIGINT",
      sender: "BIGINT",
      subject: "VARCHAR",
      json: "VARCHAR",
      import_id: "VARCHAR",
    },
    select: (after, upTo) => `SELECT no, ${MS("at")}, customer_id, trait, value, import_id FROM trait_change
      WHERE ${within(after, upTo)}`,
  },
} as const satisfies Record<string, Shape>;

/** @returns the bytes written */
export function writeRows(
  sql: Sql,
  shape: Shape,
  file: string,
  after: number,
  upTo: number,
): Promise<number> {
  const copy = `COPY (${shape.select(after, upTo)}) TO STDOUT (FORMAT csv, DELIMITER E'\\t', QUOTE E'\\x01', NULL '')`;
  return copyToFile(sql, copy, file);
}

/** The table function that reads such a file; a text that is not quoted is whole as it stands. */
export function readRowsSql({ columns }: Shape, file: string): string {
  const types = Object.entries(columns).map(([name, type]) => `${name}: '${type}'`);
  return `read_csv('${file.replaceAll("'", "''")}', auto_detect = false, header = false, delim = '\t', quote = '${QUOTE}',
    escape = '${QUOTE}', nullstr = '', columns = {${types.join(", ")}})`;
}
