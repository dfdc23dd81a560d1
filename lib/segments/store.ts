import type { Db } from "#lib/db/client.ts";
import {
  type Segment,
  type SegmentContent,
  type SegmentDetail,
  type SegmentListInput,
  type SegmentStatus,
  type SegmentVersion,
  segmentSchema,
  segmentVersionSchema,
} from "#lib/segments/schema.ts";

const publishingLock = 72707403;

/** Held to the end of the transaction by whoever changes which rules are active: so no circle can be published by two at once. */
export async function lockPublishing(tx: Db): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(${publishingLock}::bigint)`;
}

type Row = {
  id: string;
  key: string;
  name: string;
  description: string;
  labelEn: string | null;
  labelZh: string | null;
  ownerId: string | null;
  ownerName: string | null;
  activeVersionNo: number | null;
  createdAt: Date;
  updatedAt: Date;
  archivedAt: Date | null;
};

function statusOf(row: Row): SegmentStatus {
  if (row.archivedAt !== null) return "archived";
  return row.activeVersionNo === null ? "draft" : "active";
}

function toSegment(row: Row): Segment {
  return segmentSchema.parse({
    id: row.id,
    key: row.key,
    name: row.name,
    description: row.description,
    labels: { en: row.labelEn, zh: row.labelZh },
    owner: row.ownerId === null ? null : { id: row.ownerId, name: row.ownerName ?? "" },
    status: statusOf(row),
    activeVersionNo: row.activeVersionNo,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    archivedAt: row.archivedAt?.toISOString() ?? null,
  });
}

const whereStatus = {
  draft: { archivedAt: null, activeVersionNo: null },
  active: { archivedAt: null, activeVersionNo: { not: null } },
  archived: { archivedAt: { not: null } },
} as const;

export type SegmentFilter = Pick<SegmentListInput, "status" | "search">;

/** All but archived ones, or those of one status; with a search, those whose names or description hold it. */
function whereOf({ status, search }: SegmentFilter) {
  const contains = { contains: search, mode: "insensitive" as const };
  const fields = ["key", "name", "description", "labelEn", "labelZh"] as const;
  return {
    ...(status ? whereStatus[status] : { archivedAt: null }),
    ...(search ? { OR: fields.map((field) => ({ [field]: contains })) } : {}),
  };
}

export async function listSegmentRows(
  db: Db,
  input: SegmentListInput,
): Promise<{ rows: Segment[]; total: number }> {
  const where = whereOf(input);
  const sorts = ["name", "key", "createdAt", "updatedAt"] as const;
  const sort = sorts.find((each) => each === input.sort) ?? "name";
  const [rows, total] = await Promise.all([
    db.segment.findMany({
      where,
      orderBy: [{ [sort]: input.direction }, { key: "asc" }],
      skip: (input.page - 1) * input.pageSize,
      take: input.pageSize,
    }),
    db.segment.count({ where }),
  ]);
  return { rows: rows.map(toSegment), total };
}

export type SegmentWithRule = Segment & { readonly rule: unknown };

/** The segments that a filter or a key lets through, each with its active version's rule, or a draft's as it was left. */
export async function listSegmentsWithRules(
  db: Db,
  which: SegmentFilter | { readonly key: string },
): Promise<readonly SegmentWithRule[]> {
  const rows = await db.segment.findMany({
    where: "key" in which ? which : whereOf(which),
    include: { versions: { select: { no: true, rule: true } } },
    orderBy: { key: "asc" },
  });
  return rows.map(({ versions, draftRule, ...row }) => ({
    ...toSegment(row),
    rule: versions.find(({ no }) => no === row.activeVersionNo)?.rule ?? draftRule,
  }));
}

export async function findSegment(db: Db, key: string): Promise<Segment | undefined> {
  const row = await db.segment.findUnique({ where: { key } });
  return row ? toSegment(row) : undefined;
}

/** The segment with its row locked to the end of the transaction; rows that refer to it can still be written. */
export async function lockSegmentRow(tx: Db, id: string): Promise<Segment | undefined> {
  await tx.$queryRaw`select 1 from segment where id = ${id}::uuid for no key update`;
  const row = await tx.segment.findUnique({ where: { id } });
  return row ? toSegment(row) : undefined;
}

export type Draft = Pick<SegmentDetail, "draftRule" | "draftRevision" | "draftSavedAt" | "draftSavedBy">;

export async function findDraft(db: Db, id: string): Promise<Draft> {
  const row = await db.segment.findUniqueOrThrow({
    where: { id },
    select: { draftRule: true, draftRevision: true, draftSavedAt: true, draftSavedBy: true },
  });
  return { ...row, draftRule: row.draftRule ?? null, draftSavedAt: row.draftSavedAt?.toISOString() ?? null };
}

export async function insertSegment(
  tx: Db,
  segment: Pick<Segment, "key" | "name" | "description" | "labels"> & {
    owner: { id: string; name: string } | null;
    draftRule: unknown;
    at: Date;
  },
): Promise<Segment> {
  const { labels, owner, draftRule, at, ...rest } = segment;
  const row = await tx.segment.create({
    data: {
      ...rest,
      createdAt: at,
      updatedAt: at,
      labelEn: labels.en,
      labelZh: labels.zh,
      ownerId: owner?.id ?? null,
      ownerName: owner?.name ?? null,
      ...jsonField(draftRule),
    },
  });
  return toSegment(row);
}

/** Keeps a draft, or forgets it with null, as the next revision. */
export async function saveDraftRule(tx: Db, id: string, draftRule: unknown, by: string): Promise<void> {
  const text = draftRule === null || draftRule === undefined ? null : JSON.stringify(draftRule);
  await tx.$executeRaw`update segment set draft_rule = ${text}::jsonb, draft_revision = draft_revision + 1,
    draft_saved_at = now(), draft_saved_by = ${by}, updated_at = now() where id = ${id}::uuid`;
}

function jsonField(draftRule: unknown) {
  return draftRule === null || draftRule === undefined
    ? {}
    : { draftRule: JSON.parse(JSON.stringify(draftRule)) };
}

export async function saveArchived(tx: Db, id: string, archivedAt: Date | null): Promise<void> {
  await tx.segment.update({ where: { id }, data: { archivedAt } });
}

/**
 * Adds the next version and makes it the active one, if `baseVersionNo` still is.
 *
 * @returns the new version's number, or `undefined` if another version became active meanwhile
 */
export async function publishVersionRow(
  tx: Db,
  segmentId: string,
  version: { baseVersionNo: number | null; content: SegmentContent; publishedBy: string; at: Date },
): Promise<number | undefined> {
  const { baseVersionNo, publishedBy, at } = version;
  const { rule, name, description, labels } = version.content;
  const newest = await tx.segmentVersion.aggregate({ where: { segmentId }, _max: { no: true } });
  const no = (newest._max.no ?? 0) + 1;
  const texts = { name, description, labelEn: labels.en, labelZh: labels.zh };
  const { count } = await tx.segment.updateMany({
    where: { id: segmentId, activeVersionNo: baseVersionNo, archivedAt: null },
    data: { activeVersionNo: no, updatedAt: at, ...texts },
  });
  if (count === 0) return undefined;
  const row = { segmentId, no, rule: JSON.parse(JSON.stringify(rule)), publishedBy, createdAt: at, ...texts };
  await tx.segmentVersion.create({ data: row });
  return no;
}

type VersionRow = {
  no: number;
  rule: unknown;
  name: string;
  description: string;
  labelEn: string | null;
  labelZh: string | null;
  publishedBy: string | null;
  createdAt: Date;
};

function toVersion(row: VersionRow): SegmentVersion {
  return segmentVersionSchema.parse({
    no: row.no,
    rule: row.rule,
    name: row.name,
    description: row.description,
    labels: { en: row.labelEn, zh: row.labelZh },
    publishedAt: row.createdAt.toISOString(),
    publishedBy: row.publishedBy,
  });
}

export async function listVersionRows(db: Db, segmentId: string): Promise<SegmentVersion[]> {
  const rows = await db.segmentVersion.findMany({ where: { segmentId }, orderBy: { no: "desc" } });
  return rows.map(toVersion);
}

export async function findVersionRow(
  db: Db,
  segmentId: string,
  no: number,
): Promise<SegmentVersion | undefined> {
  const row = await db.segmentVersion.findUnique({ where: { segmentId_no: { segmentId, no } } });
  return row ? toVersion(row) : undefined;
}

/** The version that was active at a moment: the last one published by then. */
export async function findVersionRowAt(
  db: Db,
  segmentId: string,
  at: Date,
): Promise<SegmentVersion | undefined> {
  const row = await db.segmentVersion.findFirst({
    where: { segmentId, createdAt: { lte: at } },
    orderBy: { no: "desc" },
  });
  return row ? toVersion(row) : undefined;
}
