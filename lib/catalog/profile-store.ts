import type { Db } from "#lib/db/client.ts";

export type Profile = {
  readonly kind: "property" | "trait";
  readonly event: string;
  readonly name: string;
  readonly distinct: number;
  /** JSON text of [{value, count}]. */
  readonly top: string;
};

/** Values in the order of how often they came; long ones are free text, and no choice to offer. */
const ranked = `
  counted as (
    select event, name, value, count(*) as n from value
    where jsonb_typeof(value) in ('string', 'number', 'boolean') and value <> '""' and length(value::text) <= 120
    group by event, name, value
  ), ranked as (
    select *, row_number() over (partition by event, name order by n desc, value::text) as place from counted
  )
  select event, name, count(*) as distinct,
    jsonb_agg(jsonb_build_object('value', value, 'count', n) order by place) filter (where place <= $2)::text as top
  from ranked group by event, name`;

const propertiesSql = `
  with sample as (
    select e.name as event, e.properties from event e
    where e.no > (select last_no from message_counter) - $1
  ), member (event, name, value) as (
    select s.event, m.key, m.value from sample s cross join lateral jsonb_each(s.properties) m where m.key <> 'products'
    union all
    select s.event, m.key, m.value from sample s
    cross join lateral jsonb_array_elements(
      case when jsonb_typeof(s.properties -> 'products') = 'array' then s.properties -> 'products' else '[]' end
    ) item
    cross join lateral jsonb_each(case when jsonb_typeof(item) = 'object' then item else '{}' end) m
  ), value as (
    select m.event, m.name, v.value from member m
    join catalog_entry c on c.kind = 'property' and c.event = m.event and c.name = m.name and not c.is_sensitive
    cross join lateral jsonb_array_elements(
      case when jsonb_typeof(m.value) = 'array' then m.value else jsonb_build_array(m.value) end
    ) v (value)
  ), ${ranked}`;

const traitsSql = `
  with sample as (
    select distinct on (t.customer_id, t.trait) t.trait as name, t.value from trait_change t
    join catalog_entry c on c.kind = 'trait' and c.event = '' and c.name = t.trait and not c.is_sensitive
    where t.no > (select last_no from message_counter) - $1
    order by t.customer_id, t.trait, t.at desc, t.no desc
  ), value as (
    select '' as event, s.name, v.value from sample s
    cross join lateral jsonb_array_elements(
      case when jsonb_typeof(s.value) = 'array' then s.value else jsonb_build_array(s.value) end
    ) v (value)
  ), ${ranked}`;

/** The values of the last `messages` messages, the `top` most frequent of each property and trait. */
export async function readProfiles(
  { sql }: Db,
  { messages, top }: { readonly messages: number; readonly top: number },
): Promise<readonly Profile[]> {
  type Row = { event: string; name: string; distinct: bigint; top: string };
  const properties = await sql.query<Row>(propertiesSql, [messages, top]);
  const traits = await sql.query<Row>(traitsSql, [messages, top]);
  const toProfile = (kind: Profile["kind"]) => (row: Row) => ({
    ...row,
    kind,
    distinct: Number(row.distinct),
  });
  return [...properties.rows.map(toProfile("property")), ...traits.rows.map(toProfile("trait"))];
}

/** Keeps profiles; whoever has marked an entry as sensitive in the meantime wins. */
export async function saveProfiles({ sql }: Db, profiles: readonly Profile[], at: Date): Promise<void> {
  await sql.query(
    `update catalog_entry c set top_values = p.top::jsonb, distinct_values = p.distinct_values, profiled_at = $6
     from unnest($1::catalog_kind[], $2::text[], $3::text[], $4::bigint[], $5::text[])
       as p (kind, event, name, distinct_values, top)
     where c.kind = p.kind and c.event = p.event and c.name = p.name and not c.is_sensitive`,
    [
      profiles.map(({ kind }) => kind),
      profiles.map(({ event }) => event),
      profiles.map(({ name }) => name),
      profiles.map(({ distinct }) => distinct),
      profiles.map(({ top }) => top),
      at,
    ],
  );
}
