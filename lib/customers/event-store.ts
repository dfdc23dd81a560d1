import { toHistoryEvent } from "#lib/customers/histories.ts";
import type { Sql } from "#lib/db/pool.ts";
import type { JsonRecord } from "#lib/messages/schema.ts";
import type { HistoryEvent } from "#lib/rules/history.ts";
import type { EventNeed, HistoryNeeds } from "#lib/rules/history-needs.ts";
import { sharedText } from "#lib/std/shared-text.ts";
import type { Instant } from "#lib/std/time-zone.ts";

/** An event with the row of the customer who sent it. */
export type EventOfRow = { readonly rowId: bigint; readonly event: HistoryEvent };

/** The moment that a statement has as its second value, in milliseconds. */
export const moment = "timestamptz 'epoch' + $2::float8 * interval '1 ms'";
/** An instant in milliseconds, of a column. */
export const toMs = (column: string) => `(date_part('epoch', ${column}) * 1000)::bigint`;

const eventsSql = `
  select customer_id, no, ${toMs("at")} as at_ms, name, properties from event
  where customer_id = any($1::bigint[]) and at <= ${moment}`;

/** Only some events, most of them without their properties: of each name from its instant on, none before the earliest. */
const neededEventsSql = `
  select e.customer_id, e.no, ${toMs("e.at")} as at_ms, e.name, case when n.properties then e.properties end as properties
  from event e join unnest($3::text[], $4::timestamptz[], $5::boolean[]) as n(name, from_at, properties)
    on n.name = e.name and e.at >= n.from_at
  where e.customer_id = any($1::bigint[]) and e.at <= ${moment} and e.at >= $6::timestamptz`;

/** The first event of all, of each customer. */
const firstEventsSql = `
  select c.id as customer_id, f.no, ${toMs("f.at")} as at_ms, f.name, null as properties
  from unnest($1::bigint[]) as c(id) cross join lateral (
    select no, at, name from event where customer_id = c.id and at <= ${moment} order by at, no limit 1
  ) f`;

type EventRow = {
  customer_id: bigint;
  no: bigint;
  at_ms: bigint;
  name: string;
  properties: JsonRecord | null;
};

/** Their events up to a moment, in no particular order. */
export async function readEvents(
  sql: Sql,
  rowIds: readonly bigint[],
  asOf: Instant,
  needs?: HistoryNeeds,
): Promise<readonly EventOfRow[]> {
  const rows = await readRows(sql, rowIds, asOf, needs);
  return rows.map((row) => toEvent(row, needs));
}

async function readRows(
  sql: Sql,
  rowIds: readonly bigint[],
  asOf: Instant,
  needs?: HistoryNeeds,
): Promise<readonly EventRow[]> {
  if (needs === undefined || needs.events === "all") {
    const query = { name: "history_events", text: eventsSql, values: [rowIds, asOf] };
    return (await sql.query<EventRow>(query)).rows;
  }
  // What is needed of all time is asked for apart: for the rest only the partitions of the last months are looked at.
  const each = [...needs.events];
  const ever = each.filter(([, { from }]) => from === -Infinity);
  const old = await readNeeded(sql, "history_events_ever", rowIds, asOf, ever);
  const recent = each.filter(([, { from }]) => from !== -Infinity);
  // Too many to be pushed as arguments: a thousand customers may have hundreds of thousands.
  const rows = old.concat(await readNeeded(sql, "history_events_recent", rowIds, asOf, recent));
  if (!needs.firstEvent) return rows;
  const known = new Set(rows.map((row) => row.no));
  const first = await sql.query<EventRow>({
    name: "history_first_events",
    text: firstEventsSql,
    values: [rowIds, asOf],
  });
  return [...rows, ...first.rows.filter((row) => !known.has(row.no))];
}

async function readNeeded(
  sql: Sql,
  name: string,
  rowIds: readonly bigint[],
  asOf: Instant,
  needed: readonly (readonly [string, EventNeed])[],
): Promise<EventRow[]> {
  if (needed.length === 0) return [];
  const from = needed.reduce((least, [, need]) => Math.min(least, need.from), Infinity);
  const { rows } = await sql.query<EventRow>({
    name,
    text: neededEventsSql,
    values: [rowIds, asOf, ...neededColumns(needed), toTimestamp(from)],
  });
  return rows;
}

function neededColumns(needed: readonly (readonly [string, EventNeed])[]) {
  return [
    needed.map(([event]) => event),
    needed.map(([, need]) => toTimestamp(need.from)),
    needed.map(([, { properties }]) => properties),
  ];
}

/** As Postgres writes it, which knows the beginning of all time too. */
function toTimestamp(at: Instant): string {
  return at < earliest ? "-infinity" : new Date(Math.ceil(at)).toISOString();
}

const earliest = Date.UTC(1, 0, 1);

/** The events that arrived after a number, up to another, as far as they are needed. */
export async function readArrivedEvents(
  sql: Sql,
  after: bigint,
  upTo: bigint,
  needs: HistoryNeeds,
): Promise<readonly EventOfRow[]> {
  const needed = needs.events === "all" ? undefined : [...needs.events];
  const { rows } = await sql.query<EventRow>(
    needed
      ? {
          name: "history_arrived_needed",
          text: `select e.customer_id, e.no, ${toMs("e.at")} as at_ms, e.name,
                   case when n.properties then e.properties end as properties
                 from event e join unnest($3::text[], $4::timestamptz[], $5::boolean[]) as n(name, from_at, properties)
                   on n.name = e.name and e.at >= n.from_at
                 where e.no > $1 and e.no <= $2`,
          values: [after, upTo, ...neededColumns(needed)],
        }
      : {
          name: "history_arrived_events",
          text: `select customer_id, no, ${toMs("at")} as at_ms, name, properties from event
                 where no > $1 and no <= $2`,
          values: [after, upTo],
        },
  );
  return rows.map((row) => toEvent(row, needs));
}

function toEvent(
  { customer_id, no, at_ms, name, properties }: EventRow,
  needs: HistoryNeeds | undefined,
): EventOfRow {
  const event = { name: sharedText(name), at: Number(at_ms), properties: properties ?? {} };
  return { rowId: customer_id, event: toHistoryEvent(event, Number(no), needs?.properties) };
}
