import type { Db } from "#lib/db/client.ts";
import { type DriftReport, driftReportSchema } from "#lib/drift/schema.ts";
import type { Instant } from "#lib/std/time-zone.ts";

type Source = Pick<Db, "sql">;

export type StoredReport = {
  readonly segmentId: string;
  readonly days: number;
  readonly basis: string;
  readonly asOf: Instant;
  readonly report: DriftReport;
};

type Row = { segment_id: string; days: number; basis: string; as_of: Date; report: unknown };

export async function readReports(
  { sql }: Source,
  days: readonly number[],
): Promise<readonly StoredReport[]> {
  const { rows } = await sql.query<Row>(
    "select segment_id, days, basis, as_of, report from drift_report where days = any($1::int[])",
    [days],
  );
  return rows.map((row) => ({
    segmentId: row.segment_id,
    days: row.days,
    basis: row.basis,
    asOf: row.as_of.getTime(),
    report: driftReportSchema.parse(row.report),
  }));
}

/** Replaces what was known of the segment and the period. */
export async function saveReport({ sql }: Source, stored: StoredReport): Promise<void> {
  await sql.query(
    `insert into drift_report (segment_id, days, basis, as_of, report) values ($1, $2, $3, $4, $5)
     on conflict (segment_id, days) do update set basis = $3, as_of = $4, report = $5`,
    [stored.segmentId, stored.days, stored.basis, new Date(stored.asOf), JSON.stringify(stored.report)],
  );
}
