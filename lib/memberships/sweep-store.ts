import type { Db } from "#lib/db/client.ts";
import type { SegmentSweeps } from "#lib/memberships/schema.ts";
import type { Instant } from "#lib/std/time-zone.ts";

type Source = Pick<Db, "sql">;

/** Notes a comparison of everybody with what was stored. */
export async function countSweep({ sql }: Source, segmentId: string): Promise<void> {
  await sql.query("update segment_evaluation set sweeps = sweeps + 1 where segment_id = $1", [segmentId]);
}

/** Notes how many memberships one had to put right, or a part of it, whether it comes to its end or not. */
export async function countDifferences(
  { sql }: Source,
  segmentId: string,
  differences: number,
  at: Instant,
): Promise<void> {
  if (differences === 0) return;
  await sql.query(
    "update segment_evaluation set differences = differences + $2, differed_at = $3 where segment_id = $1",
    [segmentId, differences, new Date(at)],
  );
}

/** Who entered or left a segment after one moment, up to another. Who entered is in still, or has left since. */
export async function readMovedBetween(
  { sql }: Source,
  segmentId: string,
  after: Instant,
  upTo: Instant,
): Promise<readonly bigint[]> {
  if (upTo <= after) return [];
  const { rows } = await sql.query<{ id: bigint }>(
    `select customer_id as id from membership
     where segment_id = $1 and left_at is null and entered_at > $2 and entered_at <= $3
     union select customer_id from membership
     where segment_id = $1 and left_at > $2 and (left_at <= $3 or entered_at > $2 and entered_at <= $3)`,
    [segmentId, new Date(after), new Date(upTo)],
  );
  return rows.map((row) => row.id);
}

type Row = {
  key: string;
  engine: string;
  size: number;
  swept_at: Date;
  sweeps: number;
  differences: number;
  differed_at: Date | null;
};

/** What the sweeps of each segment found, those with differences first. */
export async function listSweeps({ sql }: Source): Promise<SegmentSweeps[]> {
  const { rows } = await sql.query<Row>(
    `select s.key, e.engine, e.size, e.swept_at, e.sweeps, e.differences, e.differed_at
     from segment_evaluation e join segment s on s.id = e.segment_id order by e.differences desc, s.key`,
  );
  return rows.map(({ key, swept_at, differed_at, ...row }) => ({
    ...row,
    segment: key,
    sweptAt: swept_at.toISOString(),
    differedAt: differed_at?.toISOString() ?? null,
  }));
}
