import type { Db } from "#lib/db/client.ts";
import type { Page } from "#lib/http/paging.ts";
import {
  type Member,
  type MemberListInput,
  type MembershipCause,
  memberSchema,
} from "#lib/memberships/schema.ts";
import type { Instant } from "#lib/std/time-zone.ts";

type Source = Pick<Db, "sql">;

type IntervalRow = {
  entered_at: Date;
  entered_cause: MembershipCause;
  version_no: number;
  left_at: Date | null;
  left_cause: MembershipCause | null;
};

const orders = { name: "c.external_id", enteredAt: "m.entered_at", leftAt: "m.left_at" } as const;

function toInterval(row: IntervalRow) {
  return {
    enteredAt: row.entered_at.toISOString(),
    enteredCause: row.entered_cause,
    versionNo: row.version_no,
    leftAt: row.left_at?.toISOString() ?? null,
    leftCause: row.left_cause,
  };
}

/** Who is in a segment, or the intervals of those who left. */
export async function listMemberRows(
  { sql }: Source,
  segmentId: string,
  input: MemberListInput,
): Promise<Page<Member>> {
  const isKnown = (sort: string): sort is keyof typeof orders => Object.hasOwn(orders, sort);
  const order = orders[input.sort !== undefined && isKnown(input.sort) ? input.sort : "name"];
  const where = `m.segment_id = $1 and m.left_at is ${input.status === "in" ? "" : "not"} null
    and ($2 = '' or strpos(lower(c.external_id), lower($2)) > 0)`;
  const from = "from membership m join customer c on c.id = m.customer_id";
  const counted = await sql.query<{ n: bigint }>(`select count(*) as n ${from} where ${where}`, [
    segmentId,
    input.search,
  ]);
  const { rows } = await sql.query<IntervalRow & { id: bigint; name: string }>(
    `select m.customer_id as id, c.external_id as name, m.entered_at, m.entered_cause, m.version_no, m.left_at,
       m.left_cause
     ${from} where ${where}
     order by ${order} ${input.direction === "desc" ? "desc" : "asc"}, m.id limit $3 offset $4`,
    [segmentId, input.search, input.pageSize, (input.page - 1) * input.pageSize],
  );
  return {
    rows: rows.map((row) =>
      memberSchema.parse({ ...toInterval(row), customerId: String(row.id), name: row.name }),
    ),
    total: Number(counted.rows[0]?.n ?? 0),
  };
}

type SegmentIntervalRow = IntervalRow & {
  key: string;
  name: string;
  label_en: string | null;
  label_zh: string | null;
  segment_id: string;
};

/** The intervals of some ids of one customer, open ones first, then the newest. */
export async function listIntervalsOf({ sql }: Source, customerIds: readonly bigint[]) {
  const { rows } = await sql.query<SegmentIntervalRow>(
    `select s.key, s.name, s.label_en, s.label_zh, m.segment_id, m.entered_at, m.entered_cause, m.version_no, m.left_at, m.left_cause
     from membership m join segment s on s.id = m.segment_id where m.customer_id = any($1::bigint[])
     order by m.left_at desc nulls first, m.entered_at desc, s.name, m.id desc limit 500`,
    [customerIds],
  );
  return rows.map((row) => ({
    ...toInterval(row),
    key: row.key,
    name: row.name,
    labels: { en: row.label_en, zh: row.label_zh },
    segmentId: row.segment_id,
  }));
}

export type FlowCounts = { readonly before: number; readonly after: number; readonly stayed: number };

/** For each segment with members then or now: how many it had at two moments, and how many of these both times. */
export async function readFlowCounts(
  { sql }: Source,
  from: Instant,
  to: Instant,
): Promise<ReadonlyMap<string, FlowCounts>> {
  const flows = await readFlows({ sql }, { from, to, isSinceFirst: false });
  return new Map([...flows].map(([id, { before, after, stayed }]) => [id, { before, after, stayed }]));
}

export type FirstFlow = FlowCounts & { readonly from: Instant };

/** The same, but of a segment that was counted first only later, since then: who was in at once had not entered. */
export function readFlowsSinceFirst(
  source: Source,
  from: Instant,
  to: Instant,
): Promise<ReadonlyMap<string, FirstFlow>> {
  return readFlows(source, { from, to, isSinceFirst: true });
}

type FlowRow = { segment_id: string; base: Date; before: bigint; after: bigint; stayed: bigint };

async function readFlows(
  { sql }: Source,
  { from, to, isSinceFirst }: { from: Instant; to: Instant; isSinceFirst: boolean },
): Promise<ReadonlyMap<string, FirstFlow>> {
  const { rows } = await sql.query<FlowRow>(
    `with base as (
       select segment_id, greatest($1::timestamptz, case when $3 then min(entered_at) end) as at
       from membership group by segment_id
     )
     select segment_id, base, count(*) filter (where is_before) as before,
       count(*) filter (where is_after) as after, count(*) filter (where is_before and is_after) as stayed
     from (
       select m.segment_id, m.customer_id, b.at as base,
         bool_or(m.entered_at <= b.at and (m.left_at is null or m.left_at > b.at)) as is_before,
         bool_or(m.entered_at <= $2 and (m.left_at is null or m.left_at > $2)) as is_after
       from membership m join base b on b.segment_id = m.segment_id
       where m.entered_at <= $2 and (m.left_at is null or m.left_at > b.at)
       group by m.segment_id, m.customer_id, b.at
     ) c group by segment_id, base`,
    [new Date(from), new Date(to), isSinceFirst],
  );
  return new Map(
    rows.map((row) => [
      row.segment_id,
      {
        from: row.base.getTime(),
        before: Number(row.before),
        after: Number(row.after),
        stayed: Number(row.stayed),
      },
    ]),
  );
}

export type Step = {
  readonly at: Instant;
  readonly size: number;
  readonly entered: number;
  readonly left: number;
};

/**
 * Sizes at ascending moments, and how many intervals began and ended since the moment before (at the first: ever), by
 * segment. Who was in when a segment was counted first makes its size, but did not enter. In one pass over the intervals.
 */
export async function readSteps(
  { sql }: Source,
  moments: readonly Instant[],
  segmentId: string | null = null,
): Promise<ReadonlyMap<string, readonly Step[]>> {
  // An instant at a moment itself belongs before it: buckets end just after.
  const bounds = moments.map((at) => new Date(at + 1));
  const { rows } = await sql.query<{ segment_id: string; kind: Kind; bucket: number; n: bigint }>(
    `with first as (select segment_id, min(entered_at) as at from membership group by segment_id)
     select segment_id, kind, width_bucket(at, $1::timestamptz[]) as bucket, count(*) as n
     from (
       select m.segment_id, case when m.entered_at = f.at then 'first' else 'in' end as kind, m.entered_at as at
       from membership m join first f on f.segment_id = m.segment_id
       union all select segment_id, 'out', left_at from membership where left_at is not null
     ) m
     where $2::uuid is null or segment_id = $2 group by 1, 2, 3`,
    [bounds, segmentId],
  );
  const counts = new Map<string, Record<Kind, number[]>>();
  for (const { segment_id, kind, bucket, n } of rows) {
    const known = counts.get(segment_id) ?? { first: [], in: [], out: [] };
    counts.set(segment_id, known);
    known[kind][bucket] = Number(n);
  }
  return new Map([...counts].map(([id, kinds]) => [id, stepsOf(moments, kinds)]));
}

type Kind = "first" | "in" | "out";

function stepsOf(moments: readonly Instant[], counts: Readonly<Record<Kind, readonly number[]>>): Step[] {
  let size = 0;
  return moments.map((at, index) => {
    const step = { entered: counts.in[index] ?? 0, left: counts.out[index] ?? 0 };
    size += (counts.first[index] ?? 0) + step.entered - step.left;
    return { at, size, ...step };
  });
}
