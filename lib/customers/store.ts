import type { Family } from "#lib/customers/family.ts";
import {
  type CustomerDetail,
  type CustomerSummary,
  customerDetailSchema,
  type ListCustomersInput,
  type TraitHistory,
} from "#lib/customers/schema.ts";
import type { Db } from "#lib/db/client.ts";
import type { Page } from "#lib/http/paging.ts";

/** Merges with a time that is yet to come do not count yet. */
export async function findFamily({ sql }: Db, id: string): Promise<Family | undefined> {
  const { rows } = await sql.query<{ id: bigint; is_root: boolean }>({
    name: "customer_family",
    text: `with recursive up (id, next_id) as (
        select id, case when merged_at <= now() then merged_into_id end from customer where id = $1
        union all
        select c.id, case when c.merged_at <= now() then c.merged_into_id end from up join customer c on c.id = up.next_id
      ), family (id, is_root) as (
        select id, true from up where next_id is null
        union all
        select c.id, false from family f join customer c on c.merged_into_id = f.id and c.merged_at <= now()
      )
      select id, is_root from family`,
    values: [id],
  });
  const root = rows.find((row) => row.is_root);
  return root && { rootId: root.id, ids: rows.map((row) => row.id) };
}

/** The row of a user id or anonymous id; of both, the user's. */
export async function findRowId({ sql }: Db, externalId: string): Promise<string | undefined> {
  const { rows } = await sql.query<{ id: bigint }>(
    "select id from customer where external_id = $1 and created_at <= now() order by kind = 'anonymous' limit 1",
    [externalId],
  );
  return rows[0]?.id.toString();
}

type SummaryRow = {
  id: bigint;
  external_id: string;
  kind: "user" | "anonymous";
  created_at: Date;
  last_seen_at: Date;
  email: string | null;
  full_name: string | null;
  first_name: string | null;
  last_name: string | null;
};

const latest = (trait: string) => `(
  select t.value #>> '{}' from trait_change t
  where t.customer_id in (select id from family where root_id = r.id) and t.trait = '${trait}'
  order by t.at desc, t.no desc limit 1)`;

/** Of the customers `r (id)`: created with their first id, seen last with any, named by their traits. */
const summaries = `
  family (root_id, id) as (
    select id, id from r union all
    select f.root_id, c.id from family f join customer c on c.merged_into_id = f.id and c.merged_at <= now()
  ), summary as (
    select r.id, c.external_id, c.kind, s.created_at, s.last_seen_at, ${latest("email")} as email,
      ${latest("name")} as full_name, ${latest("first_name")} as first_name, ${latest("last_name")} as last_name
    from r join customer c on c.id = r.id
    join lateral (
      select min(m.created_at) as created_at, max(m.last_seen_at) as last_seen_at
      from family f join customer m on m.id = f.id where f.root_id = r.id
    ) s on true
  )`;

/** The columns that a list is sorted by. */
const sortColumns = {
  lastSeenAt: "last_seen_at",
  createdAt: "created_at",
  externalId: "external_id",
} as const;
const isSurvivor = "(c.merged_into_id is null or c.merged_at > now())";

/** How many rows a word of a search is followed into; more are not told apart by it. */
const maxHits = 2_000;

/**
 * Every word of a search is the beginning of one of the customer's ids, or part of an e-mail, phone or name that they
 * have or had.
 */
const found = `
  hit (word, id) as (
    select w.no, h.id from unnest($4::text[], $5::text[]) with ordinality as w (word, pattern, no) cross join lateral (
      (select c.id from customer c
       where c.external_id >= w.word and c.external_id < w.word || chr(1114111) and starts_with(c.external_id, w.word)
         and c.created_at <= now()
       limit ${maxHits})
      union
      (select t.customer_id from trait_change t
       where t.trait in ('email', 'phone', 'name', 'first_name', 'last_name')
         and lower(t.value #>> '{}') like w.pattern limit ${maxHits})
    ) h
  ), up (word, id, next_id) as (
    select h.word, c.id, case when c.merged_at <= now() then c.merged_into_id end from hit h join customer c on c.id = h.id
    union all
    select up.word, c.id, case when c.merged_at <= now() then c.merged_into_id end from up join customer c on c.id = up.next_id
  ), matching (id) as (
    select id from up where next_id is null group by id having count(distinct word) = cardinality($4::text[])
  )`;

export async function listSummaries({ sql }: Db, input: ListCustomersInput): Promise<Page<CustomerSummary>> {
  const words = input.search
    .split(/\s+/)
    .filter((word) => word !== "")
    .slice(0, 5);
  const patterns = words.map((word) => `%${word.toLowerCase().replace(/[\\%_]/g, "\\$&")}%`);
  const direction = input.direction === "asc" ? "asc" : "desc";
  const order = `${sortColumns[input.sort]} ${direction}, id`;
  const isFound =
    words.length === 0
      ? "$4::text[] is not null and $5::text[] is not null"
      : "c.id in (select id from matching)";
  const where = `${isSurvivor} and ($3::text is null or c.kind::text = $3) and ${isFound}`;
  const { rows } = await sql.query<SummaryRow & { total: bigint }>(
    `with recursive ${words.length === 0 ? "" : `${found},`}
     r as (select c.id from customer c where ${where} order by ${order} limit $2 offset $1), ${summaries}
     select *, (select count(*) from customer c where ${where}) as total from summary order by ${order}`,
    [(input.page - 1) * input.pageSize, input.pageSize, input.kind ?? null, words, patterns],
  );
  return { rows: rows.map(toSummary), total: Number(rows[0]?.total ?? 0) };
}

/** The anonymous id of the same text as its user is left out: to a reader it is the same id. */
export async function getDetail({ sql }: Db, { rootId, ids }: Family): Promise<CustomerDetail> {
  const summary = await sql.query<SummaryRow>(
    `with recursive r as (select $1::bigint as id), ${summaries} select * from summary`,
    [rootId],
  );
  const members = await sql.query<{
    external_id: string;
    kind: string;
    created_at: Date;
    merged_at: Date | null;
  }>(
    `select external_id, kind, created_at, case when id <> $2 then merged_at end as merged_at
     from customer c where id = any($1::bigint[]) and (id = $2 or created_at <= now()) and not exists (
       select 1 from customer u where u.id = c.merged_into_id and u.external_id = c.external_id
     ) order by id <> $2, merged_at, id limit 1000`,
    [ids, rootId],
  );
  const traits = await sql.query<{
    trait: string;
    value: unknown;
    at: Date;
    changes: bigint;
    is_sensitive: boolean;
  }>(
    `select distinct on (t.trait) t.trait, t.value, t.at, count(*) over (partition by t.trait) as changes,
       coalesce(e.is_sensitive, false) as is_sensitive
     from trait_change t left join catalog_entry e on e.kind = 'trait' and e.event = '' and e.name = t.trait
     where t.customer_id = any($1::bigint[]) and t.at <= now() order by t.trait, t.at desc, t.no desc limit 1000`,
    [ids],
  );
  const events = await sql.query<{ name: string; count: bigint; first_at: Date; last_at: Date }>(
    `select name, count(*) as count, min(at) as first_at, max(at) as last_at
     from event where customer_id = any($1::bigint[]) group by name order by 2 desc, 1`,
    [ids],
  );
  const [row] = summary.rows;
  const heardAt = [...events.rows.map((each) => each.last_at), ...traits.rows.map((each) => each.at)];
  const lastSeenAt = heardAt.reduce((last, at) => (at > last ? at : last), row?.last_seen_at ?? new Date(0));
  return customerDetailSchema.parse({
    ...(row ? toSummary({ ...row, last_seen_at: lastSeenAt }) : {}),
    ids: members.rows.map((each) => ({
      externalId: each.external_id,
      kind: each.kind,
      createdAt: each.created_at.toISOString(),
      mergedAt: each.merged_at?.toISOString() ?? null,
    })),
    traits: traits.rows.map((each) => ({
      name: each.trait,
      value: each.value,
      at: each.at.toISOString(),
      changes: Number(each.changes),
      isSensitive: each.is_sensitive,
    })),
    events: events.rows.map((each) => ({
      name: each.name,
      count: Number(each.count),
      firstAt: each.first_at.toISOString(),
      lastAt: each.last_at.toISOString(),
    })),
    eventCount: events.rows.reduce((sum, each) => sum + Number(each.count), 0),
  });
}

export async function listTraitValues({ sql }: Db, { ids }: Family, trait: string): Promise<TraitHistory> {
  const { rows } = await sql.query<{ at: Date; value: unknown; external_id: string }>(
    `select t.at, t.value, c.external_id from trait_change t join customer c on c.id = t.customer_id
     where t.customer_id = any($1::bigint[]) and t.trait = $2 order by t.at desc, t.no desc limit 500`,
    [ids, trait],
  );
  return rows.map((row) => ({ at: row.at.toISOString(), value: row.value, externalId: row.external_id }));
}

function toSummary(row: SummaryRow): CustomerSummary {
  const parts = [row.first_name, row.last_name].filter((part) => part !== null && part !== "");
  return {
    id: row.id.toString(),
    externalId: row.external_id,
    kind: row.kind,
    name: row.full_name || joinName(parts) || null,
    email: row.email || null,
    createdAt: row.created_at.toISOString(),
    lastSeenAt: row.last_seen_at.toISOString(),
  };
}

/** Chinese, Japanese and Korean names are written with the family name first, and without a blank. */
function joinName(parts: readonly (string | null)[]): string {
  const isEastern =
    parts.length > 1 && parts.every((part) => /^[\p{Script=Han}\p{Script=Hangul}]+$/u.test(part ?? ""));
  return isEastern ? parts.toReversed().join("") : parts.join(" ");
}
