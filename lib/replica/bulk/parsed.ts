import type { DuckDBConnection } from "@duckdb/node-api";
import { KIND, kindSql } from "#lib/replica/bulk/cells.ts";

/** A key of JSON that can be written as a path without escapes. */
const PLAIN_KEY = /^[\p{L}\p{N}_]{1,200}$/u;
/** Rows whose keys are looked at before all are parsed. */
const SAMPLE = 1_000;

/** Arrays of a property that are kept as items, not as its value. */
export const AS_ITEMS = "products";

/**
 * JSON objects that were parsed once, in a temporary table: `c`, `s`, `ts`, `no` and `import_id`, then of each property its
 * JSON text (`j0` …, null where it has none) and that text's kind (`k0` …), the number of elements of `products` (`k`), and the
 * keys of objects that may have others than those (`others`).
 */
export type Parsed = {
  readonly table: string;
  /** The properties, in the order of the columns. */
  readonly names: readonly string[];
  /** Keys that have no plain path; rows with one of them are not read in SQL. */
  readonly strange: readonly string[];
};

export type Objects = {
  /** SQL that gives `c`, `s`, `ts`, `no`, `import_id` and `json`. */
  readonly rows: string;
  /** How the texts were written: by Postgres, with a blank after each colon and comma, or by DuckDB without. */
  readonly by: "postgres" | "duckdb";
  /** Properties that objects of this kind had before. */
  readonly known: readonly string[];
  /** With more keys than these they are not parsed. */
  readonly most: number;
};

/** Parses all objects of some rows, as often as it takes to know all their keys: once, if the first of them have all. */
export async function parseObjects(
  duckdb: DuckDBConnection,
  table: string,
  { rows, by, known, most }: Objects,
): Promise<Parsed | undefined> {
  const keys = new Set(known);
  if (keys.size === 0) await addKeys(`SELECT json_keys(json) AS others FROM (${rows} LIMIT ${SAMPLE})`);
  while (keys.size <= most) {
    const names = [...keys].filter((key) => PLAIN_KEY.test(key));
    await duckdb.run(`CREATE OR REPLACE TEMP TABLE ${table} AS ${parsedSql(rows, names, by)}`);
    const before = names.length;
    await addKeys(`SELECT others FROM ${table} WHERE others IS NOT NULL`);
    const strange = [...keys].filter((key) => !PLAIN_KEY.test(key));
    if (keys.size - strange.length === before) return { table, names, strange };
  }
  return undefined;

  async function addKeys(lists: string): Promise<void> {
    const found = await duckdb.runAndReadAll(
      `SELECT DISTINCT unnest(others) AS key FROM (${lists}) ORDER BY key`,
    );
    for (const [key] of found.getRows()) keys.add(String(key));
  }
}

function parsedSql(rows: string, names: readonly string[], by: Objects["by"]): string {
  const { structure, texts } = textsSql(names);
  const items = names.indexOf(AS_ITEMS);
  const isList = `starts_with(t${items}, '[')`;
  const own = names.map(
    (_, i) => `${i === items ? `CASE WHEN NOT ${isList} THEN t${i} END` : `t${i}`} AS j${i}`,
  );
  const count = items < 0 ? "0" : `CASE WHEN ${isList} THEN json_array_length(t${items}) ELSE 0 END`;
  const kinds = names.map((_, i) => `${kindSql(`j${i}`)} AS k${i}`);
  const columns = ["c", "s", "ts", "no", "import_id"].join(", ");
  const list = (of: readonly string[]) => of.map((one) => `, ${one}`).join("");
  return `SELECT * EXCLUDE (json), ${othersSql(names, by)} AS others
    FROM (SELECT *${list(kinds)}
      FROM (SELECT ${columns}, json${list(own)}, (${count})::INTEGER AS k
        FROM (SELECT ${columns}, json${list(texts)}
          FROM (SELECT *${list(structure)} FROM (${rows})))))`;
}

/** All properties are found in one parsing; those alike but for case in one more each, since a struct cannot tell them apart. */
function textsSql(names: readonly string[]) {
  const fields = new Map<string, string>();
  const texts = names.map((name, i) => {
    const lower = name.toLowerCase();
    if (fields.has(lower)) return `json_extract(json, ${quote(`$."${name}"`)})::VARCHAR AS t${i}`;
    fields.set(lower, name);
    return `v."${name}"::VARCHAR AS t${i}`;
  });
  const wanted = Object.fromEntries([...fields.values()].map((name) => [name, "JSON"]));
  const structure = fields.size > 0 ? [`json_transform(json, ${quote(JSON.stringify(wanted))}) AS v`] : [];
  return { structure, texts };
}

/**
 * The keys of an object, or null where it surely has none but the known ones: where the texts of those fill it. DuckDB writes a
 * value that is not odd no longer than it was, and a further key takes more than nothing.
 */
function othersSql(names: readonly string[], by: Objects["by"]): string {
  if (names.length === 0) return "CASE WHEN json <> '{}' THEN json_keys(json) END";
  const [around, between] = by === "postgres" ? [6, 0] : [4, 1];
  const lengths = names.map((name, i) => `coalesce(strlen(j${i}) + ${Buffer.byteLength(name) + around}, 0)`);
  const kinds = names.map((_, i) => `k${i}`).join(" | ");
  return `CASE WHEN strlen(json) <> ${lengths.join(" + ")} + ${between} OR (${kinds}) >= ${KIND.odd} THEN json_keys(json) END`;
}

/** The values of a trait in such a table: the one property is the value itself. */
export async function parseValues(duckdb: DuckDBConnection, table: string, rows: string): Promise<Parsed> {
  await duckdb.run(`CREATE OR REPLACE TEMP TABLE ${table} AS SELECT *, ${kindSql("j0")} AS k0
    FROM (SELECT c, s, ts, no, import_id, json_extract(json, '$')::VARCHAR AS j0 FROM (${rows}))`);
  return { table, names: [""], strange: [] };
}

export function quote(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
