import type { Db } from "#lib/db/client.ts";
import type { Instant } from "#lib/std/time-zone.ts";

// How many are in now is kept; what came and went since a moment is counted back from there. So it takes the longer the more has
// moved, however many are in. Who has entered since is in still, or has left since: both kinds are found by their own index.

type Source = Pick<Db, "sql">;

export type FlowCounts = { readonly before: number; readonly after: number; readonly stayed: number };

/** `moved`: intervals that began or ended since. */
export type Flow = FlowCounts & { readonly from: Instant; readonly moved: number };

type FlowRow = Readonly<Record<"before" | "after" | "stayed" | "moved", bigint>> & {
  readonly segment_id: string;
  readonly base: Date;
};

/** Whoever did not move in the period is in at both ends, or at neither. */
const flowsSql = `
  with base as (
    select segment_id, members, greatest($1::timestamptz, first_at) as at
    from segment_size where $3::uuid is null or segment_id = $3
  )
  select b.segment_id, b.at as base, b.members - open + before as before, b.members - open + after as after,
    b.members - open + stayed as stayed, moved
  from base b cross join lateral (
    select coalesce(sum(open), 0) as open, count(*) filter (where is_before) as before,
      count(*) filter (where is_after) as after, count(*) filter (where is_before and is_after) as stayed,
      coalesce(sum(n), 0)::bigint as moved
    from (
      select customer_id, count(*) as n, count(*) filter (where left_at is null) as open,
        bool_or(entered_at <= b.at and left_at > b.at) as is_before,
        bool_or(entered_at <= $2 and (left_at is null or left_at > $2)) as is_after
      from (
        select customer_id, entered_at, left_at from membership
        where segment_id = b.segment_id and left_at is null and entered_at > b.at
        union all
        select customer_id, entered_at, left_at from membership where segment_id = b.segment_id and left_at > b.at
      ) m group by customer_id
    ) c
  ) m`;

/**
 * For each segment that ever had members, or one: how many it had at two moments, and how many of these both times. Of a segment that was
 * counted first only later, since then: who was in at once had not entered.
 */
export async function readFlows(
  { sql }: Source,
  { from, to }: { readonly from: Instant; readonly to: Instant },
  segmentId: string | null = null,
): Promise<ReadonlyMap<string, Flow>> {
  const { rows } = await sql.query<FlowRow>(flowsSql, [new Date(from), new Date(to), segmentId]);
  return new Map(
    rows.map(({ segment_id, base, before, after, stayed, moved }) => [
      segment_id,
      {
        from: base.getTime(),
        before: Number(before),
        after: Number(after),
        stayed: Number(stayed),
        moved: Number(moved),
      },
    ]),
  );
}

/** So much has moved that counting it takes a tenth of a second or more. */
export function isMuch(flows: ReadonlyMap<string, Flow>): boolean {
  let moved = 0;
  for (const flow of flows.values()) moved += flow.moved;
  return moved > 50_000;
}

export type Step = {
  readonly at: Instant;
  readonly size: number;
  readonly entered: number;
  readonly left: number;
};

type StepRow = { segment_id: string; members: bigint; kind: Kind | null; bucket: number; n: bigint };

const stepsSql = `
  with base as (
    select segment_id, members, first_at from segment_size where $2::uuid is null or segment_id = $2
  )
  select b.segment_id, b.members, m.kind, m.bucket, m.n from base b left join lateral (
    select case when entered_at = b.first_at then 'first' else 'in' end as kind,
      width_bucket(entered_at, $1::timestamptz[]) as bucket, count(*) as n
    from (
      select entered_at from membership
      where segment_id = b.segment_id and left_at is null and entered_at >= ($1::timestamptz[])[1]
      union all
      select entered_at from membership
      where segment_id = b.segment_id and left_at >= ($1::timestamptz[])[1] and entered_at >= ($1::timestamptz[])[1]
    ) i group by 1, 2
    union all
    select 'out', width_bucket(left_at, $1::timestamptz[]), count(*)
    from membership where segment_id = b.segment_id and left_at >= ($1::timestamptz[])[1] group by 2
  ) m on true`;

/**
 * Sizes at ascending moments, and how many intervals began and ended since the moment before (at the first: none), of each
 * segment that ever had members, or one. Who was in when a segment was counted first makes its size, but did not enter.
 */
export async function readSteps(
  { sql }: Source,
  moments: readonly Instant[],
  segmentId: string | null = null,
): Promise<ReadonlyMap<string, readonly Step[]>> {
  // An instant at a moment itself belongs before it: buckets end just after, the last one never.
  const bounds = moments.map((at) => new Date(at + 1));
  const { rows } = await sql.query<StepRow>(stepsSql, [bounds, segmentId]);
  const counts = new Map<string, Counts>();
  for (const { segment_id, members, kind, bucket, n } of rows) {
    const known = counts.get(segment_id) ?? { members: Number(members), first: [], in: [], out: [] };
    counts.set(segment_id, known);
    if (kind) known[kind][bucket] = Number(n);
  }
  return new Map([...counts].map(([id, known]) => [id, stepsOf(moments, known)]));
}

type Kind = "first" | "in" | "out";
type Counts = { readonly members: number } & Readonly<Record<Kind, number[]>>;

function stepsOf(moments: readonly Instant[], { members, ...counts }: Counts): Step[] {
  const stepAt = (index: number) => {
    const step = { entered: counts.in[index] ?? 0, left: counts.out[index] ?? 0 };
    return { ...step, more: (counts.first[index] ?? 0) + step.entered - step.left };
  };
  const steps = Array.from({ length: moments.length }, (_, index) => stepAt(index + 1));
  let size = members - steps.reduce((sum, { more }) => sum + more, 0);
  return moments.map((at, index) => {
    const { entered, left, more } = steps[index - 1] ?? { entered: 0, left: 0, more: 0 };
    size += more;
    return { at, size, entered, left };
  });
}
