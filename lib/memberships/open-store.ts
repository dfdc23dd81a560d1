import type { Db } from "#lib/db/client.ts";

type Source = Pick<Db, "sql">;

/** Who is in a segment: the ids of their rows, rising. */
export async function readOpenRows({ sql }: Source, segmentId: string): Promise<Float64Array> {
  // One value with eight bytes an id: hundreds of thousands of rows would each be parsed.
  const { rows } = await sql.query<{ ids: Buffer | null }>(
    `select string_agg(int8send(customer_id), '') as ids from membership where segment_id = $1 and left_at is null`,
    [segmentId],
  );
  const bytes = rows[0]?.ids ?? Buffer.alloc(0);
  const ids = new Float64Array(bytes.length / 8);
  for (let index = 0; index < ids.length; index += 1) ids[index] = Number(bytes.readBigInt64BE(8 * index));
  return ids.sort();
}

/** The same of some customers only. */
export async function readOpenAmong(
  { sql }: Source,
  segmentId: string,
  customerIds: readonly number[],
): Promise<Float64Array> {
  if (customerIds.length === 0) return new Float64Array();
  const { rows } = await sql.query<{ id: bigint }>(
    `select customer_id as id from membership
     where segment_id = $1 and customer_id = any($2::bigint[]) and left_at is null`,
    [segmentId, customerIds],
  );
  return Float64Array.from(rows, (row) => Number(row.id)).sort();
}

/** The segments that somebody is in although they are not active (any more). */
export async function readInactiveOpen({ sql }: Source): Promise<readonly string[]> {
  // Each by itself: whoever else is in a segment need not be looked at.
  const { rows } = await sql.query<{ id: string }>({
    name: "memberships_inactive_open",
    text: `select s.id from segment s cross join lateral (
             select 1 from membership where segment_id = s.id and left_at is null limit 1
           ) m where s.archived_at is not null or s.active_version_no is null`,
  });
  return rows.map((row) => row.id);
}

/** How many are in a segment. */
export async function countOpen({ sql }: Source, segmentId: string): Promise<number> {
  const { rows } = await sql.query<{ members: bigint }>(
    "select members from segment_size where segment_id = $1",
    [segmentId],
  );
  return Number(rows[0]?.members ?? 0);
}
