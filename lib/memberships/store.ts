import type { Db } from "#lib/db/client.ts";
import type { Difference } from "#lib/memberships/difference.ts";
import type { Interval } from "#lib/memberships/intervals.ts";
import type { MembershipCause } from "#lib/memberships/schema.ts";
import type { Standings } from "#lib/memberships/standings.ts";
import { membersAnswer, thresholdsFromJson, thresholdsToJson } from "#lib/replica/answers-schema.ts";
import type { Thresholds } from "#lib/rules/context.ts";
import { stableJson } from "#lib/rules/stable-json.ts";
import type { Instant } from "#lib/std/time-zone.ts";

type Source = Pick<Db, "sql">;
type Writer = { readonly tx: Source; readonly standings: Standings };

/** How far a segment's memberships are computed: see SegmentEvaluation in the schema. */
export type Evaluation = {
  readonly segmentId: string;
  readonly versionNo: number;
  readonly basis: string;
  readonly sweptAt: Instant;
  readonly engine: string;
  /** Members at that sweep. */
  readonly size: number;
  readonly thresholds: Thresholds;
  /** Whether wakes are known for every customer, or still being looked for. */
  readonly isForeseen: boolean;
};

type EvaluationRow = {
  segment_id: string;
  version_no: number;
  basis: string;
  swept_at: Date;
  engine: string;
  size: number;
  thresholds: unknown;
  is_foreseen: boolean;
};

export async function readEvaluations({ sql }: Source): Promise<ReadonlyMap<string, Evaluation>> {
  const { rows } = await sql.query<EvaluationRow>(
    `select segment_id, version_no, basis, swept_at, engine, size, thresholds, foreseen_to is null as is_foreseen
     from segment_evaluation`,
  );
  return new Map(
    rows.map((row) => [
      row.segment_id,
      {
        segmentId: row.segment_id,
        versionNo: row.version_no,
        basis: row.basis,
        sweptAt: row.swept_at.getTime(),
        engine: row.engine,
        size: row.size,
        thresholds: thresholdsFromJson(membersAnswer.shape.thresholds.parse(row.thresholds)),
        isForeseen: row.is_foreseen,
      },
    ]),
  );
}

/** Another text as soon as a segment is computed by other versions, or for the first time. */
export function versionsOf(evaluations: ReadonlyMap<string, Evaluation>): string {
  return [...evaluations]
    .map(([segmentId, { basis }]) => `${segmentId} ${basis}`)
    .sort()
    .join("\n");
}

/** Keeps an evaluation, and its thresholds in the history if they are others than before. */
export async function saveEvaluation(
  { sql }: Source,
  evaluation: Omit<Evaluation, "isForeseen">,
): Promise<void> {
  const { segmentId, versionNo, basis, sweptAt, engine, size } = evaluation;
  const thresholds = thresholdsToJson(evaluation.thresholds);
  const json = JSON.stringify(thresholds);
  await sql.query(
    `insert into segment_evaluation (segment_id, version_no, basis, swept_at, engine, size, thresholds)
     values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (segment_id) do update
       set version_no = $2, basis = $3, swept_at = $4, engine = $5, size = $6, thresholds = $7`,
    [segmentId, versionNo, basis, new Date(sweptAt), engine, size, json],
  );
  if (thresholds.length === 0) return;
  const { rows } = await sql.query<{ thresholds: unknown }>(
    "select thresholds from segment_threshold where segment_id = $1 order by bound_at desc limit 1",
    [segmentId],
  );
  if (rows[0] && stableJson(rows[0].thresholds) === stableJson(thresholds)) return;
  await sql.query(
    `insert into segment_threshold (segment_id, bound_at, version_no, thresholds) values ($1, $2, $3, $4)
     on conflict (segment_id, bound_at) do update set version_no = $3, thresholds = $4`,
    [segmentId, new Date(sweptAt), versionNo, json],
  );
}

export type SegmentVersion = { readonly id: string; readonly versionNo: number };

/** Of the segments for which a customer was just evaluated: which they are in at the moment, and which not. */
export type Verdict = {
  readonly customerId: bigint;
  readonly at: Instant;
  readonly inside: readonly SegmentVersion[];
  readonly outside: readonly SegmentVersion[];
};

export type Moved = { readonly entered: number; readonly left: number };

/** Fails if somebody is in already: whoever writes knows who is, and to ask for each costs as much as an index. */
const enterSql = `
  insert into membership (segment_id, customer_id, version_no, entered_at, entered_cause)
  select segment_id, customer_id, version_no, timestamptz 'epoch' + at_ms * interval '1 ms', $4
  from unnest($5::uuid[], $1::bigint[], $2::int[], $3::bigint[]) as v (segment_id, customer_id, version_no, at_ms)
  returning id, customer_id, segment_id`;

/**
 * By the rows themselves: found by segment and customer, every other member of the segment may be looked at for each. Planned each time:
 * planned once while there are few memberships, it would read all open ones also when there are many.
 */
const leaveSql = `
  update membership m
  set left_at = greatest(timestamptz 'epoch' + v.at_ms * interval '1 ms', m.entered_at), left_cause = $4, left_version_no = v.version_no
  from unnest($1::bigint[], $2::int[], $3::bigint[]) as v (id, version_no, at_ms)
  where m.id = v.id and m.left_at is null returning m.id, m.customer_id, m.segment_id`;

/**
 * Opens and closes intervals as verdicts say, one for each customer; what changes nothing is not written.
 *
 * @throws if it is not known rightly who is in: then all that is known of it is to be read anew
 */
export async function applyVerdicts(
  { tx, standings }: Writer,
  verdicts: readonly Verdict[],
  cause: MembershipCause,
): Promise<Moved> {
  if (verdicts.length === 0) return { entered: 0, left: 0 };
  const known = await standings.of(verdicts.map((verdict) => verdict.customerId));
  const entering: Step[] = [];
  const leaving: (Step & { readonly rowId: bigint })[] = [];
  for (const { customerId, at, inside, outside } of verdicts) {
    const open = known.get(customerId)?.open;
    for (const segment of inside) if (!open?.has(segment.id)) entering.push({ customerId, at, segment });
    if (!open || open.size === 0) continue;
    for (const segment of outside) {
      const rowId = open.get(segment.id);
      if (rowId !== undefined) leaving.push({ customerId, at, segment, rowId });
    }
  }
  const who = entering.map(({ customerId }) => customerId);
  const where = entering.map(({ segment }) => segment.id);
  const entered = await write(tx, { name: "memberships_enter", text: enterSql }, who, entering, cause, [
    where,
  ]);
  for (const { id, customer_id, segment_id } of entered) standings.entered(customer_id, segment_id, id);
  const rowIds = leaving.map(({ rowId }) => rowId);
  const left = await write(tx, { text: leaveSql }, rowIds, leaving, cause);
  for (const { customer_id, segment_id } of left) standings.left(customer_id, segment_id);
  // Some were closed already, whatever is kept of them.
  if (left.length < leaving.length) standings.forget(leaving.map(({ customerId }) => customerId));
  return { entered: entered.length, left: left.length };
}

/** One customer enters or leaves one segment. */
type Step = { readonly customerId: bigint; readonly at: Instant; readonly segment: SegmentVersion };

type WrittenRow = { id: bigint; customer_id: bigint; segment_id: string };

async function write(
  { sql }: Source,
  statement: { readonly name?: string; readonly text: string },
  ids: readonly bigint[],
  steps: readonly Step[],
  cause: MembershipCause,
  more: readonly unknown[] = [],
): Promise<readonly WrittenRow[]> {
  if (steps.length === 0) return [];
  const versions = steps.map(({ segment }) => segment.versionNo);
  const moments = steps.map(({ at }) => Math.trunc(at));
  const { rows } = await sql.query<WrittenRow>({
    ...statement,
    values: [ids, versions, moments, cause, ...more],
  });
  return rows;
}

/**
 * Lets customers enter and leave a segment.
 *
 * @returns those who did: who was removed, or merged by the moment, does not enter
 */
export async function writeDifference(
  { tx, standings }: Writer,
  { segmentId, versionNo }: { readonly segmentId: string; readonly versionNo: number },
  { entering, leaving }: Difference,
  asOf: Instant,
  cause: MembershipCause,
): Promise<{ readonly entered: readonly bigint[]; readonly left: readonly bigint[] }> {
  const write = async (text: string, ids: readonly number[]) => {
    if (ids.length === 0) return [];
    const values = [segmentId, ids, new Date(asOf), cause, versionNo];
    const { rows } = await tx.sql.query<{ customer_id: bigint }>(text, values);
    return rows.map((row) => row.customer_id);
  };
  const left = await write(
    `update membership m set left_at = greatest($3::timestamptz, entered_at), left_cause = $4, left_version_no = $5
     from unnest($2::bigint[]) as v (id)
     where m.segment_id = $1 and m.customer_id = v.id and m.left_at is null returning m.customer_id`,
    leaving,
  );
  const entered = await write(
    `insert into membership (segment_id, customer_id, version_no, entered_at, entered_cause)
     select $1, c.id, $5, $3, $4 from unnest($2::bigint[]) as v (id) join customer c on c.id = v.id
     where c.created_at <= $3::timestamptz and (c.merged_into_id is null or c.merged_at > $3::timestamptz)
     on conflict (customer_id, segment_id) where left_at is null do nothing returning customer_id`,
    entering,
  );
  standings.forget([...entered, ...left]);
  return { entered, left };
}

/**
 * Closes the intervals of ids that were merged into another by then: after a merge the old id is in no segment.
 *
 * @param since whether they end now, of a merge that was heard of only now, or with the merge, as it was foreseen
 */
export async function closeMerged(
  { tx, standings }: Writer,
  customerIds: readonly bigint[],
  asOf: Instant,
  since: "now" | "merge",
): Promise<number> {
  const { rows } = await tx.sql.query<{ customer_id: bigint }>(
    `update membership m set left_at = greatest(case when $3 then $2::timestamptz else c.merged_at end, m.entered_at),
       left_cause = 'merge', left_version_no = m.version_no
     from customer c
     where c.id = m.customer_id and m.left_at is null and c.id = any($1::bigint[])
       and c.merged_into_id is not null and c.merged_at <= $2::timestamptz returning m.customer_id`,
    [customerIds, new Date(asOf), since === "now"],
  );
  if (rows.length > 0) standings.forget(rows.map((row) => row.customer_id));
  return rows.length;
}

/** Closes what is open of segments that are no longer active, and forgets that they were evaluated. */
export async function closeSegments(
  { tx, standings }: Writer,
  segmentIds: readonly string[],
  asOf: Instant,
): Promise<void> {
  await tx.sql.query(
    `update membership set left_at = greatest($2::timestamptz, entered_at), left_cause = 'archived',
       left_version_no = version_no
     where segment_id = any($1::uuid[]) and left_at is null`,
    [segmentIds, new Date(asOf)],
  );
  await tx.sql.query("delete from segment_evaluation where segment_id = any($1::uuid[])", [segmentIds]);
  standings.forgetAll();
}

/** Whether anything is known of who is or was in a segment. */
export async function hasMemberships({ sql }: Source, segmentId: string): Promise<boolean> {
  const { rows } = await sql.query<{ found: boolean }>(
    `select exists (select 1 from segment_size where segment_id = $1)
       or exists (select 1 from segment_evaluation where segment_id = $1) as found`,
    [segmentId],
  );
  return rows[0]?.found === true;
}

const intervalsSql = `
  insert into membership (segment_id, customer_id, version_no, entered_at, entered_cause,
    left_at, left_cause, left_version_no)
  select $1, customer_id, version_no, entered_at, entered_cause::membership_cause,
    left_at, left_cause::membership_cause, left_version_no
  from unnest($2::bigint[], $3::int[], $4::timestamptz[], $5::text[], $6::timestamptz[], $7::text[], $8::int[])
    as v (customer_id, version_no, entered_at, entered_cause, left_at, left_cause, left_version_no)`;

/** Writes the intervals of a segment that has none. */
export async function insertIntervals(
  { tx, standings }: Writer,
  segmentId: string,
  intervals: readonly Interval[],
): Promise<void> {
  await tx.sql.query(intervalsSql, [
    segmentId,
    intervals.map(({ customerId }) => customerId),
    intervals.map(({ entered }) => entered.versionNo),
    intervals.map(({ entered }) => new Date(entered.at)),
    intervals.map(({ entered }) => entered.cause),
    intervals.map(({ left }) => (left ? new Date(left.at) : null)),
    intervals.map(({ left }) => left?.cause ?? null),
    intervals.map(({ left }) => left?.versionNo ?? null),
  ]);
  standings.forgetAll();
}
