import type { Db } from "#lib/db/client.ts";
import type { Standings } from "#lib/memberships/standings.ts";
import type { Instant } from "#lib/std/time-zone.ts";

type Source = Pick<Db, "sql">;
type Writer = { readonly tx: Source; readonly standings: Standings };

/** The end of the years that are written with four digits; nobody is woken after it. */
const lastWake = Date.UTC(9999, 11, 31);

/** When an answer about a customer can change next if nothing more happens. */
export type Foreseen = {
  readonly customerId: bigint;
  /** `undefined` if never. */
  readonly nextAt: Instant | undefined;
};

export type Wake = { readonly customerId: bigint; readonly at: Instant };

/**
 * Sees to it that customers are woken by the moments that were foreseen, one for each. Who is woken before that
 * stays so: what made it that early may have moved, which their waking shows.
 */
export async function wakeBy(writer: Writer, foreseen: readonly Foreseen[]): Promise<void> {
  const wakes: Wake[] = [];
  for (const { customerId, nextAt } of foreseen) {
    if (nextAt !== undefined && nextAt < lastWake) wakes.push({ customerId, at: nextAt });
  }
  const known = await writer.standings.of(wakes.map(({ customerId }) => customerId));
  await upsertWakes(
    writer,
    wakes.filter(({ customerId, at }) => at < (known.get(customerId)?.wakeAt ?? Infinity)),
  );
}

/** Sets when customers are woken next, who were evaluated for all segments. */
export async function moveWakes(writer: Writer, foreseen: readonly Foreseen[]): Promise<void> {
  const moved: Wake[] = [];
  const never: bigint[] = [];
  for (const { customerId, nextAt } of foreseen) {
    if (nextAt !== undefined && nextAt < lastWake) moved.push({ customerId, at: nextAt });
    else never.push(customerId);
  }
  await upsertWakes(writer, moved);
  if (never.length === 0) return;
  await writer.tx.sql.query("delete from membership_wake where customer_id = any($1::bigint[])", [never]);
  for (const customerId of never) writer.standings.woken(customerId, undefined);
}

async function upsertWakes({ tx, standings }: Writer, wakes: readonly Wake[]): Promise<void> {
  if (wakes.length === 0) return;
  await tx.sql.query({
    name: "memberships_wake",
    text: `insert into membership_wake (customer_id, at) select * from unnest($1::bigint[], $2::timestamptz[])
           on conflict (customer_id) do update set at = excluded.at`,
    values: [wakes.map(({ customerId }) => customerId), wakes.map(({ at }) => new Date(at))],
  });
  for (const { customerId, at } of wakes) standings.woken(customerId, at);
}

/** The wakes that are due at a moment, the earliest first. */
export async function readDueWakes(
  { sql }: Source,
  moment: Instant,
  limit: number,
): Promise<readonly Wake[]> {
  const { rows } = await sql.query<{ customer_id: bigint; at: Date }>({
    name: "memberships_due_wakes",
    text: "select customer_id, at from membership_wake where at <= $1 order by at limit $2",
    values: [new Date(moment), limit],
  });
  return rows.map(({ customer_id, at }) => ({ customerId: customer_id, at: at.getTime() }));
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

/** Whether the wakes of a segment are still being looked for. */
export async function isForeseeing({ sql }: Source): Promise<boolean> {
  const { rows } = await sql.query("select 1 from segment_evaluation where foreseen_to is not null limit 1");
  return rows.length > 0;
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
