import type { Db } from "#lib/db/client.ts";
import {
  type DiscardInput,
  type ListRejectedInput,
  maxRetriedAtOnce,
  type RejectedMessage,
  type RejectedMessageDetail,
  type RejectedPage,
  type ReopenInput,
  type RetryManyInput,
  rejectedMessageDetailSchema,
} from "#lib/ingest/rejected-schema.ts";
import type { IngestProblem } from "#lib/ingest/schema.ts";
import type { Instant } from "#lib/std/time-zone.ts";

type Row = {
  id: string;
  receivedAt: Date;
  source: string;
  code: string;
  path: string;
  reason: string;
  times: number;
  status: string;
  decidedAt: Date | null;
  payload: unknown;
  writeKey: { name: string } | null;
};

const withKey = { writeKey: { select: { name: true } } } as const;

export async function listRejectedRows(db: Db, input: ListRejectedInput): Promise<RejectedPage> {
  const isStatus = { status: input.status };
  const search = { contains: input.search, mode: "insensitive" as const };
  const where = {
    ...isStatus,
    ...(input.code === undefined ? {} : { code: input.code }),
    ...(input.search === "" ? {} : { OR: [{ reason: search }, { path: search }, { source: search }] }),
  };
  const order = {
    receivedAt: input.direction === "asc" && input.sort === "receivedAt" ? "asc" : "desc",
  } as const;
  const [rows, total, codes] = await Promise.all([
    db.rejectedMessage.findMany({
      where,
      include: withKey,
      orderBy: [order, { id: "asc" }],
      skip: (input.page - 1) * input.pageSize,
      take: input.pageSize,
    }),
    db.rejectedMessage.count({ where }),
    db.rejectedMessage.groupBy({ by: ["code"], where: isStatus, _count: true, orderBy: { code: "asc" } }),
  ]);
  return {
    rows: rows.map(toListed),
    total,
    codes: codes.map(({ code, _count }) => ({ code, count: _count })),
  };
}

export async function findRejectedRow(db: Db, id: string): Promise<RejectedMessageDetail | undefined> {
  const row = await db.rejectedMessage.findUnique({ where: { id }, include: withKey });
  return row ? toDetail(row) : undefined;
}

/** What it takes to read a message again as it was first read. */
export type StoredRejection = {
  readonly id: string;
  readonly payload: unknown;
  readonly source: string;
  readonly writeKeyId: string | undefined;
  readonly receivedAt: Instant;
};

type OpenRow = {
  id: string;
  payload: unknown;
  source: string;
  write_key_id: string | null;
  received_at: Date;
};

/** The open ones that are meant, the oldest first. */
export async function listOpenRejections(
  { sql }: Db,
  which: RetryManyInput,
): Promise<readonly StoredRejection[]> {
  const asked = "ids" in which ? { ids: which.ids } : which;
  const { rows } = await sql.query<OpenRow>(
    `select id, payload, source, write_key_id, received_at from rejected_message
     where status = 'open' and ($1::uuid[] is null or id = any($1)) and ($2::text is null or code = $2)
       and ($3::uuid is null or (received_at, id) > (select received_at, id from rejected_message where id = $3))
     order by received_at, id limit $4`,
    [
      "ids" in asked ? asked.ids : null,
      "code" in asked ? asked.code : null,
      "code" in asked ? (asked.after ?? null) : null,
      maxRetriedAtOnce,
    ],
  );
  return rows.map((row) => ({
    id: row.id,
    payload: row.payload,
    source: row.source,
    writeKeyId: row.write_key_id ?? undefined,
    receivedAt: row.received_at.getTime(),
  }));
}

/** Locks those that are still open. */
export async function lockOpenRejections(tx: Db, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await tx.sql.query<{ id: string }>(
    "select id from rejected_message where id = any($1::uuid[]) and status = 'open' order by id for update",
    [ids],
  );
  return new Set(rows.map(({ id }) => id));
}

export type Decided = { readonly id: string; readonly payload: string | undefined };

/** Marks messages as accepted, with the content that was. */
export async function markAccepted(tx: Db, decided: readonly Decided[], at: Date): Promise<void> {
  await tx.sql.query(
    `update rejected_message r set status = 'accepted', decided_at = $3, payload = coalesce(d.payload::jsonb, r.payload)
     from unnest($1::uuid[], $2::text[]) as d (id, payload) where r.id = d.id`,
    [decided.map(({ id }) => id), decided.map(({ payload }) => payload ?? null), at],
  );
}

/** Notes why messages were refused this time, which may be another reason. */
export async function markRefused(
  tx: Db,
  refused: readonly { readonly id: string; readonly problem: IngestProblem }[],
): Promise<void> {
  await tx.sql.query(
    `update rejected_message r set code = p.code, path = p.path, reason = p.reason
     from unnest($1::uuid[], $2::text[], $3::text[], $4::text[]) as p (id, code, path, reason) where r.id = p.id`,
    [
      refused.map(({ id }) => id),
      refused.map(({ problem }) => problem.code),
      refused.map(({ problem }) => problem.path),
      refused.map(({ problem }) => problem.message),
    ],
  );
}

export async function markDiscarded(tx: Db, which: DiscardInput, at: Date): Promise<number> {
  const meant = "ids" in which ? { id: { in: which.ids } } : { code: which.code };
  const { count } = await tx.rejectedMessage.updateMany({
    where: { ...meant, status: "open" },
    data: { status: "discarded", decidedAt: at },
  });
  return count;
}

/** Takes discarded ones out again. */
export async function markReopened(tx: Db, which: ReopenInput): Promise<number> {
  const meant =
    "ids" in which ? { id: { in: which.ids } } : { decidedAt: new Date(Date.parse(which.decidedAt)) };
  const { count } = await tx.rejectedMessage.updateMany({
    where: { ...meant, status: "discarded" },
    data: { status: "open", decidedAt: null },
  });
  return count;
}

function toDetail(row: Row): RejectedMessageDetail {
  return rejectedMessageDetailSchema.parse({
    ...row,
    receivedAt: row.receivedAt.toISOString(),
    decidedAt: row.decidedAt?.toISOString() ?? null,
    writeKeyName: row.writeKey?.name ?? null,
    type: textIn(row.payload, "type"),
    event: textIn(row.payload, "event"),
    customerId: textIn(row.payload, "userId") ?? textIn(row.payload, "anonymousId"),
  });
}

function toListed(row: Row): RejectedMessage {
  const { payload: _, ...listed } = toDetail(row);
  return listed;
}

function textIn(payload: unknown, name: string): string | null {
  if (typeof payload !== "object" || payload === null) return null;
  const value: unknown = Reflect.get(payload, name);
  return typeof value === "string" || typeof value === "number" ? String(value).slice(0, 255) : null;
}
