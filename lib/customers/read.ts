import { type EventOfRow, moment, readArrivedEvents, readEvents, toMs } from "#lib/customers/event-store.ts";
import { type GrowingHistory, type HistoryOfRows, inOrder, startOf } from "#lib/customers/growing-history.ts";
import { NOT_YET } from "#lib/customers/links.ts";
import type { Sql } from "#lib/db/pool.ts";
import type { Json } from "#lib/messages/schema.ts";
import { sharedDatum } from "#lib/messages/shared-datum.ts";
import type { History, TraitValue } from "#lib/rules/history.ts";
import type { HistoryNeeds } from "#lib/rules/history-needs.ts";
import type { Instant } from "#lib/std/time-zone.ts";

/**
 * The customers that some rows stand for at a moment, each with every row that was merged into it by then. Each row is looked
 * up by itself (`offset 0` keeps it so): Postgres takes a recursion for ten times as many rows as it has, and read all
 * customers instead, a second for each thousand of a million.
 */
const partOfSql = `
  with recursive up (id) as (
    select id from customer where id = any($1::bigint[])
    union
    select c.merged_into_id from up cross join lateral (
      select merged_into_id from customer
      where id = up.id and merged_into_id is not null and merged_at <= ${moment} offset 0
    ) c
  ), part (root, id) as (
    select c.id, c.id from up cross join lateral (
      select id from customer where id = up.id and (merged_into_id is null or merged_at > ${moment}) offset 0
    ) c
    union all
    select part.root, c.id from part cross join lateral (
      select id from customer where merged_into_id = part.id and merged_at <= ${moment} offset 0
    ) c
  )`;

const partsSql = `${partOfSql}
  select p.root, p.id, r.external_id as root_name, c.external_id as name, ${toMs("c.created_at")} as created_ms
  from part p cross join lateral (
    select external_id, created_at from customer where id = p.id and created_at <= ${moment} offset 0
  ) c cross join lateral (select external_id from customer where id = p.root offset 0) r`;

const traitsSql = `
  select customer_id, no, ${toMs("at")} as at_ms, trait, value from trait_change
  where customer_id = any($1::bigint[]) and at <= ${moment} and ($3::text[] is null or trait = any($3))`;

type PartRow = { root: bigint; id: bigint; root_name: string; name: string; created_ms: bigint };
type TraitRow = { customer_id: bigint; no: bigint; at_ms: bigint; trait: string; value: Json };

/**
 * The histories, as of a moment, of the customers that some rows of `customer` stand for then: a row that was merged
 * by then gives its survivor. Events and trait values after the moment are left out. A customer who did not exist yet
 * has none. Call it in a repeatable-read transaction, since it asks more than once. With `needs`, only what they
 * name is read: a fraction of it, of which what they are the needs of comes to the same.
 *
 * @returns by the id of the surviving row
 */
export async function readHistories(
  sql: Sql,
  customerIds: readonly bigint[],
  asOf: Instant,
  needs?: HistoryNeeds,
): Promise<ReadonlyMap<bigint, History>> {
  const known = await readHistoriesOfRows(sql, customerIds, asOf, needs);
  return new Map([...known].map(([id, { history }]) => [id, history]));
}

/** The same, with the rows whose events and traits are in each. */
export async function readHistoriesOfRows(
  sql: Sql,
  customerIds: readonly bigint[],
  asOf: Instant,
  needs?: HistoryNeeds,
): Promise<ReadonlyMap<bigint, HistoryOfRows>> {
  const found = new Map<bigint, { history: GrowingHistory; rowIds: bigint[] }>();
  if (customerIds.length === 0) return found;
  const parts = await sql.query<PartRow>({
    name: "history_parts",
    text: partsSql,
    values: [customerIds, asOf],
  });
  const growing = new Map<bigint, GrowingHistory>();
  for (const { root, id, root_name, name, created_ms } of parts.rows) {
    const createdAt = Number(created_ms);
    const known = found.get(root) ?? { history: startOf(root_name, createdAt), rowIds: [] };
    found.set(root, known);
    known.rowIds.push(id);
    growing.set(id, known.history);
    known.history.ids.add(name);
    known.history.createdAt = Math.min(known.history.createdAt, createdAt);
  }
  const rowIds = [...growing.keys()];
  for (const { rowId, event } of await readEvents(sql, rowIds, asOf, needs))
    growing.get(rowId)?.events.push(event);
  const traits = await sql.query<TraitRow>({
    name: "history_traits",
    text: traitsSql,
    values: [rowIds, asOf, needs ? [...needs.traits] : null],
  });
  for (const row of traits.rows) {
    const known = growing.get(row.customer_id)?.traits;
    const list = known?.get(row.trait) ?? [];
    known?.set(row.trait, list);
    list.push(toTraitValue(row));
  }
  for (const { history } of found.values()) {
    history.events.sort(inOrder);
    for (const values of history.traits.values()) values.sort(inOrder);
  }
  return found;
}

function toTraitValue({ at_ms, no, value }: TraitRow): TraitValue {
  return { at: Number(at_ms), no: Number(no), value: sharedDatum(value) };
}

/** What arrived under some numbers, as it is in histories, by the row of the customer who sent it. */
export type Arrivals = {
  readonly events: readonly EventOfRow[];
  readonly traits: readonly { readonly rowId: bigint; readonly trait: string; readonly value: TraitValue }[];
};

/** Reads what arrived after a number, up to another, as far as it is needed. */
export async function readArrivals(
  sql: Sql,
  after: bigint,
  upTo: bigint,
  needs: HistoryNeeds,
): Promise<Arrivals> {
  const events = await readArrivedEvents(sql, after, upTo, needs);
  const traits = await sql.query<TraitRow>({
    name: "history_arrived_traits",
    text: `select customer_id, no, ${toMs("at")} as at_ms, trait, value from trait_change
           where no > $1 and no <= $2 and trait = any($3::text[])`,
    values: [after, upTo, [...needs.traits]],
  });
  return {
    events,
    traits: traits.rows.map((row) => ({
      rowId: row.customer_id,
      trait: row.trait,
      value: toTraitValue(row),
    })),
  };
}

/** The rows that are customers of their own at a moment: not merged into another by then. Some may be created later. */
export async function readPopulationIds(sql: Sql, asOf: Instant): Promise<readonly bigint[]> {
  const { rows } = await sql.query<{ id: bigint }>(
    `select id from customer
     where merged_into_id is null or merged_at > timestamptz 'epoch' + $1::float8 * interval '1 ms' order by id`,
    [asOf],
  );
  return rows.map((row) => row.id);
}

/** The highest id of a row: whoever is created later has a higher one. */
export async function readHighestId(sql: Sql): Promise<bigint> {
  const { rows } = await sql.query<{ id: bigint }>("select coalesce(max(id), 0)::int8 as id from customer");
  return rows[0]?.id ?? 0n;
}

/** The customers of higher ids than one, whenever they are created, who are nothing but themselves: neither merged nor merged into. */
export async function readNewcomers(
  sql: Sql,
  afterId: bigint,
): Promise<readonly { readonly id: bigint; readonly name: string; readonly createdAt: Instant }[]> {
  const { rows } = await sql.query<{ id: bigint; name: string; created_ms: bigint }>({
    name: "history_newcomers",
    text: `select id, external_id as name, ${toMs("created_at")} as created_ms from customer c
           where id > $1 and created_at < ${notYet} and merged_into_id is null
             and not exists (select 1 from customer where merged_into_id = c.id)`,
    values: [afterId],
  });
  return rows.map(({ id, name, created_ms }) => ({ id, name, createdAt: Number(created_ms) }));
}

/** How many customers there are at a moment; one who was merged into another by then is not counted. */
export async function countPopulation(sql: Sql, asOf: Instant): Promise<number> {
  const { rows } = await sql.query<{ n: bigint }>(
    `select count(*) as n from customer
     where created_at <= $1 and (merged_at is null or merged_at > $1)`,
    [new Date(asOf)],
  );
  return Number(rows[0]?.n ?? 0);
}

/** The rows that were merged into another one after a moment and up to a later one. */
export async function readMergedBetween(sql: Sql, after: Instant, upTo: Instant): Promise<readonly bigint[]> {
  const { rows } = await sql.query<{ id: bigint }>(
    "select id from customer where merged_at > $1 and merged_at <= $2",
    [new Date(after), new Date(upTo)],
  );
  return rows.map((row) => row.id);
}

/** The rows that names (user ids, or anonymous ids) stand for as customers at a moment. */
export async function readIdsOfNames(
  sql: Sql,
  names: readonly string[],
  asOf: Instant,
): Promise<ReadonlyMap<string, bigint>> {
  const { rows } = await sql.query<{ id: bigint; name: string }>(
    `select id, external_id as name from customer
     where external_id = any($1::text[]) and created_at <= ${moment}
       and (merged_into_id is null or merged_at > ${moment}) order by kind desc`,
    [names, asOf],
  );
  return new Map(rows.map((row) => [row.name, row.id]));
}

/** Every row of the customers that some rows stand for at a moment, those merged into them included. */
export async function readRowsOf(
  sql: Sql,
  customerIds: readonly bigint[],
  asOf: Instant,
): Promise<readonly bigint[]> {
  const parts = await sql.query<PartRow>({
    name: "history_parts",
    text: partsSql,
    values: [customerIds, asOf],
  });
  return parts.rows.map((row) => row.id);
}

/** The row that is the customer at a moment, for each of some rows: itself, or the one that it was merged into by then. */
export async function readRoots(
  sql: Sql,
  customerIds: readonly bigint[],
  asOf: Instant,
): Promise<ReadonlyMap<bigint, bigint>> {
  const { rows } = await sql.query<{ start: bigint; root: bigint }>({
    name: "history_roots",
    text: `
      with recursive up (start, id) as (
        select id, id from customer where id = any($1::bigint[])
        union all
        select up.start, c.merged_into_id from up cross join lateral (
          select merged_into_id from customer
          where id = up.id and merged_into_id is not null and merged_at <= ${moment} offset 0
        ) c
      )
      select up.start, up.id as root from up cross join lateral (
        select 1 from customer where id = up.id and (merged_into_id is null or merged_at > ${moment}) offset 0
      ) c`,
    values: [customerIds, asOf],
  });
  return new Map(rows.map(({ start, root }) => [start, root]));
}

/** A row's creation counts as coming only if it has a date: what an alias alone names may never be heard of. */
const notYet = `timestamptz '${new Date(NOT_YET).toISOString()}'`;

/** For each customer of a moment that some rows stand for: the earliest of what is known of the time after it. */
const comingSql = `${partOfSql}
  select p.root, ${toMs("min(n.at)")} as at_ms
  from part p cross join lateral (
    select created_at, merged_at from customer where id = p.id offset 0
  ) c cross join lateral (
    select c.created_at as at where c.created_at < ${notYet}
    union all select c.merged_at
    union all select m.merged_at from customer m where m.merged_into_id = p.id
    union all select min(e.at) from event e where e.customer_id = p.id and e.at > ${moment}
    union all select min(t.at) from trait_change t where t.customer_id = p.id and t.at > ${moment}
  ) n where n.at > ${moment} group by p.root`;

/**
 * When, after a moment, something comes true that is known already of the customers that some rows stand for then: an
 * event or a trait value whose time is yet to come (a sender's clock may be fast), a merge, the customer's creation.
 *
 * @returns by the id of the row that is the customer at the moment, as readHistories; only those of whom there is something
 */
export async function readComing(
  sql: Sql,
  customerIds: readonly bigint[],
  asOf: Instant,
): Promise<ReadonlyMap<bigint, Instant>> {
  if (customerIds.length === 0) return new Map();
  const { rows } = await sql.query<{ root: bigint; at_ms: bigint }>({
    name: "history_coming",
    text: comingSql,
    values: [customerIds, asOf],
  });
  return new Map(rows.map((row) => [row.root, Number(row.at_ms)]));
}

/** All rows of which something is known that comes true only after a moment. It looks through everything that has a time. */
export async function readAllComing(sql: Sql, asOf: Instant): Promise<readonly bigint[]> {
  const { rows } = await sql.query<{ id: bigint }>(
    `select customer_id as id from event where at > $1
     union select customer_id from trait_change where at > $1
     union select id from customer where created_at > $1 and created_at < ${notYet} or merged_at > $1
     union select merged_into_id from customer where merged_at > $1`,
    [new Date(asOf)],
  );
  return rows.map((row) => row.id);
}
