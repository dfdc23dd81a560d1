import type { Db } from "#lib/db/client.ts";
import { type Movement, type MovementFeedInput, movementSchema } from "#lib/memberships/schema.ts";

type Source = Pick<Db, "sql">;

type Row = Omit<Movement, "no" | "customerId" | "at" | "versionNo"> & {
  no: bigint;
  customer_id: bigint;
  at: Date;
  version_no: number;
};

/**
 * Puts into the feed what was told without a number, before anything else is: it was committed before. Needs the lock of memberships: all
 * that is numbered under it is committed before anything with a later number.
 */
export async function numberFeed({ sql }: Source): Promise<void> {
  const { rowCount } = await sql.query({
    name: "movements_number",
    text: `with told as (delete from unnumbered_movement returning *)
           insert into movement (no, kind, segment_id, customer_id, customer, at, cause, version_no, created_at)
           select nextval('movement_no'), 'left', segment_id, customer_id, customer, at, 'deleted', version_no, created_at
           from (select * from told order by id) t`,
  });
  if (rowCount) await sql.query("notify tideline_movements");
}

/** The feed after a number, in order. */
export async function readFeed(
  { sql }: Source,
  { after, limit, segment }: MovementFeedInput,
): Promise<readonly Movement[]> {
  const { rows } = await sql.query<Row>(
    `select m.no, m.kind, s.key as segment, m.customer_id, m.customer, m.at, m.cause, m.version_no
     from movement m join segment s on s.id = m.segment_id
     where m.no > $1 and ($3::text is null or s.key = $3) order by m.no limit $2`,
    [after, limit, segment ?? null],
  );
  return rows.map(({ customer_id, version_no, ...row }) =>
    movementSchema.parse({
      ...row,
      no: String(row.no),
      at: row.at.toISOString(),
      customerId: String(customer_id),
      versionNo: version_no,
    }),
  );
}
