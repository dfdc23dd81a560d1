import type { DuckDBConnection } from "@duckdb/node-api";
import type { JsonRecord } from "#lib/messages/schema.ts";
import { localSql, type Range } from "#lib/replica/bulk/clock.ts";
import { type Filled, fillEvents, fillTrait, prepareFilled } from "#lib/replica/bulk/events.ts";
import { AS_ITEMS, type Parsed, parseObjects, parseValues, quote } from "#lib/replica/bulk/parsed.ts";
import { type RowKind, readRowsSql } from "#lib/replica/bulk/rows-file.ts";
import type { SubjectFile } from "#lib/replica/bulk/split.ts";
import type { createFacetReader } from "#lib/replica/facets.ts";
import { createRecorder } from "#lib/replica/record.ts";
import { readTables } from "#lib/replica/tables.ts";
import { createWriter, type Resolve } from "#lib/replica/writer.ts";
import { FIRST_SHIFT, LAST_SHIFT } from "#lib/replica/zone-rows.ts";
import type { TimeZone } from "#lib/std/time-zone.ts";

/** With more properties than these, an event's rows are read one by one. */
const MOST_KEYS = 400;

export type ChunkFiles = Readonly<Record<RowKind, readonly SubjectFile[]>>;

export type ChunkOptions = {
  readonly files: ChunkFiles;
  readonly zone: TimeZone;
  readonly readFacets: ReturnType<typeof createFacetReader>;
  /** Fewer rows of one name than these are read one by one: a query is not worth it. */
  readonly fewest: number;
  /** The properties seen so far, of the events and items of each name; those of the chunk are added. */
  readonly known: Map<string, readonly string[]>;
};

/** A chunk in temporary tables of one connection, and in its files. */
export type ReadChunk = {
  readonly events: number;
  /** What SQL could read. */
  readonly filled: readonly Filled[];
  /** Rows that go one by one. */
  readonly others: readonly { readonly kind: RowKind; readonly subject: string; readonly from: string }[];
};

/** Reads a chunk of rows, set by set where SQL can. It changes nothing but temporary tables. */
export async function readChunk(duckdb: DuckDBConnection, options: ChunkOptions): Promise<ReadChunk> {
  const { readFacets, files, fewest, zone } = options;
  const filled: Filled[] = [];
  const others: ReadChunk["others"][number][] = [];
  let events = 0;
  for (const [index, { subject, path, rows }] of files.event.entries()) {
    events += rows;
    const all = readRowsSql(path);
    const parsed = rows < fewest ? undefined : await parseSubject(duckdb, all, subject, index, options);
    const range = parsed && (await rangeOf(duckdb, parsed.event.table));
    const odd = parsed && range ? await findOdd(duckdb, parsed, index, range) : "true";
    if (odd !== "false") others.push({ kind: "event", subject, from: `${all} WHERE ${odd}` });
    if (!parsed || !range) continue;
    const eventRows = {
      name: subject,
      index,
      rows: `SELECT *, ${localSql(zone, range)} AS local FROM ${parsed.event.table} WHERE NOT ${odd}`,
      keys: parsed.event.names,
      items: parsed.item && `SELECT * FROM ${parsed.item.table} WHERE NOT ${odd}`,
      itemKeys: parsed.item?.names ?? [],
    };
    filled.push(...(await fillEvents(duckdb, readFacets, eventRows)));
  }
  for (const [index, { subject, path, rows }] of files.trait.entries()) {
    const all = readRowsSql(path);
    if (rows < fewest) {
      others.push({ kind: "trait", subject, from: all });
      continue;
    }
    const { table } = await parseValues(duckdb, `parsed_trait_${index}`, `SELECT * FROM ${all}`);
    filled.push(await fillTrait(duckdb, readFacets, subject, index, `SELECT * FROM ${table}`));
  }
  return { events, filled, others };
}

/**
 * Takes a chunk in that was read on the same connection: what SQL could read as it is, the rest one by one as the feed does,
 * into the very same tables. In a transaction, and within it the first to change rows.
 */
export async function writeChunk(
  duckdb: DuckDBConnection,
  { filled, others }: ReadChunk,
  { readFacets, zone }: Pick<ChunkOptions, "readFacets" | "zone">,
): Promise<void> {
  const tables = await readTables(duckdb);
  const writer = createWriter(duckdb, tables);
  const recorder = createRecorder(writer, readFacets, zone);
  const senders = new Map<number, { s: number; c: number }>();
  for (const { kind, subject, from } of others) {
    const found = await duckdb.runAndReadAll(`SELECT s, c, ts, no, import_id, json FROM ${from}`);
    for (const [s, c, ts, no, importId, json] of found.getRows()) {
      senders.set(Number(s), { s: Number(s), c: Number(c) });
      const id = importId === null || importId === undefined ? null : String(importId);
      const origin = { sender: Number(s), at: Number(ts), no: Number(no), importId: id };
      if (kind === "event") recorder.event(origin, subject, JSON.parse(String(json)) as JsonRecord);
      else recorder.trait(origin, subject, JSON.parse(String(json)));
    }
  }
  await writer.prepare();
  const inserts: string[] = [];
  for (const one of filled) inserts.push(await prepareFilled(duckdb, tables, one));
  for (const insert of inserts) await duckdb.run(insert);
  await writer.flush(resolverOf(senders));
}

function resolverOf(known: ReadonlyMap<number, { readonly s: number; readonly c: number }>): Resolve {
  return (sender) => {
    const found = known.get(sender);
    if (!found) throw new Error(`Nobody sent as number ${sender}`);
    return found;
  };
}

type ParsedSubject = { readonly event: Parsed; readonly item: Parsed | undefined };

/** All events of a name and their items, or nothing if they have too many properties. */
async function parseSubject(
  duckdb: DuckDBConnection,
  all: string,
  subject: string,
  index: number,
  { known }: ChunkOptions,
): Promise<ParsedSubject | undefined> {
  const parse = async (kind: "event" | "item", rows: string, by: "postgres" | "duckdb") => {
    const key = `${kind}:${subject}`;
    const parsed = await parseObjects(duckdb, `parsed_${kind}_${index}`, {
      rows,
      by,
      known: known.get(key) ?? [],
      most: MOST_KEYS,
    });
    if (parsed) known.set(key, parsed.names);
    return parsed;
  };
  const event = await parse("event", `SELECT * FROM ${all}`, "postgres");
  if (!event?.names.includes(AS_ITEMS)) return event && { event, item: undefined };
  const items = `staged_items_${index}`;
  await duckdb.run(`CREATE OR REPLACE TEMP TABLE ${items} AS SELECT c, s, ts, no, import_id,
      unnest(json_extract(json, '$.${AS_ITEMS}[*]'))::VARCHAR AS json
    FROM ${all} WHERE starts_with(json_extract(json, '$.${AS_ITEMS}')::VARCHAR, '[')`);
  if ((await countOf(duckdb, items)) === 0) return { event, item: undefined };
  const item = await parse("item", `SELECT * FROM ${items}`, "duckdb");
  return item && { event, item };
}

async function rangeOf(duckdb: DuckDBConnection, table: string): Promise<Range> {
  const found = await duckdb.runAndReadAll(`SELECT min(ts), max(ts) FROM ${table}`);
  const [from, to] = found.getRows()[0] ?? [];
  return { from: Number(from ?? 0), to: Number(to ?? 0) };
}

async function countOf(duckdb: DuckDBConnection, table: string): Promise<number> {
  const found = await duckdb.runAndReadAll(`SELECT count(*) FROM ${table}`);
  return Number(found.getRows()[0]?.[0]);
}

/**
 * A condition that holds of the events that SQL cannot read: with a property that has no plain path, with products that
 * are not all objects, or from beyond the table of the zone's offsets.
 */
async function findOdd(
  duckdb: DuckDBConnection,
  { event, item }: ParsedSubject,
  index: number,
  range: Range,
): Promise<string> {
  const isStrange = ({ strange }: Parsed) =>
    `coalesce(list_has_any(others, [${strange.map(quote).join(", ")}]), false)`;
  const odd: string[] = [];
  if (range.from < FIRST_SHIFT || range.to >= LAST_SHIFT)
    odd.push(`SELECT no FROM ${event.table} WHERE ts < ${FIRST_SHIFT} OR ts >= ${LAST_SHIFT}`);
  for (const parsed of item ? [event, item] : [event])
    if (parsed.strange.length > 0) odd.push(`SELECT no FROM ${parsed.table} WHERE ${isStrange(parsed)}`);
  if (item) odd.push(`SELECT no FROM staged_items_${index} WHERE NOT starts_with(json, '{')`);
  if (odd.length === 0) return "false";
  const table = `odd_${index}`;
  await duckdb.run(`CREATE OR REPLACE TEMP TABLE ${table} AS ${odd.join(" UNION ")}`);
  return (await countOf(duckdb, table)) === 0 ? "false" : `no IN (SELECT no FROM ${table})`;
}
