import { type IdentityLink, identity, identityId, resolveMerges } from "#lib/customers/identity.ts";
import type { Sql } from "#lib/db/pool.ts";
import type { Instant } from "#lib/std/time-zone.ts";

/** A row of `identity_link`: what a message says about two customers, by the ids of their rows. */
export type LinkRow = {
  readonly kind: "claim" | "alias";
  readonly no: number;
  readonly at: Instant;
  /** The claimed anonymous customer or the aliased user; the same as `toId` for the claim of a user's own text. */
  readonly fromId: number;
  readonly toId: number;
  readonly importId: string | undefined;
};

type StoredLink = {
  kind: "claim" | "alias";
  from_id: bigint;
  to_id: bigint | null;
  at_ms: bigint;
  no: bigint;
};

const insertSql = `
  insert into identity_link (no, at, from_id, to_id, import_id)
  select n.no, n.at, n.from_id, n.to_id, n.import_id
  from (
    select no, timestamptz 'epoch' + at_ms * interval '1 ms' as at, from_id, to_id, import_id
    from unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::bigint[], $5::uuid[]) as u (no, at_ms, from_id, to_id, import_id)
  ) n
  where not exists (
    select 1 from identity_link l
    where l.to_id = n.to_id and l.from_id = n.from_id and l.import_id is not distinct from n.import_id
      and (l.at, l.no) <= (n.at, n.no)
  )
  returning from_id, to_id`;

/** Customers whose merges may have changed. */
export type Touched = {
  /** Anonymous customers, and users whose own text may name one. */
  readonly byClaims: readonly number[];
  /** Users. */
  readonly byAliases: readonly number[];
};

/**
 * Keeps the links that say something new: of equal ones, only the earliest matters. An import's are kept beside equal
 * ones of other sources, so that it can be undone.
 *
 * @returns the customers whose merges may have changed by it
 */
export async function insertLinks(tx: Sql, links: readonly LinkRow[]): Promise<Touched> {
  if (links.length === 0) return { byClaims: [], byAliases: [] };
  const { rows } = await tx.query<{ from_id: bigint; to_id: bigint }>({
    name: "links_insert",
    text: insertSql,
    values: [
      links.map(({ no }) => no),
      links.map(({ at }) => at),
      links.map(({ fromId }) => fromId),
      links.map(({ toId }) => toId),
      links.map(({ importId }) => importId ?? null),
    ],
  });
  const aliases = new Set(
    links.filter(({ kind }) => kind === "alias").map(({ fromId, toId }) => `${fromId} ${toId}`),
  );
  const isAlias = (row: { from_id: bigint; to_id: bigint }) => aliases.has(`${row.from_id} ${row.to_id}`);
  return {
    byClaims: rows.filter((row) => !isAlias(row)).map((row) => Number(row.from_id)),
    byAliases: rows.filter(isAlias).flatMap((row) => [Number(row.from_id), Number(row.to_id)]),
  };
}

/**
 * The links that decide about a set of customers. Whether an anonymous customer is claimed depends on its own claims
 * alone, and only on the first; so that one device that a hundred thousand users share costs no more than another.
 * Aliases depend on each other, so all that hang together are read.
 */
const claimsSql = `
  with touched as (
    select c.id, c.external_id from customer c where c.id = any($1::bigint[]) and c.kind = 'anonymous'
    union
    select a.id, a.external_id from customer u
    join customer a on a.kind = 'anonymous' and a.external_id = u.external_id
    where u.id = any($1::bigint[]) and u.kind = 'user'
  )
  select t.id as from_id, e.to_id, (extract(epoch from e.at) * 1000)::bigint as at_ms, e.no, 'claim' as kind
  from touched t left join lateral (
    (select to_id, at, no from identity_link where from_id = t.id order by at, no limit 1)
    union all
    (select l.to_id, l.at, l.no from customer u join identity_link l on l.from_id = u.id and l.to_id = u.id
     where u.kind = 'user' and u.external_id = t.external_id order by l.at, l.no limit 1)
  ) e on true`;

const aliasesSql = `
  with recursive part (id) as (
    select id from customer where id = any($1::bigint[]) and kind = 'user'
    union
    select next.id from part cross join lateral (
      select l.to_id as id from identity_link l where l.from_id = part.id
      union all
      select l.from_id from identity_link l join customer f on f.id = l.from_id and f.kind = 'user' where l.to_id = part.id
    ) next
  )
  select p.id as from_id, l.to_id, (extract(epoch from l.at) * 1000)::bigint as at_ms, l.no, 'alias' as kind
  from part p left join identity_link l on l.from_id = p.id and l.to_id <> p.id`;

const updateSql = `
  update customer c set merged_into_id = m.into_id, merged_at = m.at, changed_no = $4
  from (
    select id, into_id, timestamptz 'epoch' + at_ms * interval '1 ms' as at
    from unnest($1::bigint[], $2::bigint[], $3::bigint[]) as u (id, into_id, at_ms)
  ) m
  where c.id = m.id and (c.merged_into_id, c.merged_at) is distinct from (m.into_id, m.at)`;

/**
 * Works the merges of some customers out again, from all their links and by resolveMerges, so that an earlier claim
 * that arrives late wins, and one that was taken away no longer counts.
 */
export async function remerge(tx: Sql, touched: Touched, no: number): Promise<void> {
  const stored = [
    ...(await linksAbout(tx, "merge_claims", claimsSql, touched.byClaims)),
    ...(await linksAbout(tx, "merge_aliases", aliasesSql, touched.byAliases)),
  ];
  if (stored.length === 0) return;
  const merges = new Map(resolveMerges(stored.flatMap(toLink)).map((merge) => [merge.from, merge]));
  const ids = [...new Set(stored.map((row) => row.from_id))];
  const found = ids.map(
    (id) => merges.get(identity("anonymous", `${id}`)) ?? merges.get(identity("user", `${id}`)),
  );
  await tx.query({
    name: "merge_update",
    text: updateSql,
    values: [
      ids,
      found.map((merge) => (merge ? identityId(merge.into) : null)),
      found.map((merge) => merge?.at ?? null),
      no,
    ],
  });
}

async function linksAbout(
  tx: Sql,
  name: string,
  text: string,
  customerIds: readonly number[],
): Promise<readonly StoredLink[]> {
  if (customerIds.length === 0) return [];
  const { rows } = await tx.query<StoredLink>({ name, text, values: [[...new Set(customerIds)]] });
  return rows;
}

/** Row ids stand in for the ids of the identities: they name the same thing. A customer without a link has nulls. */
function toLink(row: StoredLink): IdentityLink[] {
  if (row.to_id === null) return [];
  return [
    {
      kind: row.kind,
      from: identity(row.kind === "claim" ? "anonymous" : "user", `${row.from_id}`),
      to: identity("user", `${row.to_id}`),
      at: Number(row.at_ms),
      no: Number(row.no),
    },
  ];
}
