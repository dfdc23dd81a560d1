import type { DuckDBConnection } from "@duckdb/node-api";
import { readRowsSql, SHAPES } from "#lib/replica/bulk/rows-file.ts";
import { ReplicaOutdated } from "#lib/replica/outdated.ts";
import { zoneRows } from "#lib/replica/zone-rows.ts";
import type { TimeZone } from "#lib/std/time-zone.ts";

export type RowKind = "event" | "trait";

/** The rows of a file, with the numbers of those who sent them, in the temporary table `staged_event` or `staged_trait`. */
export async function stage(duckdb: DuckDBConnection, kind: RowKind, file: string): Promise<void> {
  await duckdb.run(`CREATE OR REPLACE TEMP TABLE staged_${kind} AS
    SELECT k.root AS c, k.no AS s, r.ts, r.no, r.subject, r.json, r.import_id
    FROM ${readRowsSql(SHAPES[kind], file)} r LEFT JOIN customer k ON k.source_id = r.sender`);
  if ((await countOf(duckdb, `staged_${kind} WHERE s IS NULL`)) > 0)
    throw new ReplicaOutdated("Some rows are of customers who are unknown");
}

/** The events' names or the traits, and how many rows each has. */
export async function subjectsOf(duckdb: DuckDBConnection, kind: RowKind) {
  const found = await duckdb.runAndReadAll(
    `SELECT subject, count(*) FROM staged_${kind} GROUP BY subject ORDER BY subject`,
  );
  return found.getRows().map(([subject, rows]) => ({ subject: String(subject), rows: Number(rows) }));
}

export async function countOf(duckdb: DuckDBConnection, from: string): Promise<number> {
  const found = await duckdb.runAndReadAll(`SELECT count(*) FROM ${from}`);
  return Number(found.getRows()[0]?.[0]);
}

/** The times between which all staged events lie. */
export type Range = { readonly from: number; readonly to: number };

export async function rangeOf(duckdb: DuckDBConnection): Promise<Range> {
  const found = await duckdb.runAndReadAll("SELECT min(ts), max(ts) FROM staged_event");
  const [from, to] = found.getRows()[0] ?? [];
  return { from: Number(from ?? 0), to: Number(to ?? 0) };
}

/** The time on the shop's clock, by the offsets that were good within a range. */
export function localSql(zone: TimeZone, { from, to }: Range): string {
  const { offsets } = zoneRows(zone);
  const first = offsets.findLast(([start]) => start <= from) ?? offsets[0];
  const later = offsets.filter(([start]) => start > from && start <= to);
  const cases = later.toReversed().map(([start, shift]) => `WHEN ts >= ${start} THEN ${shift}`);
  const last = first?.[1] ?? 0;
  return cases.length === 0 ? `ts + ${last}` : `ts + CASE ${cases.join(" ")} ELSE ${last} END`;
}
