import type { DuckDBConnection } from "@duckdb/node-api";
import { type Datum, toDatum } from "#lib/messages/datum.ts";
import type { Json } from "#lib/messages/schema.ts";
import { appendColumns, type Cells } from "#lib/replica/append.ts";
import type { Facets } from "#lib/replica/facets.ts";
import { toDuckdb } from "#lib/replica/writer.ts";
import { FACET_TYPES, type Facet } from "#lib/rules/compile/layout.ts";

/** What was read in TypeScript, by JSON text. */
export type Readings = {
  /** A table of `value` and a column a facet. */
  readonly table: string;
  facetsOf(value: string): readonly Facet[];
  /** Of a value that is a number, in units; 0 of any other. */
  magnitudeOf(value: string): bigint;
  /** Values without any facet: lists of nothing. */
  readonly empty: readonly string[];
};

const FACETS = Object.keys(FACET_TYPES).filter((facet): facet is Facet => Object.hasOwn(FACET_TYPES, facet));

/** Reads each text once, by the functions that read a message's values, and puts them where SQL finds them. */
export async function makeReadings(
  duckdb: DuckDBConnection,
  readFacets: (datum: Datum) => Facets,
  table: string,
  texts: readonly string[],
): Promise<Readings> {
  const values = [...new Set(texts)];
  const read = new Map(values.map((text) => [text, readText(text, readFacets)]));
  if (values.length > 0) {
    const columns = FACETS.map((facet) => `${facet} ${FACET_TYPES[facet]}`);
    await duckdb.run(`CREATE OR REPLACE TEMP TABLE ${table} (value VARCHAR, ${columns.join(", ")})`);
    const cells = new Map(FACETS.map((facet): [Facet, Cells] => [facet, []]));
    values.forEach((text, row) => {
      for (const [facet, cell] of read.get(text) ?? []) {
        const column = cells.get(facet);
        if (column) column[row] = toDuckdb(cell);
      }
    });
    appendColumns(
      await duckdb.createAppender(table, null, "temp"),
      [
        { type: "VARCHAR", cells: values },
        ...FACETS.map((facet) => ({ type: FACET_TYPES[facet], cells: cells.get(facet) ?? [] })),
      ],
      values.length,
    );
  }
  return {
    table,
    facetsOf: (value) => (read.get(value) ?? []).map(([facet]) => facet),
    magnitudeOf: (value) => {
      const units = read.get(value)?.find(([facet]) => facet === "n")?.[1];
      if (typeof units !== "bigint") return 0n;
      return units < 0n ? -units : units;
    },
    empty: values.filter((value) => read.get(value)?.length === 0),
  };
}

function readText(text: string, readFacets: (datum: Datum) => Facets): Facets {
  const value: Json = JSON.parse(text);
  const datum = toDatum(value);
  return datum ? readFacets(datum) : [];
}
