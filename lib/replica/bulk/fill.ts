import type { DuckDBConnection } from "@duckdb/node-api";
import type { JsonRecord } from "#lib/messages/schema.ts";
import { type Filled, fillEvents, fillTrait, prepareFilled } from "#lib/replica/bulk/events.ts";
import { quote } from "#lib/replica/bulk/part.ts";
import { readRowsSql, SHAPES } from "#lib/replica/bulk/rows-file.ts";
import type { createFacetReader } from "#lib/replica/facets.ts";
import { ReplicaOutdated } from "#lib/replica/outdated.ts";
import { createRecorder } from "#lib/replica/record.ts";
import { readTables } from "#lib/replica/tables.ts";
import { createWriter, type Resolve } from "#lib/replica/writer.ts";
import { FIRST_SHIFT, LAST_SHIFT, zoneRows } from "#lib/replica/zone-rows.ts";
import type { TimeZone } from "#lib/std/time-zone.ts";

/** A key of JSON that can be written as a path without escapes. */
const PLAIN_KEY = /^[\p{L}\p{N}_]{1,200}$/u;
/** With more properties than these, an event's rows are read one by one. */
const MOST_KEYS = 400;

export type ChunkFiles = { readonly event: string; readonly trait: string };

export type ChunkOptions = {
  readonly files: ChunkFiles;
  readonly zone: TimeZone;
  readonly readFacets: ReturnType<typeof createFacetReader>;
  /** Fewer rows of one name than these are read one by one: a query is not worth it. */
  readonly fewest: number;
};

/**
 * Takes a chunk of rows in: what SQL can read of them set by set, the rest one by one as the feed does, into the very
 * same tables. In a transaction, and within it the first to change rows. The customers must be there.
 *
 * @returns how many events there were
 */
export async function fillChunk(duckdb: DuckDBConnection, options: ChunkOptions): Promise<number> {
  const { zone, readFacets } = options;
  const tables = await readTables(duckdb);
  const writer = createWriter(duckdb, tables);
  const recorder = createRecorder(writer, readFacets, zone);
  const resolve = new Map<number, { s: number; c: number }>();
  const filled: Filled[] = [];

  await stage(duckdb, "event", options.files.event);
  const range = await rangeOf(duckdb);
  const local = localSql(zone, range);
  const keys = await keysOf(duckdb);
  let events = 0;
  for (const [index, { subject, rows }] of (await subjectsOf(duckdb, "event")).entries()) {
    events += rows;
    const own = keys.get(subject) ?? [];
    const isFew = rows < options.fewest || own.length > MOST_KEYS;
    const all = `staged_event WHERE subject = ${quote(subject)}`;
    const items = isFew || !own.includes("products") ? undefined : await stageItems(duckdb, all, index);
    const odd = isFew ? "true" : await findOdd(duckdb, all, { index, keys: own, range, items });
    await eachRow(duckdb, `${all} AND ${odd}`, ({ json, ...origin }) => {
      recorder.event(origin, subject, JSON.parse(json) as JsonRecord);
    });
    if (isFew) continue;
    const k = items ? `CASE WHEN ${IS_LIST} THEN json_array_length(json, '$.products') ELSE 0 END` : "0";
    const eventRows = {
      name: subject,
      index,
      rows: `SELECT c, s, ts, no, import_id, json, ${k} AS k, ${local} AS local FROM ${all} AND NOT ${odd}`,
      keys: own.filter((key) => PLAIN_KEY.test(key)),
      items: items && `(SELECT * FROM ${items.table} WHERE NOT ${odd})`,
      itemKeys: (items?.keys ?? []).filter((key) => PLAIN_KEY.test(key)),
    };
    filled.push(...(await fillEvents(duckdb, readFacets, eventRows)));
  }

  await stage(duckdb, "trait", options.files.trait);
  for (const [index, { subject, rows }] of (await subjectsOf(duckdb, "trait")).entries()) {
    const of = `staged_trait WHERE subject = ${quote(subject)}`;
    if (rows < options.fewest) {
      await eachRow(duckdb, of, ({ json, ...origin }) => recorder.trait(origin, subject, JSON.parse(json)));
      continue;
    }
    const values = `SELECT c, s, ts, no, import_id, json FROM ${of}`;
    filled.push(await fillTrait(duckdb, readFacets, subject, index, values));
  }

  await writer.prepare();
  const inserts: string[] = [];
  for (const one of filled) inserts.push(await prepareFilled(duckdb, tables, one));
  for (const insert of inserts) await duckdb.run(insert);
  await writer.flush(resolverOf(resolve));
  return events;

  async function eachRow(
    connection: DuckDBConnection,
    from: string,
    visit: (row: { sender: number; at: number; no: number; importId: string | null; json: string }) => void,
  ): Promise<void> {
    const found = await connection.runAndReadAll(`SELECT s, c, ts, no, import_id, json FROM ${from}`);
    for (const [s, c, ts, no, importId, json] of found.getRows()) {
      resolve.set(Number(s), { s: Number(s), c: Number(c) });
      const id = importId === null || importId === undefined ? null : String(importId);
      visit({ sender: Number(s), at: Number(ts), no: Number(no), importId: id, json: String(json) });
    }
  }
}

function resolverOf(known: ReadonlyMap<number, { readonly s: number; readonly c: number }>): Resolve {
  return (sender) => {
    const found = known.get(sender);
    if (!found) throw new Error(`Nobody sent as number ${sender}`);
    return found;
  };
}

/** The rows of a file, with the numbers of those who sent them. */
async function stage(duckdb: DuckDBConnection, kind: keyof ChunkFiles, file: string): Promise<void> {
  // DuckDB does not know how many rows a file has; the customers are the side of the join that it is to hold in memory.
  await duckdb.run("SET disabled_optimizers = 'build_side_probe_side,join_order'");
  try {
    await duckdb.run(`CREATE OR REPLACE TEMP TABLE staged_${kind} AS
      SELECT k.root AS c, k.no AS s, r.ts, r.no, r.subject, r.json, r.import_id
      FROM ${readRowsSql(SHAPES[kind], file)} r LEFT JOIN customer k ON k.source_id = r.sender`);
  } finally {
    await duckdb.run("RESET disabled_optimizers");
  }
  const unknown = await duckdb.runAndReadAll(`SELECT count(*) FROM staged_${kind} WHERE s IS NULL`);
  if (Number(unknown.getRows()[0]?.[0]) > 0)
    throw new ReplicaOutdated("Some rows are of customers who are unknown");
}

async function subjectsOf(duckdb: DuckDBConnection, kind: keyof ChunkFiles) {
  const found = await duckdb.runAndReadAll(
    `SELECT subject, count(*) FROM staged_${kind} GROUP BY subject ORDER BY subject`,
  );
  return found.getRows().map(([subject, rows]) => ({ subject: String(subject), rows: Number(rows) }));
}

/** The properties that events of each name have. */
async function keysOf(duckdb: DuckDBConnection): Promise<ReadonlyMap<string, readonly string[]>> {
  const found = await duckdb.runAndReadAll(`SELECT DISTINCT subject, unnest(keys) AS key FROM (
    SELECT subject, json_keys(json) AS keys FROM staged_event GROUP BY ALL) ORDER BY ALL`);
  const keys = new Map<string, string[]>();
  for (const [subject, key] of found.getRows()) {
    const known = keys.get(String(subject)) ?? [];
    keys.set(String(subject), known);
    known.push(String(key));
  }
  return keys;
}

const IS_LIST = "starts_with(json_extract(json, '$.products')::VARCHAR, '[')";

type Items = { readonly table: string; readonly keys: readonly string[] };

/** A row an element of `products`, in a table of its own; nothing if no event has any. */
async function stageItems(
  duckdb: DuckDBConnection,
  events: string,
  index: number,
): Promise<Items | undefined> {
  const table = `staged_items_${index}`;
  await duckdb.run(`CREATE OR REPLACE TEMP TABLE ${table} AS SELECT c, s, ts, no, import_id,
      unnest(json_extract(json, '$.products[*]'))::VARCHAR AS json
    FROM (SELECT * FROM ${events}) WHERE ${IS_LIST}`);
  if ((await countOf(duckdb, table)) === 0) return undefined;
  const found = await duckdb.runAndReadAll(`SELECT DISTINCT unnest(keys) AS key FROM (
    SELECT json_keys(json) AS keys FROM ${table} WHERE starts_with(json, '{') GROUP BY ALL) ORDER BY ALL`);
  return { table, keys: found.getRows().map(([key]) => String(key)) };
}

type Looked = {
  readonly index: number;
  readonly keys: readonly string[];
  readonly range: Range;
  readonly items: Items | undefined;
};

/**
 * A condition that holds of the events that SQL cannot read: with a property that has no plain path, with products that
 * are not all objects, or from beyond the table of the zone's offsets.
 */
async function findOdd(
  duckdb: DuckDBConnection,
  events: string,
  { index, keys, range, items }: Looked,
): Promise<string> {
  const hasStrange = (of: readonly string[]) => {
    const strange = of.filter((key) => !PLAIN_KEY.test(key));
    return strange.length > 0 ? `list_has_any(json_keys(json), [${strange.map(quote).join(", ")}])` : "false";
  };
  const isBeyond =
    range.from < FIRST_SHIFT || range.to >= LAST_SHIFT
      ? `(ts < ${FIRST_SHIFT} OR ts >= ${LAST_SHIFT})`
      : "false";
  const odd = [`SELECT no FROM ${events} AND (${isBeyond} OR ${hasStrange(keys)})`];
  if (items) {
    const isStrange = `NOT starts_with(json, '{') OR ${hasStrange(items.keys)}`;
    odd.push(`SELECT no FROM ${items.table} WHERE ${isStrange}`);
  }
  const table = `odd_${index}`;
  await duckdb.run(`CREATE OR REPLACE TEMP TABLE ${table} AS ${odd.join(" UNION ")}`);
  return (await countOf(duckdb, table)) === 0 ? "false" : `no IN (SELECT no FROM ${table})`;
}

async function countOf(duckdb: DuckDBConnection, table: string): Promise<number> {
  const found = await duckdb.runAndReadAll(`SELECT count(*) FROM ${table}`);
  return Number(found.getRows()[0]?.[0]);
}

type Range = { readonly from: number; readonly to: number };

async function rangeOf(duckdb: DuckDBConnection): Promise<Range> {
  const found = await duckdb.runAndReadAll("SELECT min(ts), max(ts) FROM staged_event");
  const [from, to] = found.getRows()[0] ?? [];
  return { from: Number(from ?? 0), to: Number(to ?? 0) };
}

/** The time on the shop's clock, by the offsets that were good within a range. */
function localSql(zone: TimeZone, { from, to }: Range): string {
  const { offsets } = zoneRows(zone);
  const first = offsets.findLast(([start]) => start <= from) ?? offsets[0];
  const later = offsets.filter(([start]) => start > from && start <= to);
  const cases = later.toReversed().map(([start, shift]) => `WHEN ts >= ${start} THEN ${shift}`);
  const last = first?.[1] ?? 0;
  return cases.length === 0 ? `ts + ${last}` : `ts + CASE ${cases.join(" ")} ELSE ${last} END`;
}
