import type { Sql } from "#lib/db/pool.ts";
import type { eventColumnsOf, traitColumnsOf } from "#lib/ingest/rows.ts";

/** Remembers message ids. @returns those that were not known before */
export async function rememberMessageIds(
  tx: Sql,
  ids: readonly { readonly idHash: string; readonly importId: string | undefined }[],
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const { rows } = await tx.query<{ id_hash: string }>({
    name: "ingest_message_ids",
    text: `insert into accepted_message (id_hash, import_id) select * from unnest($1::uuid[], $2::uuid[])
           on conflict do nothing returning id_hash`,
    values: [ids.map(({ idHash }) => idHash), ids.map(({ importId }) => importId ?? null)],
  });
  return new Set(rows.map((row) => row.id_hash));
}

export async function insertEvents(tx: Sql, events: ReturnType<typeof eventColumnsOf>): Promise<void> {
  if (events.no.length === 0) return;
  await tx.query({
    name: "ingest_events",
    text: `insert into event (no, at, customer_id, name, properties, import_id)
           select no, timestamptz 'epoch' + at_ms * interval '1 ms', customer_id, name, properties::jsonb, import_id
           from unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::text[], $5::text[], $6::uuid[])
             as e (no, at_ms, customer_id, name, properties, import_id)`,
    values: [events.no, events.at, events.customerId, events.name, events.properties, events.importId],
  });
}

export async function insertTraitChanges(tx: Sql, traits: ReturnType<typeof traitColumnsOf>): Promise<void> {
  if (traits.no.length === 0) return;
  await tx.query({
    name: "ingest_traits",
    text: `insert into trait_change (no, trait, at, customer_id, value, import_id)
           select no, trait, timestamptz 'epoch' + at_ms * interval '1 ms', customer_id, value::jsonb, import_id
           from unnest($1::bigint[], $2::text[], $3::bigint[], $4::bigint[], $5::text[], $6::uuid[])
             as t (no, trait, at_ms, customer_id, value, import_id)`,
    values: [traits.no, traits.trait, traits.at, traits.customerId, traits.value, traits.importId],
  });
}

/** Wakes those who follow the numbering, once the transaction has committed. */
export async function notifyFollowers(tx: Sql): Promise<void> {
  await tx.query("notify tideline_messages");
}
