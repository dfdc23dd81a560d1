import type { Db } from "#lib/db/client.ts";
import { type Delivery, deliverySchema } from "#lib/destinations/schema.ts";
import type { StoredDestination } from "#lib/destinations/stored.ts";
import { type Movement, movementSchema } from "#lib/memberships/schema.ts";
import type { Instant } from "#lib/std/time-zone.ts";

type Source = Pick<Db, "sql">;

/**
 * Takes the next movements of the feed for a destination, and its cursor past them, in the caller's transaction. Nothing is
 * taken while as many as that wait already: the feed keeps them.
 *
 * @returns whether there may be more
 */
export async function takeFromFeed(
  { sql }: Source,
  { id, segmentIds }: StoredDestination,
  now: Instant,
  most: number,
): Promise<boolean> {
  const { rows } = await sql.query<{ cursor_no: bigint; waiting: bigint }>(
    `select cursor_no, (select count(*) from delivery where destination_id = $1 and not is_dead) as waiting
     from destination where id = $1 and status = 'active' for update`,
    [id],
  );
  const [destination] = rows;
  if (!destination || destination.waiting >= most) return false;
  const taken = await sql.query<{ last: bigint | null; n: bigint }>(
    `with next as (
       select no, customer_id, segment_id from movement where no > $2 order by no limit $3
     ), added as (
       insert into delivery (destination_id, movement_no, customer_id, next_at)
       select $1, no, customer_id, $4 from next where cardinality($5::uuid[]) = 0 or segment_id = any($5)
       on conflict do nothing
     )
     select max(no) as last, count(*) as n from next`,
    [id, destination.cursor_no, most, new Date(now), segmentIds],
  );
  const { last = null, n = 0n } = taken.rows[0] ?? {};
  if (last === null) return false;
  await sql.query("update destination set cursor_no = $2 where id = $1", [id, last]);
  return n === BigInt(most);
}

export type Due = { readonly movement: Movement; readonly attempts: number };

type DueRow = Omit<Movement, "no" | "customerId" | "at" | "versionNo"> & {
  no: bigint;
  customer_id: bigint;
  at: Date;
  version_no: number;
  attempts: number;
};

/** What is to be sent now: of each customer only the earliest that waits, so that each gets theirs in order. */
export async function readDue(
  { sql }: Source,
  destinationId: string,
  now: Instant,
  limit: number,
): Promise<readonly Due[]> {
  const { rows } = await sql.query<DueRow>(
    `select m.no, m.kind, s.key as segment, m.customer_id, m.customer, m.at, m.cause, m.version_no, d.attempts
     from delivery d join movement m on m.no = d.movement_no join segment s on s.id = m.segment_id
     where d.destination_id = $1 and not d.is_dead and d.next_at <= $2 and not exists (
       select 1 from delivery e where e.destination_id = $1 and e.customer_id = d.customer_id and not e.is_dead
         and e.movement_no < d.movement_no)
     order by d.movement_no limit $3`,
    [destinationId, new Date(now), limit],
  );
  return rows.map(({ customer_id, version_no, attempts, ...row }) => ({
    attempts,
    movement: movementSchema.parse({
      ...row,
      no: String(row.no),
      at: row.at.toISOString(),
      customerId: String(customer_id),
      versionNo: version_no,
    }),
  }));
}

export async function forgetDelivered(
  { sql }: Source,
  destinationId: string,
  movementNo: string,
  now: Instant,
): Promise<void> {
  await sql.query("delete from delivery where destination_id = $1 and movement_no = $2", [
    destinationId,
    movementNo,
  ]);
  await sql.query("update destination set last_delivered_at = $2 where id = $1", [
    destinationId,
    new Date(now),
  ]);
}

/** Keeps a vain attempt: when to try again, or that it was the last. */
export async function saveAttempt(
  { sql }: Source,
  destinationId: string,
  movementNo: string,
  { answer, nextAt }: { readonly answer: string; readonly nextAt: Instant | undefined },
): Promise<void> {
  await sql.query(
    `update delivery set attempts = attempts + 1, answer = $3, is_dead = $4, next_at = coalesce($5, next_at)
     where destination_id = $1 and movement_no = $2`,
    [destinationId, movementNo, answer, nextAt === undefined, nextAt === undefined ? null : new Date(nextAt)],
  );
}

/** When the next message is due, over all active destinations. */
export async function readNextDueAt({ sql }: Source): Promise<Instant | undefined> {
  const { rows } = await sql.query<{ at: Date | null }>(
    `select min(v.next_at) as at from delivery v join destination d on d.id = v.destination_id
     where d.status = 'active' and not v.is_dead`,
  );
  return rows[0]?.at?.getTime();
}

type ListRow = Omit<Delivery, "movementNo" | "at" | "nextAt" | "isDead"> & {
  movement_no: bigint;
  at: Date;
  next_at: Date;
  is_dead: boolean;
};

/** Deliveries that wait or are dead, dead ones first, then in order. */
export async function listDeliveryRows(
  { sql }: Source,
  destinationId: string,
  page: { readonly page: number; readonly pageSize: number },
): Promise<{ rows: Delivery[]; total: number }> {
  const counted = await sql.query<{ n: bigint }>(
    "select count(*) as n from delivery where destination_id = $1",
    [destinationId],
  );
  const { rows } = await sql.query<ListRow>(
    `select d.movement_no, m.kind, s.key as segment, m.customer, m.at, d.attempts, d.next_at, d.is_dead, d.answer
     from delivery d join movement m on m.no = d.movement_no join segment s on s.id = m.segment_id
     where d.destination_id = $1 order by d.is_dead desc, d.movement_no limit $2 offset $3`,
    [destinationId, page.pageSize, (page.page - 1) * page.pageSize],
  );
  return {
    rows: rows.map(({ movement_no, next_at, is_dead, at, ...row }) =>
      deliverySchema.parse({
        ...row,
        movementNo: String(movement_no),
        at: at.toISOString(),
        nextAt: next_at.toISOString(),
        isDead: is_dead,
      }),
    ),
    total: Number(counted.rows[0]?.n ?? 0),
  };
}

/** Lets dead ones be sent again, at once and from the first attempt on. @returns how many */
export async function reviveDead({ sql }: Source, destinationId: string, now: Instant): Promise<number> {
  const { rowCount } = await sql.query(
    "update delivery set is_dead = false, attempts = 0, next_at = $2 where destination_id = $1 and is_dead",
    [destinationId, new Date(now)],
  );
  return rowCount ?? 0;
}
