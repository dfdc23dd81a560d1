import { recordAudit } from "#lib/audit/record.ts";
import { type Actor, requirePermission } from "#lib/auth/permissions.ts";
import { type Db, db, transaction } from "#lib/db/client.ts";
import { readDestinationsOf } from "#lib/destinations/read.ts";
import { findDefinitionNaming } from "#lib/glossary/read.ts";
import type { Page } from "#lib/http/paging.ts";
import { checkShape } from "#lib/rules/check-shape.ts";
import { dependsOn } from "#lib/rules/depends-on.ts";
import type { Rule } from "#lib/rules/schema.ts";
import { type ActiveSegment, usersOf } from "#lib/segments/active.ts";
import { readRuleCatalog } from "#lib/segments/catalog-service.ts";
import { checkContent } from "#lib/segments/content.ts";
import { readActiveSegments } from "#lib/segments/read.ts";
import {
  type CreateSegmentInput,
  maxDraftCharacters,
  type SaveDraftInput,
  type Segment,
  type SegmentContent,
  type SegmentDetail,
  type SegmentListInput,
  type SegmentUse,
  type SegmentVersion,
} from "#lib/segments/schema.ts";
import {
  type Draft,
  findDraft,
  findSegment,
  findVersionRow,
  findVersionRowAt,
  insertSegment,
  listSegmentRows,
  listSegmentsWithRules,
  listVersionRows,
  lockPublishing,
  lockSegmentRow,
  publishVersionRow,
  type SegmentFilter,
  saveArchived,
  saveDraftRule,
} from "#lib/segments/store.ts";
import { AppError } from "#lib/std/app-error.ts";

export async function listSegments(actor: Actor, input: SegmentListInput): Promise<Page<Segment>> {
  requirePermission(actor, "segment:read");
  return listSegmentRows(db, input);
}

export async function getSegmentDetail(actor: Actor, key: string): Promise<SegmentDetail> {
  requirePermission(actor, "segment:read");
  return detailOf(db, await getSegment(db, key));
}

/** Begins a segment: a draft that nobody is in and no rule can name until its first version is approved. */
export async function createSegment(
  actor: Actor,
  input: CreateSegmentInput,
  at: Date = new Date(),
): Promise<SegmentDetail> {
  requirePermission(actor, "segment:propose");
  return transaction((tx) => createSegmentIn(tx, actor, input, at));
}

/** The same as a part of a larger transaction. */
export async function createSegmentIn(
  tx: Db,
  actor: Actor,
  input: CreateSegmentInput,
  at: Date = new Date(),
): Promise<SegmentDetail> {
  requirePermission(actor, "segment:propose");
  checkDraftSize(input.draftRule);
  await lockPublishing(tx);
  if (await findSegment(tx, input.key))
    throw new AppError("conflict", "segments.key_taken", { key: input.key });
  const owner = actor.kind === "user" ? { id: actor.userId, name: actor.name } : null;
  const segment = await insertSegment(tx, { ...input, owner, draftRule: input.draftRule, at });
  const detail = await detailOf(tx, segment);
  await recordAudit(tx, actor, {
    action: "segment.created",
    subject: `segment:${segment.key}`,
    detail: { name: segment.name },
  });
  return detail;
}

/** Keeps a rule that is being worked on, valid or not; null forgets it. */
export async function saveDraft(
  actor: Actor,
  { key, draftRule, baseRevision }: SaveDraftInput,
): Promise<SegmentDetail> {
  requirePermission(actor, "segment:propose");
  checkDraftSize(draftRule);
  return transaction(async (tx) => {
    const { id } = await getSegment(tx, key);
    const segment = await lockSegmentRow(tx, id);
    if (!segment) throw new AppError("not_found", "segments.not_found", { key });
    refuseArchived(segment);
    if (baseRevision !== undefined) refuseOverwriting(await findDraft(tx, id), baseRevision);
    await saveDraftRule(tx, id, draftRule, actor.name);
    return detailOf(tx, await getSegment(tx, key));
  });
}

/**
 * Takes a segment out of use; its versions and past memberships stay. Refused while other segments, the glossary or a
 * destination name it. A draft that was never active can be archived by who may propose, an active segment by who may decide.
 */
export async function archiveSegment(actor: Actor, key: string): Promise<SegmentDetail> {
  requirePermission(actor, "segment:propose");
  return transaction(async (tx) => {
    await lockPublishing(tx);
    const segment = await getSegment(tx, key);
    if (segment.status === "active") requirePermission(actor, "change:decide");
    if (segment.status === "archived") return detailOf(tx, segment);
    const [user, ...others] = usersOf(key, await readActiveSegments(tx));
    if (user) throw new AppError("conflict", "segments.in_use", { name: user.name, others: others.length });
    const word = await findDefinitionNaming(tx, key);
    if (word !== undefined) throw new AppError("conflict", "segments.in_glossary", { word });
    const told = (await readDestinationsOf(tx, segment.id)).find(({ takesAll }) => !takesAll);
    if (told) throw new AppError("conflict", "segments.in_destination", { name: told.name });
    await saveArchived(tx, segment.id, new Date());
    const detail = await detailOf(tx, await getSegment(tx, key));
    await auditArchiving(tx, actor, "segment.archived", segment);
    return detail;
  });
}

/** Takes an archived segment back into use, with the version that was active; refused if its rule no longer holds. */
export async function restoreSegment(actor: Actor, key: string): Promise<SegmentDetail> {
  requirePermission(actor, "segment:propose");
  return transaction(async (tx) => {
    await lockPublishing(tx);
    const segment = await getSegment(tx, key);
    if (segment.status !== "archived") return detailOf(tx, segment);
    const { activeVersionNo } = segment;
    if (activeVersionNo !== null) {
      requirePermission(actor, "change:decide");
      checkContent(await versionOf(tx, segment.id, activeVersionNo), await readRuleCatalog(tx), key);
    }
    await saveArchived(tx, segment.id, null);
    const detail = await detailOf(tx, await getSegment(tx, key));
    await auditArchiving(tx, actor, "segment.restored", segment);
    return detail;
  });
}

/** Keeps every segment from being published to the end of the transaction. */
export async function holdPublishing(tx: Db): Promise<void> {
  await lockPublishing(tx);
}

/** The segment, locked to the end of the transaction with all others that are being published. */
export async function lockForPublishing(tx: Db, segmentId: string): Promise<Segment> {
  await lockPublishing(tx);
  const segment = await lockSegmentRow(tx, segmentId);
  if (!segment) throw new AppError("not_found", "segments.not_found");
  return segment;
}

/**
 * Makes checked content the active version, if `baseVersionNo` still is; for lib/changes, which has checked who may. What
 * was being drafted is forgotten.
 *
 * @returns the version's number, `undefined` if the segment moved on or was archived
 */
export async function publishVersion(
  tx: Db,
  actor: Actor,
  segmentId: string,
  version: { baseVersionNo: number | null; content: SegmentContent; at: Date },
): Promise<number | undefined> {
  await saveDraftRule(tx, segmentId, null, actor.name);
  return publishVersionRow(tx, segmentId, { ...version, publishedBy: actor.name });
}

/** Segments with their rules; one of them by its key. A draft's rule is left out unless it is one in shape. */
export async function readSegmentsWithRules(
  db: Db,
  which: SegmentFilter | { readonly key: string },
): Promise<readonly (Segment & { readonly rule: Rule | null })[]> {
  const segments = await listSegmentsWithRules(db, which);
  return segments.map((segment) => {
    const shaped = checkShape(segment.rule);
    return { ...segment, rule: shaped.ok ? shaped.value : null };
  });
}

export async function getSegment(db: Db, key: string): Promise<Segment> {
  const segment = await findSegment(db, key);
  if (!segment) throw new AppError("not_found", "segments.not_found", { key });
  return segment;
}

/** A segment that is in use, with its rule. */
export async function getActiveSegment(db: Db, key: string): Promise<ActiveSegment> {
  const segment = (await readActiveSegments(db)).get(key);
  if (segment) return segment;
  const { name } = await getSegment(db, key);
  throw new AppError("conflict", "segments.not_active", { name });
}

/** What a version holds. */
export async function versionOf(db: Db, segmentId: string, no: number): Promise<SegmentVersion> {
  const version = await findVersionRow(db, segmentId, no);
  if (!version) throw new AppError("not_found", "segments.version_not_found", { no });
  return version;
}

/** The version that was active at a moment, if there was one. */
export async function versionActiveAt(
  db: Db,
  segmentId: string,
  at: Date,
): Promise<SegmentVersion | undefined> {
  return findVersionRowAt(db, segmentId, at);
}

export function refuseArchived(segment: Segment): void {
  if (segment.status === "archived")
    throw new AppError("conflict", "segments.is_archived", { name: segment.name });
}

async function detailOf(source: Db, segment: Segment): Promise<SegmentDetail> {
  const versions = await listVersionRows(source, segment.id);
  const rule = versions.find((version) => version.no === segment.activeVersionNo)?.rule ?? null;
  const active = await readActiveSegments(source);
  const toUse = ({ key, name, labels }: SegmentUse) => ({ key, name, labels });
  const named = rule ? [...dependsOn(rule).segments] : [];
  return {
    ...segment,
    rule,
    ...(await findDraft(source, segment.id)),
    versions,
    usedIn: usersOf(segment.key, active).map(toUse),
    destinations: await readDestinationsOf(source, segment.id),
    uses: named.map((key) => toUse(active.get(key) ?? { key, name: key, labels: { en: null, zh: null } })),
  };
}

async function auditArchiving(
  tx: Db,
  actor: Actor,
  action: "segment.archived" | "segment.restored",
  { key, name }: Segment,
): Promise<void> {
  await recordAudit(tx, actor, { action, subject: `segment:${key}`, detail: { name } });
}

function refuseOverwriting({ draftRevision, draftSavedBy }: Draft, baseRevision: number): void {
  if (draftRevision === baseRevision) return;
  throw new AppError("conflict", "segments.draft_moved_on", { name: draftSavedBy ?? "" });
}

function checkDraftSize(draftRule: unknown): void {
  if (JSON.stringify(draftRule ?? null).length > maxDraftCharacters) {
    throw new AppError("too_large", "segments.draft_too_large");
  }
}
