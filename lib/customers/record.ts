import { type Identity, identity, identityId, identityKind } from "#lib/customers/identity.ts";
import type { Sql } from "#lib/db/pool.ts";
import type { Instant } from "#lib/std/time-zone.ts";

/** From when to when a batch speaks of an identity. */
export type Sighting = { readonly of: Identity; readonly firstAt: Instant; readonly lastAt: Instant };

export type CustomerRow = { readonly id: number; readonly isNew: boolean };

type Row = { id: bigint; kind: "user" | "anonymous"; external_id: string; is_new: boolean };

const recordSql = `
  insert into customer (kind, external_id, created_at, last_seen_at, changed_no)
  select kind, external_id,
    timestamptz 'epoch' + first_ms * interval '1 ms', timestamptz 'epoch' + last_ms * interval '1 ms', $5
  from unnest($1::customer_kind[], $2::text[], $3::bigint[], $4::bigint[]) as s (kind, external_id, first_ms, last_ms)
  on conflict (kind, external_id) do update set
    created_at = least(customer.created_at, excluded.created_at),
    last_seen_at = greatest(customer.last_seen_at, excluded.last_seen_at),
    changed_no = case when excluded.created_at < customer.created_at then excluded.changed_no else customer.changed_no end
  returning id, kind, external_id, (xmax = 0) as is_new`;

/**
 * Makes sure that every identity of a batch has its row, created no later than the batch says. Runs under the
 * numbering lock; `no` is the last number of the batch, under which changed rows are found by those who follow.
 */
export async function recordCustomers(
  tx: Sql,
  sightings: readonly Sighting[],
  no: number,
): Promise<ReadonlyMap<Identity, CustomerRow>> {
  const { rows } = await tx.query<Row>({
    name: "customers_record",
    text: recordSql,
    values: [
      sightings.map(({ of }) => identityKind(of)),
      sightings.map(({ of }) => identityId(of)),
      sightings.map(({ firstAt }) => firstAt),
      sightings.map(({ lastAt }) => lastAt),
      no,
    ],
  });
  return new Map(
    rows.map((row) => [identity(row.kind, row.external_id), { id: Number(row.id), isNew: row.is_new }]),
  );
}
