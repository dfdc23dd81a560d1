import { populationOf } from "#lib/customers/histories.ts";
import { membersOf } from "#lib/customers/reference-engine.ts";
import { messagesOf } from "#lib/customers/testing.ts";
import type { Database } from "#lib/db/client.ts";
import { builtInFormulas } from "#lib/features/built-in.ts";
import type { Rule } from "#lib/rules/schema.ts";
import { compareByCodePoint } from "#lib/std/text.ts";
import { type Instant, timeZone } from "#lib/std/time-zone.ts";
import type { Raw } from "#worker/testing/fault-load.ts";

export type Stored = { readonly events: readonly string[]; readonly traits: number; readonly ids: number };

/** What the database holds: the marks of its events, one for each row, and how many trait changes and message ids. */
export async function readStored({ sql }: Database): Promise<Stored> {
  const { rows } = await sql.query<{ mark: string }>(
    `select properties ->> 'id' as mark from event order by properties ->> 'id' collate "C"`,
  );
  const counts = await sql.query<{ traits: number; ids: number }>(
    `select (select count(*)::int from trait_change) as traits, (select count(*)::int from accepted_message) as ids`,
  );
  const { traits = 0, ids = 0 } = counts.rows[0] ?? {};
  return { events: rows.map((row) => row.mark), traits, ids };
}

/** The same from what clients were told was taken. */
export function expectStored(taken: ReadonlyMap<string, Raw>): Stored {
  const raws = [...taken.values()];
  const ofType = (type: string) => raws.filter((raw) => raw.type === type);
  return {
    events: ofType("track")
      .map((raw) => raw.messageId)
      .toSorted(compareByCodePoint),
    traits: ofType("identify").length,
    ids: raws.length,
  };
}

/** Members by the reference evaluator, which knows only the messages. */
export function expectMembers(
  taken: ReadonlyMap<string, Raw>,
  rules: Readonly<Record<string, Rule>>,
  asOf: Instant,
): Readonly<Record<string, readonly string[]>> {
  const population = populationOf(messagesOf([...taken.values()])).at(asOf);
  const segmentRule = (key: string): Rule => rules[key] ?? { kind: "everyone" };
  const surroundings = {
    asOf,
    zone: timeZone("UTC"),
    formulas: builtInFormulas,
    segmentRule,
    listIds: () => new Set<string>(),
  };
  return Object.fromEntries(
    Object.entries(rules).map(([key, rule]) => [key, membersOf(rule, population, surroundings)]),
  );
}

/** Members by the stored intervals. */
export async function readMembers(
  { sql }: Database,
  keys: readonly string[],
): Promise<Readonly<Record<string, readonly string[]>>> {
  const { rows } = await sql.query<{ key: string; name: string }>(
    `select s.key, c.external_id as name from membership m join segment s on s.id = m.segment_id
     join customer c on c.id = m.customer_id where m.left_at is null order by c.external_id collate "C"`,
  );
  return Object.fromEntries(
    keys.map((key) => [key, rows.filter((row) => row.key === key).map((row) => row.name)]),
  );
}

/** Members by the feed: each entry must turn what was before it round. */
export async function replayFeed(
  { sql }: Database,
  keys: readonly string[],
): Promise<Readonly<Record<string, readonly string[]>>> {
  const { rows } = await sql.query<{ kind: string; key: string; id: bigint; name: string }>(
    `select m.kind, s.key, m.customer_id as id, m.customer as name
     from movement m join segment s on s.id = m.segment_id order by m.no`,
  );
  const members = new Map(keys.map((key) => [key, new Map<bigint, string>()]));
  for (const { kind, key, id, name } of rows) {
    const of = members.get(key);
    if (of?.has(id) === (kind === "entered")) throw new Error(`${name} ${kind} ${key} twice`);
    if (kind === "entered") of?.set(id, name);
    else of?.delete(id);
  }
  return Object.fromEntries(
    [...members].map(([key, of]) => [key, [...of.values()].toSorted(compareByCodePoint)]),
  );
}
