import type { Db } from "#lib/db/client.ts";
import { type Change, mergeChanges, noChange } from "#lib/memberships/change.ts";
import { linkedSql } from "#lib/memberships/read.ts";
import type { Instant } from "#lib/std/time-zone.ts";

type Source = Pick<Db, "sql">;

export type Cursor = {
  /** The last number whose customers were evaluated. */
  readonly lastNo: bigint;
  readonly asOf: Instant | undefined;
  /** Since when every segment is due for a sweep, if it is. */
  readonly sweepDueSince: Instant | undefined;
};

type Row = { last_no: bigint; as_of: Date | null; sweep_due_since: Date | null };

/**
 * Has the statements of a transaction planned once for all values: what is asked of thousands of customers by number would
 * take longer to plan anew for each list, partition by partition, than to answer; and for a thousand among a million customers the
 * plan for that very list looks through all of them, 1.4 s instead of 13 ms.
 */
export async function planOnce({ sql }: Source): Promise<void> {
  await sql.query("set local plan_cache_mode = force_generic_plan");
}

export async function readCursor({ sql }: Source): Promise<Cursor> {
  const { rows } = await sql.query<Row>("select last_no, as_of, sweep_due_since from membership_cursor");
  const [row] = rows;
  return {
    lastNo: row?.last_no ?? 0n,
    asOf: row?.as_of?.getTime(),
    sweepDueSince: row?.sweep_due_since?.getTime(),
  };
}

/** Needs lockMemberships. */
export async function saveCursor({ sql }: Source, { lastNo, asOf, sweepDueSince }: Cursor): Promise<void> {
  await sql.query(
    `insert into membership_cursor (id, last_no, as_of, sweep_due_since) values (1, $1, $2, $3)
     on conflict (id) do update set last_no = $1, as_of = $2, sweep_due_since = $3`,
    [lastNo, toDate(asOf), toDate(sweepDueSince)],
  );
}

/** Has every segment swept that was evaluated up to now. Needs lockMemberships. */
export async function saveSweepsDue({ sql }: Source): Promise<void> {
  await sql.query("update membership_cursor set sweep_due_since = greatest(sweep_due_since, as_of)");
}

/** Of what is written of memberships and wakes: see raiseRevision. */
export async function readRevision({ sql }: Source): Promise<bigint> {
  const { rows } = await sql.query<{ revision: bigint }>("select revision from membership_cursor");
  return rows[0]?.revision ?? 0n;
}

/** Says that memberships or wakes were written. Needs lockMemberships. @returns the new revision */
export async function raiseRevision({ sql }: Source): Promise<bigint> {
  const { rows } = await sql.query<{ revision: bigint }>(
    `insert into membership_cursor (id, revision) values (1, 1)
     on conflict (id) do update set revision = membership_cursor.revision + 1 returning revision`,
  );
  return rows[0]?.revision ?? 0n;
}

export async function readLastNo({ sql }: Source): Promise<bigint> {
  const { rows } = await sql.query<{ last_no: bigint }>("select last_no from message_counter where id = 1");
  return rows[0]?.last_no ?? 0n;
}

/** How many messages were taken that memberships do not know of yet. */
export async function readBehind({ sql }: Source): Promise<bigint> {
  const { rows } = await sql.query<{ behind: bigint }>(
    "select last_no - coalesce((select last_no from membership_cursor), 0) as behind from message_counter",
  );
  return rows[0]?.behind ?? 0n;
}

const touchedSql = `${linkedSql}
  select id from linked
  union select customer_id from event where no > $1 and no <= $2
  union select customer_id from trait_change where no > $1 and no <= $2`;

export async function readTouched({ sql }: Source, after: bigint, upTo: bigint): Promise<readonly bigint[]> {
  if (upTo <= after) return [];
  const { rows } = await sql.query<{ id: bigint }>({
    name: "memberships_touched",
    text: touchedSql,
    values: [after, upTo],
  });
  return rows.map((row) => row.id);
}

type ChangeRow = { id: bigint; event: string | null; trait: string | null };

/** The same customers, with the names of the events and traits that arrived of each, or that who it is has changed. */
export async function readChanges(
  { sql }: Source,
  after: bigint,
  upTo: bigint,
): Promise<ReadonlyMap<bigint, Change>> {
  const changes = new Map<bigint, Change>();
  if (upTo <= after) return changes;
  const { rows } = await sql.query<ChangeRow>({
    name: "memberships_changes",
    text: `${linkedSql}
      select id, null as event, null as trait from linked
      union select customer_id, name, null from event where no > $1 and no <= $2
      union select customer_id, null, trait from trait_change where no > $1 and no <= $2`,
    values: [after, upTo],
  });
  const kinds = new Map<string, Change>();
  for (const { id, event, trait } of rows) {
    const key = JSON.stringify([event, trait]);
    const kind = kinds.get(key) ?? changeOf(event, trait);
    kinds.set(key, kind);
    changes.set(id, mergeChanges(changes.get(id) ?? noChange, kind));
  }
  return changes;
}

function changeOf(event: string | null, trait: string | null): Change {
  return {
    isAll: event === null && trait === null,
    events: new Set(event === null ? [] : [event]),
    traits: new Set(trait === null ? [] : [trait]),
  };
}

function toDate(at: Instant | undefined): Date | null {
  return at === undefined ? null : new Date(at);
}
