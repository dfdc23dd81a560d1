import { type Identity, identity, identityId, identityKind } from "#lib/customers/identity.ts";
import type { Sql } from "#lib/db/pool.ts";
import type { Instant } from "#lib/std/time-zone.ts";

/** From when to when a batch speaks of an identity. */
export type Sighting = {
  readonly of: Identity;
  readonly firstAt: Instant;
  readonly lastAt: Instant;
  /** Whether the messages leave rows by which the last time can be told to the millisecond. */
  readonly isStored: boolean;
  /** The earliest moment at which a message that no import brought claims the anonymous id of the user's own text. */
  readonly ownClaimAt?: Instant | undefined;
};

export type CustomerRow = {
  readonly id: number;
  readonly isNew: boolean;
  /** Whether a claim as early as the sighting's own one was kept before. */
  readonly isOwnClaimKept: boolean;
};

type Row = {
  id: bigint;
  kind: "user" | "anonymous";
  external_id: string;
  is_new: boolean;
  is_own_claim_kept: boolean;
};

/**
 * How far the time of a customer's last message may lie behind those that leave rows of their own: most come within a minute
 * of the one before, and would each write the customer's row anew. Where many customers come at once, it may lie further behind,
 * but for the newest of them: when the last message of all came is told from these rows.
 */
const mostLagMs = 60_000;
const manyAtOnce = 250;
const mostLagOfManyMs = 600_000;

const recordSql = `
  with seen as materialized (
    select s.*, c.id, c.created_at, c.last_seen_at, coalesce(c.own_claim_at <= s.own_claim_at, false) as is_own_claim_kept
    from (
      select kind, external_id, timestamptz 'epoch' + first_ms * interval '1 ms' as first_at,
        timestamptz 'epoch' + last_ms * interval '1 ms' as last_at, lag_ms,
        timestamptz 'epoch' + own_claim_ms * interval '1 ms' as own_claim_at
      from unnest($1::customer_kind[], $2::text[], $3::bigint[], $4::bigint[], $5::int[], $7::bigint[])
        as s (kind, external_id, first_ms, last_ms, lag_ms, own_claim_ms)
    ) s left join lateral (
      select id, created_at, last_seen_at, own_claim_at from customer where external_id = s.external_id and kind = s.kind offset 0
    ) c on true
  ), moved as (
    update customer c set
      created_at = least(c.created_at, s.first_at),
      last_seen_at = greatest(c.last_seen_at, s.last_at),
      changed_no = case when s.first_at < c.created_at then $6 else c.changed_no end,
      own_claim_at = least(c.own_claim_at, s.own_claim_at)
    from seen s
    where c.id = s.id and (s.first_at < s.created_at or s.last_at - s.lag_ms * interval '1 ms' > s.last_seen_at
      or s.own_claim_at is not null and not s.is_own_claim_kept)
  ), made as (
    insert into customer (kind, external_id, created_at, last_seen_at, changed_no, own_claim_at)
    select kind, external_id, first_at, last_at, $6, own_claim_at from seen where id is null
    returning id, kind, external_id
  )
  select id, kind, external_id, false as is_new, is_own_claim_kept from seen where id is not null
  union all select id, kind, external_id, true, false from made`;

/**
 * Makes sure that every identity of a batch has its row, created no later than the batch says. The rows say of own claims that they are kept:
 * those that were not kept before have to be, in the same transaction (insertLinks). Runs under the numbering lock, without which nobody
 * creates, dates back or removes customers.
 *
 * @param no the last number of the batch, under which changed rows are found by those who follow
 */
export async function recordCustomers(
  tx: Sql,
  sightings: readonly Sighting[],
  no: number,
): Promise<ReadonlyMap<Identity, CustomerRow>> {
  const areMany = sightings.length >= manyAtOnce;
  const newestAt = areMany
    ? sightings.reduce((newest, { lastAt }) => Math.max(newest, lastAt), -Infinity)
    : 0;
  const lagOf = ({ isStored, lastAt }: Sighting) => {
    if (!isStored || (areMany && lastAt === newestAt)) return 0;
    return areMany ? mostLagOfManyMs : mostLagMs;
  };
  const { rows } = await tx.query<Row>({
    name: "customers_record",
    text: recordSql,
    values: [
      sightings.map(({ of }) => identityKind(of)),
      sightings.map(({ of }) => identityId(of)),
      sightings.map(({ firstAt }) => firstAt),
      sightings.map(({ lastAt }) => lastAt),
      sightings.map(lagOf),
      no,
      sightings.map(({ ownClaimAt }) => ownClaimAt ?? null),
    ],
  });
  return new Map(
    rows.map((row) => [
      identity(row.kind, row.external_id),
      { id: Number(row.id), isNew: row.is_new, isOwnClaimKept: row.is_own_claim_kept },
    ]),
  );
}
