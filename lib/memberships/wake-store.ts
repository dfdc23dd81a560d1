import type { Db } from "#lib/db/client.ts";
import type { Standings } from "#lib/memberships/standings.ts";
import type { Instant } from "#lib/std/time-zone.ts";

type Source = Pick<Db, "sql">;
type Writer = { readonly tx: Source; readonly standings: Standings };

/** The end of the years that are written with four digits; nobody is woken after it. */
const lastWake = Date.UTC(9999, 11, 31);

/**
 * An earlier wake stays as long as it comes at most this part of the way too early: every message of a visit moves what is
 * foreseen by minutes, in all segments of the customer. Who is woken too early is evaluated, and woken again in time.
 */
const mostTooEarly = 0.1;

/** When the answer for a customer and a segment can change next if nothing more happens. */
export type Foreseen = {
  readonly segmentId: string;
  readonly customerId: bigint;
  /** The moment of the evaluation that foresaw it. */
  readonly at: Instant;
  /** `undefined` if never. */
  readonly nextAt: Instant | undefined;
};

export type Wake = { readonly segmentId: string; readonly customerId: bigint; readonly at: Instant };

/**
 * Sees to it that each pair is woken by the moment that was foreseen last, and not for nothing if that is never. What stays,
 * or comes only a little too early, is not written.
 */
export async function saveWakes({ tx, standings }: Writer, foreseen: readonly Foreseen[]): Promise<void> {
  if (foreseen.length === 0) return;
  const known = await standings.of([...new Set(foreseen.map((each) => each.customerId))]);
  const never: Foreseen[] = [];
  const woken: Wake[] = [];
  for (const each of foreseen) {
    const at = each.nextAt !== undefined && each.nextAt < lastWake ? each.nextAt : undefined;
    const before = known.get(each.customerId)?.wakes.get(each.segmentId);
    if (at === before) continue;
    if (at === undefined) never.push(each);
    else if (before === undefined || !isInTime(before, at, each.at)) woken.push({ ...each, at });
  }
  await deleteWakes(tx, never);
  for (const { customerId, segmentId } of never) standings.woken(customerId, segmentId, undefined);
  await upsertWakes(tx, woken);
  for (const { customerId, segmentId, at } of woken) standings.woken(customerId, segmentId, at);
}

async function deleteWakes({ sql }: Source, never: readonly Foreseen[]): Promise<void> {
  if (never.length === 0) return;
  await sql.query(
    `delete from membership_wake w using unnest($1::uuid[], $2::bigint[]) as v (segment_id, customer_id)
     where w.segment_id = v.segment_id and w.customer_id = v.customer_id`,
    [never.map((each) => each.segmentId), never.map((each) => each.customerId)],
  );
}

async function upsertWakes({ sql }: Source, woken: readonly Wake[]): Promise<void> {
  if (woken.length === 0) return;
  await sql.query(
    `insert into membership_wake (segment_id, customer_id, at)
     select * from unnest($1::uuid[], $2::bigint[], $3::timestamptz[])
     on conflict (segment_id, customer_id) do update set at = excluded.at`,
    [
      woken.map((each) => each.segmentId),
      woken.map((each) => each.customerId),
      woken.map((each) => new Date(each.at)),
    ],
  );
}

/** Whether a wake that was foreseen `before` serves for the one that is foreseen `now`, at a moment: it may come too early. */
function isInTime(before: Instant, now: Instant, moment: Instant): boolean {
  return before > moment && before <= now && now - before <= mostTooEarly * (now - moment);
}

/** The wakes that are due at a moment, of all segments or of one, the earliest first. */
export async function readDueWakes(
  { sql }: Source,
  moment: Instant,
  limit: number,
  segmentId?: string,
): Promise<readonly Wake[]> {
  const { rows } = await sql.query<{ segment_id: string; customer_id: bigint; at: Date }>({
    name: segmentId === undefined ? "memberships_due_wakes" : "memberships_due_wakes_of_one",
    text: `select segment_id, customer_id, at from membership_wake
           where at <= $1 ${segmentId === undefined ? "" : "and segment_id = $3"} order by at limit $2`,
    values: [new Date(moment), limit, ...(segmentId === undefined ? [] : [segmentId])],
  });
  return rows.map((row) => ({
    segmentId: row.segment_id,
    customerId: row.customer_id,
    at: row.at.getTime(),
  }));
}

/** When the next one is due. */
export async function readNextWakeAt({ sql }: Source): Promise<Instant | undefined> {
  const { rows } = await sql.query<{ at: Date | null }>("select min(at) as at from membership_wake");
  return rows[0]?.at?.getTime();
}

/** Whether messages have not been followed, wakes are still being looked for, or a sweep is owed. */
export async function isAnythingWaiting({ sql }: Source): Promise<boolean> {
  const { rows } = await sql.query<{ is_waiting: boolean }>({
    name: "memberships_waiting",
    text: `select (select last_no from message_counter) > coalesce((select last_no from membership_cursor), 0)
             or exists (select 1 from membership_cursor where sweep_due_since is not null)
             or exists (select 1 from segment_evaluation where foreseen_to is not null) as is_waiting`,
  });
  return rows[0]?.is_waiting === true;
}

/** Forgets all wakes of some segments. */
export async function forgetWakes({ tx, standings }: Writer, segmentIds: readonly string[]): Promise<void> {
  if (segmentIds.length === 0) return;
  await tx.sql.query("delete from membership_wake where segment_id = any($1::uuid[])", [segmentIds]);
  standings.forgetAll();
}

/** The segments whose wakes are still being looked for, of these the furthest behind, and the last customer looked at. */
export async function findUnforeseen({
  sql,
}: Source): Promise<{ readonly segmentIds: readonly string[]; readonly after: bigint } | undefined> {
  const { rows } = await sql.query<{ segment_id: string; foreseen_to: bigint }>(
    `select segment_id, foreseen_to from segment_evaluation
     where foreseen_to = (select min(foreseen_to) from segment_evaluation)`,
  );
  const [row] = rows;
  return row && { segmentIds: rows.map((each) => each.segment_id), after: row.foreseen_to };
}

/** The next customers after one, by number; those that are merged into others already are left out. */
export async function readCustomersAfter(
  { sql }: Source,
  after: bigint,
  limit: number,
): Promise<readonly bigint[]> {
  const { rows } = await sql.query<{ id: bigint }>(
    "select id from customer where id > $1 and merged_into_id is null order by id limit $2",
    [after, limit],
  );
  return rows.map((row) => row.id);
}

/** `null`: the wakes of every customer are known. */
export async function saveForeseenTo(
  { sql }: Source,
  segmentIds: readonly string[],
  to: bigint | null,
): Promise<void> {
  await sql.query("update segment_evaluation set foreseen_to = $2 where segment_id = any($1::uuid[])", [
    segmentIds,
    to,
  ]);
}
