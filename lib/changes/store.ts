import {
  type Change,
  type ChangeAuthor,
  type ChangeComment,
  type ChangeDetail,
  type ChangeListInput,
  type ChangeRow,
  changeCommentSchema,
  changeDetailSchema,
  changeRowSchema,
  type Effect,
  effectSchema,
} from "#lib/changes/schema.ts";
import type { Db } from "#lib/db/client.ts";
import type { Prisma } from "#lib/db/prisma.ts";
import type { Page } from "#lib/http/paging.ts";
import type { SegmentContent } from "#lib/segments/schema.ts";

const shape = {
  segment: {
    select: { id: true, key: true, name: true, labelEn: true, labelZh: true, activeVersionNo: true },
  },
} as const;

type Row = Prisma.ChangeRequestGetPayload<{ include: typeof shape }>;

function fieldsOf(row: Row) {
  const { labelEn, labelZh, ...segment } = row.segment;
  return {
    id: row.id,
    no: row.no,
    segment: { ...segment, labels: { en: labelEn, zh: labelZh } },
    baseVersionNo: row.baseVersionNo,
    contentHash: row.contentHash,
    reason: row.reason,
    status: row.status,
    author: { id: row.authorId, name: row.authorName },
    contributorIds: row.contributorIds,
    reviewer: row.reviewerId === null ? null : { id: row.reviewerId, name: row.reviewerName ?? "" },
    note: row.note,
    decidedAt: row.decidedAt?.toISOString() ?? null,
    versionNo: row.versionNo,
    rebasedFromId: row.rebasedFromId,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}

const open: Change["status"][] = ["pending", "stale"];

export async function listChangeRows(db: Db, input: ChangeListInput): Promise<Page<ChangeRow>> {
  const search = { contains: input.search, mode: "insensitive" as const };
  const where = {
    ...(input.status ? { status: input.status === "open" ? { in: open } : input.status } : {}),
    ...(input.segment ? { segment: { key: input.segment } } : {}),
    ...(input.authorId ? { authorId: input.authorId } : {}),
    ...(input.search ? { OR: [{ reason: search }, { segment: { name: search } }] } : {}),
  };
  const sorts = ["createdAt", "no", "status", "decidedAt"] as const;
  const sort = sorts.find((each) => each === input.sort);
  const [rows, total] = await Promise.all([
    db.changeRequest.findMany({
      where,
      include: shape,
      orderBy: sort ? [{ [sort]: input.direction }, { no: "desc" }] : [{ no: "desc" }],
      skip: (input.page - 1) * input.pageSize,
      take: input.pageSize,
    }),
    db.changeRequest.count({ where }),
  ]);
  const bases = await findBases(db, rows);
  return {
    rows: rows.map((row) => toChangeRow(row, bases.get(`${row.segmentId} ${row.baseVersionNo}`))),
    total,
  };
}

async function findBases(db: Db, rows: readonly Row[]): Promise<ReadonlyMap<string, BaseRow>> {
  const wanted = rows.flatMap(({ segmentId, baseVersionNo }) =>
    baseVersionNo === null ? [] : [{ segmentId, no: baseVersionNo }],
  );
  if (wanted.length === 0) return new Map();
  const found = await db.segmentVersion.findMany({ where: { OR: wanted } });
  return new Map(found.map((version) => [`${version.segmentId} ${version.no}`, version]));
}

type BaseRow = Prisma.SegmentVersionGetPayload<object>;

function toChangeRow(row: Row, base: BaseRow | undefined): ChangeRow {
  const effect = effectSchema.nullable().parse(row.effect);
  return changeRowSchema.parse({
    ...fieldsOf(row),
    content: row.content,
    base: base ? { ...base, labels: { en: base.labelEn, zh: base.labelZh } } : null,
    effect: effect && {
      asOf: effect.asOf,
      enter: effect.enter.count,
      leave: effect.leave.count,
      stay: effect.stay.count,
    },
  });
}

/** Everybody who ever asked for a change, by the name that they had the last time. */
export async function listAuthorRows(db: Db): Promise<ChangeAuthor[]> {
  const rows = await db.changeRequest.findMany({
    distinct: ["authorId"],
    orderBy: [{ authorId: "asc" }, { no: "desc" }],
    select: { authorId: true, authorName: true },
  });
  const authors = rows.map(({ authorId, authorName }) => ({ id: authorId, name: authorName }));
  return authors.toSorted((a, b) => a.name.localeCompare(b.name));
}

/** The change that carries another on, if one does. */
export async function findSuccessorId(db: Db, id: string): Promise<string | null> {
  const row = await db.changeRequest.findFirst({
    where: { rebasedFromId: id },
    orderBy: { no: "desc" },
    select: { id: true },
  });
  return row?.id ?? null;
}

/** A change with its content, as it is decided upon. */
export type ChangeWithContent = Change & Pick<ChangeDetail, "content" | "effect">;

export async function findChange(db: Db, id: string): Promise<ChangeWithContent | undefined> {
  const row = await db.changeRequest.findUnique({ where: { id }, include: shape });
  if (!row) return undefined;
  return changeDetailSchema
    .omit({ base: true, comments: true, flags: true, rebasedToId: true })
    .parse({ ...fieldsOf(row), content: row.content, effect: row.effect });
}

export async function findSegmentIdOf(db: Db, changeId: string): Promise<string | undefined> {
  const row = await db.changeRequest.findUnique({ where: { id: changeId }, select: { segmentId: true } });
  return row?.segmentId;
}

/** Waits for whoever decides about the change, and keeps others from it to the end of the transaction. */
export async function lockChangeRow(tx: Db, id: string): Promise<void> {
  await tx.$queryRaw`select 1 from change_request where id = ${id}::uuid for no key update`;
}

type NewChange = {
  segmentId: string;
  baseVersionNo: number | null;
  content: SegmentContent;
  contentHash: string;
  reason: string;
  author: { id: string; name: string };
  contributorIds: readonly string[];
  rebasedFromId: string | null;
  at: Date;
};

export async function insertChange(tx: Db, change: NewChange): Promise<{ id: string; no: number }> {
  const { author, content, contributorIds, at, ...rest } = change;
  return tx.changeRequest.create({
    data: {
      ...rest,
      createdAt: at,
      updatedAt: at,
      content: toJson(content),
      contributorIds: [...contributorIds],
      authorId: author.id,
      authorName: author.name,
    },
    select: { id: true, no: true },
  });
}

export async function saveRevision(
  tx: Db,
  id: string,
  revision: { content: SegmentContent; contentHash: string; reason: string },
): Promise<void> {
  const { content, ...rest } = revision;
  await tx.changeRequest.update({ where: { id }, data: { ...rest, content: toJson(content) } });
  await tx.$executeRaw`update change_request set effect = null where id = ${id}::uuid`;
}

export async function saveDecision(
  tx: Db,
  id: string,
  decision: {
    status: "approved" | "rejected" | "withdrawn";
    reviewer: { id: string; name: string } | null;
    note: string;
    decidedAt: Date;
    versionNo: number | null;
  },
): Promise<void> {
  const { reviewer, ...rest } = decision;
  await tx.changeRequest.update({
    where: { id },
    data: {
      ...rest,
      updatedAt: rest.decidedAt,
      reviewerId: reviewer?.id ?? null,
      reviewerName: reviewer?.name ?? null,
    },
  });
}

/** Pending changes that were made for an earlier version can no longer be approved as they are. */
export async function markStale(tx: Db, segmentId: string, exceptId: string): Promise<number> {
  const { count } = await tx.changeRequest.updateMany({
    where: { segmentId, status: "pending", id: { not: exceptId } },
    data: { status: "stale" },
  });
  return count;
}

/** Keeps an effect unless the change's content or state moved on while it was computed; that is no update of the change. */
export async function saveEffect(db: Db, id: string, effect: Effect): Promise<void> {
  await db.$executeRaw`
    update change_request set effect = ${JSON.stringify(effect)}::jsonb
    where id = ${id}::uuid and content_hash = ${effect.contentHash} and status in ('pending', 'stale')`;
}

export async function listComments(db: Db, changeId: string): Promise<ChangeComment[]> {
  const rows = await db.changeComment.findMany({
    where: { changeId },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  return rows.map(toComment);
}

export async function insertComment(
  tx: Db,
  changeId: string,
  { author, body, at }: { author: { id: string; name: string }; body: string; at: Date },
): Promise<ChangeComment> {
  const data = { changeId, authorId: author.id, authorName: author.name, body, createdAt: at };
  return toComment(await tx.changeComment.create({ data }));
}

function toComment(row: Prisma.ChangeCommentGetPayload<object>): ChangeComment {
  return changeCommentSchema.parse({
    id: row.id,
    author: { id: row.authorId, name: row.authorName },
    body: row.body,
    createdAt: row.createdAt.toISOString(),
  });
}

function toJson(value: SegmentContent) {
  return JSON.parse(JSON.stringify(value));
}
