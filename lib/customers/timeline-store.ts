import type { Family } from "#lib/customers/family.ts";
import {
  type Timeline,
  type TimelineEntry,
  type TimelineInput,
  timelineEntrySchema,
} from "#lib/customers/schema.ts";
import type { Db } from "#lib/db/client.ts";

type Row = {
  kind: "event" | "traits" | "merged";
  at: Date;
  no: bigint;
  external_id: string;
  name: string | null;
  data: unknown;
};

/**
 * Events, trait changes (those of one message together) and merges of a customer. Places in it are time and number;
 * merges have none of their own and take one below all others, by row.
 */
const timelineSql = `
  select x.kind, x.at, x.no, c.external_id, x.name, x.data
  from (
    (select 'event' as kind, at, no, customer_id, name, properties as data from event
     where customer_id = any($1::bigint[]) and (at, no) < (timestamptz 'epoch' + $2 * interval '1 ms', $3::bigint)
       and ($4::text is null or name = $4)
     order by at desc, no desc limit $5)
    union all
    (select 'traits', at, no, customer_id, null, jsonb_object_agg(trait, value) from trait_change
     where customer_id = any($1::bigint[]) and (at, no) < (timestamptz 'epoch' + $2 * interval '1 ms', $3::bigint)
       and $4::text is null
     group by at, no, customer_id order by at desc, no desc limit $5)
    union all
    (select 'merged', merged_at, -id, id, kind::text, null from customer m
     where id = any($1::bigint[]) and id <> $6
       and not exists (select 1 from customer u where u.id = m.merged_into_id and u.external_id = m.external_id)
       and (merged_at, -id) < (timestamptz 'epoch' + $2 * interval '1 ms', $3::bigint) and $4::text is null
     order by merged_at desc, id limit $5)
  ) x join customer c on c.id = x.customer_id
  order by x.at desc, x.no desc limit $5`;

const newest = "253402300800000:0";

export async function listTimeline({ sql }: Db, family: Family, input: TimelineInput): Promise<Timeline> {
  const [at, no] = (input.before ?? newest).split(":");
  const { rows } = await sql.query<Row>(timelineSql, [
    family.ids,
    at,
    no,
    input.event ?? null,
    input.pageSize + 1,
    family.rootId,
  ]);
  const page = rows.slice(0, input.pageSize);
  const last = page.at(-1);
  const hasMore = rows.length > page.length && last !== undefined;
  return { rows: page.map(toEntry), next: hasMore ? `${last.at.getTime()}:${last.no}` : null };
}

function toEntry(row: Row): TimelineEntry {
  const common = { kind: row.kind, at: row.at.toISOString(), externalId: row.external_id };
  switch (row.kind) {
    case "event":
      return timelineEntrySchema.parse({
        ...common,
        no: row.no.toString(),
        name: row.name,
        properties: row.data,
      });
    case "traits":
      return timelineEntrySchema.parse({ ...common, no: row.no.toString(), traits: row.data });
    case "merged":
      return timelineEntrySchema.parse({ ...common, identityKind: row.name });
  }
}
