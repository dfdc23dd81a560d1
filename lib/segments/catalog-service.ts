import { BUILT_IN_EVENTS, BUILT_IN_TRAITS } from "#lib/catalog/vocabulary.ts";
import type { Surroundings } from "#lib/customers/reference-engine.ts";
import type { Db } from "#lib/db/client.ts";
import { BUILT_IN_FEATURES, builtInFormulas } from "#lib/features/built-in.ts";
import type { RuleCatalog } from "#lib/rules/check-references.ts";
import { dependsOn } from "#lib/rules/depends-on.ts";
import type { Rule } from "#lib/rules/schema.ts";
import type { ActiveSegment } from "#lib/segments/active.ts";
import { readActiveSegments } from "#lib/segments/read.ts";
import { unnamedShop } from "#lib/settings/schema.ts";
import { toComparable } from "#lib/std/text.ts";
import { type TimeZone, timeZone } from "#lib/std/time-zone.ts";

type Source = Pick<Db, "sql">;

/** What rules may name, by what the database holds now: the data's events and traits, the built-in ones, segments, lists. */
export async function readRuleCatalog(db: Source): Promise<RuleCatalog> {
  const names = await db.sql.query<{ kind: "event" | "trait"; name: string }>(
    "select kind, name from catalog_entry where kind in ('event', 'trait')",
  );
  const lists = await db.sql.query<{ key: string }>("select key from customer_list");
  const active = await readActiveSegments(db);
  const events = new Set<string>(BUILT_IN_EVENTS);
  const traits = new Set<string>(BUILT_IN_TRAITS);
  for (const { kind, name } of names.rows) (kind === "event" ? events : traits).add(name);
  const listKeys = new Set(lists.rows.map((row) => row.key));
  return {
    hasEvent: (name) => events.has(name),
    hasTrait: (name) => traits.has(name),
    hasFeature: (name) => BUILT_IN_FEATURES.includes(name),
    hasList: (key) => listKeys.has(key),
    segmentRule: (key) => active.get(key)?.rule,
  };
}

/**
 * The ids on lists as they were read last, by the list's key, each with what tells whether it is still the same. For
 * repeatable-read transactions, which must not go back from one call to the next.
 */
export type ListCache = Map<string, { readonly state: string; readonly ids: ReadonlySet<string> }>;

/**
 * What the evaluation of some valid rules needs besides histories: the shop's zone, the rules of active segments, and the
 * lists that they name, directly or through segments.
 *
 * @param cache the lists of one call, for the next: only those that have changed are read again
 */
export async function readSurroundings(
  db: Source,
  rules: readonly Rule[],
  active?: ReadonlyMap<string, ActiveSegment>,
  cache?: ListCache,
): Promise<Surroundings> {
  const segments = active ?? (await readActiveSegments(db));
  const segmentRule = (key: string): Rule => {
    const found = segments.get(key);
    if (!found) throw new Error(`There is no active segment ${key}`);
    return found.rule;
  };
  const keys = new Set(rules.flatMap((rule) => [...dependsOn(rule, { segmentRule }).lists]));
  const lists = await (cache ? readChangedLists(db, [...keys], cache) : readLists(db, [...keys]));
  return {
    zone: await readZone(db),
    formulas: builtInFormulas,
    segmentRule,
    listIds: (key) => lists.get(key) ?? new Set(),
  };
}

/** The shop's time zone, by which rules tell days. */
export async function readZone({ sql }: Source): Promise<TimeZone> {
  const { rows } = await sql.query<{ time_zone: string }>("select time_zone from shop where id = 1");
  return timeZone(rows[0]?.time_zone ?? unnamedShop.timeZone);
}

/** As readLists, and leaves these lists in the cache, no others. */
async function readChangedLists(
  db: Source,
  keys: readonly string[],
  cache: ListCache,
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const states = await readListStates(db, keys);
  const changed = keys.filter((key) => cache.get(key)?.state !== states.get(key));
  const read = await readLists(db, changed);
  for (const key of cache.keys()) if (!states.has(key)) cache.delete(key);
  for (const [key, state] of states) {
    const ids = read.get(key);
    if (ids) cache.set(key, { state, ids });
  }
  return new Map([...cache].map(([key, { ids }]) => [key, ids]));
}

/** Equal as long as the same ids are on a list: it was not replaced, and no customer deleted, which takes them off as well. */
async function readListStates(
  { sql }: Source,
  keys: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (keys.length === 0) return new Map();
  const { rows } = await sql.query<{ key: string; state: string }>(
    `select key, concat_ws(' ', id, revision, (select max(no) from removal)) as state
     from customer_list where key = any($1::text[])`,
    [keys],
  );
  return new Map(rows.map(({ key, state }) => [key, state]));
}

async function readLists(
  { sql }: Source,
  keys: readonly string[],
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const lists = new Map(keys.map((key) => [key, new Set<string>()]));
  if (keys.length === 0) return lists;
  const { rows } = await sql.query<{ key: string; id: string }>(
    `select l.key, e.external_id as id from customer_list l join customer_list_entry e on e.list_id = l.id
     where l.key = any($1::text[])`,
    [keys],
  );
  for (const { key, id } of rows) lists.get(key)?.add(toComparable(id));
  return lists;
}
