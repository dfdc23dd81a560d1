import type { Observation } from "#lib/catalog/observe.ts";
import type { Sql } from "#lib/db/pool.ts";

/**
 * Takes away what messages told the catalog that are no longer stored. An entry that nothing speaks for any more goes,
 * unless a person has written something about it.
 */
export async function forgetObservations(tx: Sql, observations: readonly Observation[]): Promise<void> {
  if (observations.length === 0) return;
  await tx.query({
    text: `update catalog_entry c set
             count = greatest(c.count - s.count, 0),
             types = (
               select coalesce(jsonb_object_agg(t.type, t.n) filter (where t.n > 0), '{}')
               from (
                 select e.key as type, e.value::bigint - coalesce((s.types ->> e.key)::bigint, 0) as n
                 from jsonb_each_text(c.types) e
               ) t
             )
           from (
             select kind, event, name, count, types::jsonb as types
             from unnest($1::catalog_kind[], $2::text[], $3::text[], $4::bigint[], $5::text[]) as u (kind, event, name, count, types)
           ) s
           where c.kind = s.kind and c.event = s.event and c.name = s.name`,
    values: [
      observations.map((each) => each.kind),
      observations.map((each) => each.event),
      observations.map((each) => each.name),
      observations.map((each) => each.count),
      observations.map((each) => JSON.stringify(each.types)),
    ],
  });
  await tx.query(
    `delete from catalog_entry
     where count = 0 and label_en is null and label_zh is null and synonyms_en = '{}' and synonyms_zh = '{}'
       and not is_sensitive and not is_hidden_from_llm`,
  );
  await narrowTimes(tx, observations);
}

/** First and last seen of the events and traits that remain; a property is seen within the time of its event. */
async function narrowTimes(tx: Sql, observations: readonly Observation[]): Promise<void> {
  const names = (kind: Observation["kind"]) =>
    observations.filter((each) => each.kind === kind).map(({ name }) => name);
  await tx.query(
    `update catalog_entry c set first_seen_at = s.first, last_seen_at = s.last
     from (select name, min(at) as first, max(at) as last from event where name = any($1) group by name) s
     where c.kind = 'event' and c.name = s.name`,
    [names("event")],
  );
  await tx.query(
    `update catalog_entry c set first_seen_at = s.first, last_seen_at = s.last
     from (select trait, min(at) as first, max(at) as last from trait_change where trait = any($1) group by trait) s
     where c.kind = 'trait' and c.name = s.trait`,
    [names("trait")],
  );
  await tx.query(
    `update catalog_entry p set first_seen_at = greatest(p.first_seen_at, e.first_seen_at),
       last_seen_at = least(p.last_seen_at, e.last_seen_at)
     from catalog_entry e
     where p.kind = 'property' and p.event = any($1) and e.kind = 'event' and e.name = p.event`,
    [names("event")],
  );
}
