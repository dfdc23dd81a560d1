import type { Db } from "#lib/db/client.ts";
import type { Page } from "#lib/http/paging.ts";
import {
  type Member,
  type MemberListInput,
  type MembershipCause,
  memberSchema,
} from "#lib/memberships/schema.ts";

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
  const isWhole = input.status === "in" && input.search === "";
  const counted = isWhole
    ? await sql.query<{ n: bigint }>("select members as n from segment_size where segment_id = $1", [
        segmentId,
      ])
    : await sql.query<{ n: bigint }>(`select count(*) as n ${from} where ${where}`, [
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
     from (
       select * from membership where customer_id = any($1::bigint[]) and left_at is null
       union all
       select * from membership where customer_id = any($1::bigint[]) and left_at is not null
     ) m join segment s on s.id = m.segment_id
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
