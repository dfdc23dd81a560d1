import type { Db } from "#lib/db/client.ts";

type Source = Pick<Db, "sql">;

/** The number of the newest entry of the feed of movements. */
export async function readNewestMovement({ sql }: Source): Promise<bigint> {
  const { rows } = await sql.query<{ no: bigint | null }>("select max(no) as no from movement");
  return rows[0]?.no ?? 0n;
}

/** Keys of the segments that the entries of the feed between two numbers are about. */
export async function readMovedSegments(
  { sql }: Source,
  after: bigint,
  upTo: bigint,
): Promise<readonly string[]> {
  if (upTo <= after) return [];
  const { rows } = await sql.query<{ key: string }>(
    `select s.key from segment s
     where exists (select 1 from movement m where m.segment_id = s.id and m.no > $1 and m.no <= $2) order by s.key`,
    [after, upTo],
  );
  return rows.map((row) => row.key);
}

/** Whether a session still holds. */
export async function isSessionOpen({ sql }: Source, sessionId: string): Promise<boolean> {
  const { rows } = await sql.query("select 1 from session where id = $1 and expires_at > now()", [sessionId]);
  return rows.length > 0;
}
