import type { Database } from "#lib/db/client.ts";
import { acceptMessages } from "#lib/ingest/accept.ts";
import { aContext } from "#lib/ingest/testing.ts";
import { type UpdateResult, updateMemberships } from "#lib/memberships/sweep-service.ts";
import type { FollowingCache } from "#lib/memberships/writing-service.ts";
import type { Rule } from "#lib/rules/schema.ts";
import { postgresPopulation } from "#lib/segments/population-service.ts";

/** An hour of 1 May 2026. */
export function at(hour: number, minute = 0): string {
  return `2026-05-01T${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}:00Z`;
}

/** No segment is swept by age. */
export const never = { moving: Infinity, still: Infinity };

/** Who ever ordered. */
export const buyers: Rule = {
  kind: "measure",
  measure: { of: "count", event: "order_completed" },
  op: "gte",
  value: 1,
};

/** Who ordered within the last hours. */
export function orderedWithin(hours: number): Rule {
  const window = { kind: "last", n: hours, unit: "hour" } as const;
  return {
    kind: "measure",
    measure: { of: "count", event: "order_completed", window },
    op: "gte",
    value: 1,
  };
}

/** Brings memberships up to date as of an ISO time, with the population read from Postgres. */
export async function update(
  database: Database,
  at: string,
  sweepEveryMs = { moving: 300_000, still: 300_000 },
  cache?: FollowingCache,
): Promise<UpdateResult> {
  const options = {
    database,
    population: postgresPopulation(database),
    now: () => Date.parse(at),
    sweepEveryMs,
    sweepForMs: Infinity,
    mostInPart: 2,
    ...(cache && { cache }),
  };
  const moved = { entered: 0, left: 0 };
  for (;;) {
    const result = await updateMemberships(options);
    moved.entered += result.entered;
    moved.left += result.left;
    // Sweeps find nothing to put right: whoever breaks what messages and time do sees it in any test that updates.
    if (result.repaired > 0) throw new Error(`${result.swept.join(" ")}: ${result.repaired} were wrong`);
    if (result.failure) throw result.failure;
    if (result.isBehind || result.isWaiting) continue;
    await expectSizes(database);
    return { ...result, ...moved };
  }
}

/** The sizes that are kept are those that one would count. */
async function expectSizes({ sql }: Database): Promise<void> {
  const { rows } = await sql.query<{ segment_id: string; members: bigint; counted: bigint }>(
    `select segment_id, coalesce(s.members, 0) as members, coalesce(m.counted, 0) as counted from segment_size s
     full join (
       select segment_id, count(*) as counted from membership where left_at is null group by segment_id
     ) m using (segment_id) where coalesce(s.members, 0) <> coalesce(m.counted, 0)`,
  );
  const [wrong] = rows;
  if (wrong) throw new Error(`${wrong.segment_id} has ${wrong.counted} members, not ${wrong.members}`);
}

export async function send(...raws: readonly Readonly<Record<string, unknown>>[]): Promise<void> {
  await acceptMessages(raws, aContext());
}

/** Who is in a segment by its open intervals, as names joined by blanks. */
export async function open(database: Database, key: string): Promise<string> {
  const { rows } = await database.sql.query<{ name: string }>(
    `select c.external_id as name from membership m join segment s on s.id = m.segment_id
     join customer c on c.id = m.customer_id where s.key = $1 and m.left_at is null
     order by c.external_id collate "C"`,
    [key],
  );
  return rows.map((row) => row.name).join(" ");
}

/** All intervals of a segment as lines: "ann 10:00 message – 12:00 time". */
export async function intervals(database: Database, key: string): Promise<readonly string[]> {
  const { rows } = await database.sql.query<{ line: string }>(
    `select concat_ws(' ', c.external_id, to_char(m.entered_at at time zone 'UTC', 'HH24:MI'), m.entered_cause, '–',
       to_char(m.left_at at time zone 'UTC', 'HH24:MI'), m.left_cause) as line
     from membership m join segment s on s.id = m.segment_id join customer c on c.id = m.customer_id
     where s.key = $1 order by m.entered_at, c.external_id, m.id`,
    [key],
  );
  return rows.map((row) => row.line);
}
