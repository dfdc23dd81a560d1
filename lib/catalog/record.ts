import type { Observation } from "#lib/catalog/observe.ts";
import { SENSITIVE_TRAITS } from "#lib/catalog/sensitive-traits.ts";
import { type ValueType, valueTypes } from "#lib/catalog/value-type.ts";
import type { Sql } from "#lib/db/pool.ts";

/** A source that makes up names must not fill the catalog: further properties of an event are kept, but not listed. */
export const maxPropertiesPerEvent = 500;

const recordSql = `
  with seen as (
    select * from unnest($1::catalog_kind[], $2::text[], $3::text[], $4::bigint[], $5::bigint[], $6::bigint[], $7::text[])
      as s (kind, event, name, count, first_ms, last_ms, types)
  ), listed as (
    select event, count(*) as properties from catalog_entry
    where kind = 'property' and event in (select distinct event from seen where kind = 'property')
    group by event
  )
  insert into catalog_entry (kind, event, name, count, first_seen_at, last_seen_at, types, is_sensitive)
  select s.kind, s.event, s.name, s.count,
    timestamptz 'epoch' + s.first_ms * interval '1 ms', timestamptz 'epoch' + s.last_ms * interval '1 ms', s.types::jsonb,
    s.kind = 'trait' and s.name = any($9::text[])
  from seen s left join listed l on s.kind = 'property' and l.event = s.event
  where coalesce(l.properties, 0) < $8
    or exists (select 1 from catalog_entry c where c.kind = s.kind and c.event = s.event and c.name = s.name)
  on conflict (kind, event, name) do update set
    count = catalog_entry.count + excluded.count,
    first_seen_at = case when catalog_entry.count = 0 then excluded.first_seen_at
      else least(catalog_entry.first_seen_at, excluded.first_seen_at) end,
    last_seen_at = case when catalog_entry.count = 0 then excluded.last_seen_at
      else greatest(catalog_entry.last_seen_at, excluded.last_seen_at) end,
    types = jsonb_strip_nulls(jsonb_build_object(${valueTypes.map(addedCount).join(", ")}))`;

/** Far cheaper than to take both apart and count their entries together. */
function addedCount(type: ValueType): string {
  const count = (of: string) => `coalesce((${of}.types->>'${type}')::bigint, 0)`;
  return `'${type}', nullif(${count("catalog_entry")} + ${count("excluded")}, 0)`;
}

/** Adds what a batch told to the catalog. Runs under the numbering lock, so that two batches cannot deadlock on entries. */
export async function recordObservations(tx: Sql, observations: readonly Observation[]): Promise<void> {
  if (observations.length === 0) return;
  await tx.query({
    name: "catalog_record",
    text: recordSql,
    values: [
      observations.map((each) => each.kind),
      observations.map((each) => each.event),
      observations.map((each) => each.name),
      observations.map((each) => each.count),
      observations.map((each) => each.firstSeenAt),
      observations.map((each) => each.lastSeenAt),
      observations.map((each) => JSON.stringify(each.types)),
      maxPropertiesPerEvent,
      SENSITIVE_TRAITS,
    ],
  });
}
