import { forgetObservations } from "#lib/catalog/forget.ts";
import { type Observation, observe } from "#lib/catalog/observe.ts";
import { remerge } from "#lib/customers/merge.ts";
import { type Database, db as ownDatabase, transaction } from "#lib/db/client.ts";
import { lockMemberships } from "#lib/db/membership-lock.ts";
import { takeNumbers } from "#lib/db/numbering.ts";
import type { Sql } from "#lib/db/pool.ts";
import { changeStatus } from "#lib/imports/store.ts";
import { notifyFollowers } from "#lib/ingest/store.ts";
import type { JsonRecord, Message } from "#lib/messages/schema.ts";

/**
 * Takes away exactly what an import brought: its events, traits, links and message ids; customers whom only it made;
 * and what it told the catalog. All in one transaction, under a number of its own in `removal`, so that those who
 * follow the numbering take it away as well. The same file can be imported again afterwards.
 *
 * A customer's creation is dated anew from what remains.
 *
 * @returns false if it was not being undone (any more)
 */
export async function undoImport(id: string, database: Database = ownDatabase): Promise<boolean> {
  return transaction(
    async (tx) => {
      // The locks come first, as in every transaction that takes away customers.
      await lockMemberships(tx.sql);
      const no = await takeNumbers(tx.sql, 1);
      const isOurs = await changeStatus(tx, id, ["undoing"], "undone", {
        finishedAt: new Date(),
        error: null,
      });
      if (!isOurs) return false;
      await notePresence(tx.sql, id);
      const observations = await observationsOf(tx.sql, id);
      await removeRows(tx.sql, id);
      const touched = await touchedCustomers(tx.sql);
      await remerge(tx.sql, { byClaims: touched, byAliases: touched }, no);
      await dateCustomers(tx.sql, no);
      await forgetObservations(tx.sql, observations);
      await tx.sql.query("insert into removal (no, kind, import_id) values ($1, 'import', $2)", [no, id]);
      await notifyFollowers(tx.sql);
      return true;
    },
    { database },
  );
}

/** Whom the import speaks of, and from when to when. */
async function notePresence(tx: Sql, id: string): Promise<void> {
  await tx.query(
    "create temporary table undo_customer (id bigint primary key, first timestamptz, last timestamptz) on commit drop",
  );
  await tx.query(
    `insert into undo_customer (id, first, last)
     select customer_id, min(at), max(at) from (
       select customer_id, at from event where import_id = $1
       union all select customer_id, at from trait_change where import_id = $1
       union all select from_id, at from identity_link where import_id = $1
       union all select to_id, at from identity_link where import_id = $1
     ) rows group by customer_id`,
    [id],
  );
}

async function touchedCustomers(tx: Sql): Promise<readonly number[]> {
  const { rows } = await tx.query<{ id: bigint }>("select id from undo_customer");
  return rows.map((row) => Number(row.id));
}

const CHUNK = 5_000;

/** What the import's messages told the catalog: read again as it was told. */
async function observationsOf(tx: Sql, id: string): Promise<readonly Observation[]> {
  const total = new Map<string, Observation>();
  await eachChunk<{ name: string; at: Date; properties: JsonRecord }>(
    tx,
    "select name, at, properties from event where import_id = $1",
    id,
    (rows) =>
      rows.map(
        (row): Message => ({
          kind: "event",
          name: row.name,
          at: row.at.getTime(),
          properties: row.properties,
        }),
      ),
    total,
  );
  await eachChunk<{ at: Date; traits: JsonRecord }>(
    tx,
    "select at, jsonb_object_agg(trait, value) as traits from trait_change where import_id = $1 group by no, at",
    id,
    (rows) => rows.map((row): Message => ({ kind: "traits", at: row.at.getTime(), traits: row.traits })),
    total,
  );
  return [...total.values()];
}

async function eachChunk<R extends object>(
  tx: Sql,
  query: string,
  id: string,
  toMessages: (rows: readonly R[]) => readonly Message[],
  total: Map<string, Observation>,
): Promise<void> {
  await tx.query(`declare undo_rows no scroll cursor for ${query.replace("$1", `'${id}'::uuid`)}`);
  for (;;) {
    const { rows } = await tx.query<R>(`fetch ${CHUNK} from undo_rows`);
    for (const observation of observe(toMessages(rows))) addObservation(total, observation);
    if (rows.length < CHUNK) break;
  }
  await tx.query("close undo_rows");
}

function addObservation(total: Map<string, Observation>, observation: Observation): void {
  const key = `${observation.kind} ${observation.event} ${observation.name}`;
  const known = total.get(key);
  if (!known) {
    total.set(key, observation);
    return;
  }
  known.count += observation.count;
  for (const [type, count] of Object.entries(observation.types)) {
    // The keys of an observation's types are value types.
    const name = type as keyof Observation["types"];
    known.types[name] = (known.types[name] ?? 0) + count;
  }
}

async function removeRows(tx: Sql, id: string): Promise<void> {
  for (const table of ["event", "trait_change", "identity_link", "accepted_message"]) {
    await tx.query(`delete from ${table} where import_id = $1`, [id]);
  }
}

/**
 * Creation and last sight from what remains. Messages that leave no row (`group`) are told by a creation before the
 * import's first row, or a last sight after its last. Whom nothing speaks for any more is removed.
 */
async function dateCustomers(tx: Sql, no: number): Promise<void> {
  await tx.query(
    `create temporary table undo_remaining on commit drop as
     select u.id, u.first, u.last, r.first as remaining_first, r.last as remaining_last
     from undo_customer u left join lateral (
       select min(at) as first, max(at) as last from (
         select at from event where customer_id = u.id
         union all select at from trait_change where customer_id = u.id
         union all select at from identity_link where from_id = u.id
         union all select at from identity_link where to_id = u.id
       ) rows
     ) r on true`,
  );
  await tx.query(
    `update customer c set
       created_at = case
         when c.created_at < r.first then c.created_at
         else coalesce(r.remaining_first, c.last_seen_at) end,
       last_seen_at = case
         when c.last_seen_at > r.last then c.last_seen_at
         else coalesce(r.remaining_last, c.created_at) end,
       changed_no = $1
     from undo_remaining r
     where c.id = r.id and (r.remaining_first is not null or c.created_at < r.first or c.last_seen_at > r.last)`,
    [no],
  );
  await tx.query(
    `delete from customer c using undo_remaining r
     where c.id = r.id and r.remaining_first is null and c.created_at >= r.first and c.last_seen_at <= r.last`,
  );
}
