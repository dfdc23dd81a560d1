import { recordAudit } from "#lib/audit/record.ts";
import { type Actor, requirePermission } from "#lib/auth/permissions.ts";
import { authorOf, subjectOf } from "#lib/changes/author.ts";
import { decide, type Refusal } from "#lib/changes/decide.ts";
import { contentOf, detailOf } from "#lib/changes/reading-service.ts";
import { rebaseContent } from "#lib/changes/rebase.ts";
import type {
  ChangeDetail,
  DecideInput,
  ProposeInput,
  ProposeVersionInput,
  ReviseInput,
} from "#lib/changes/schema.ts";
import {
  type ChangeWithContent,
  findChange,
  findSegmentIdOf,
  insertChange,
  lockChangeRow,
  markStale,
  saveDecision,
  saveRevision,
} from "#lib/changes/store.ts";
import { type Db, db, transaction } from "#lib/db/client.ts";
import { readRuleCatalog } from "#lib/segments/catalog-service.ts";
import { checkContent, contentHash } from "#lib/segments/content.ts";
import type { Segment, SegmentContent } from "#lib/segments/schema.ts";
import {
  getSegment,
  lockForPublishing,
  publishVersion,
  refuseArchived,
  versionOf,
} from "#lib/segments/service.ts";
import { AppError } from "#lib/std/app-error.ts";

/** Asks for a content to become the segment's next version. */
export async function proposeChange(
  actor: Actor,
  input: ProposeInput,
  at: Date = new Date(),
): Promise<ChangeDetail> {
  requirePermission(actor, "segment:propose");
  return transaction((tx) => proposeChangeIn(tx, actor, input, at));
}

/** The same as a part of a larger transaction. */
export async function proposeChangeIn(
  tx: Db,
  actor: Actor,
  input: ProposeInput,
  at: Date = new Date(),
): Promise<ChangeDetail> {
  requirePermission(actor, "segment:propose");
  const segment = await getSegment(tx, input.segment);
  refuseArchived(segment);
  if (segment.activeVersionNo !== input.baseVersionNo) throw refused("segment_moved_on");
  const content = checkContent(input.content, await readRuleCatalog(tx), segment.key);
  return insert(tx, actor, segment, {
    content,
    reason: input.reason,
    contributorIds: [authorOf(actor).id],
    rebasedFrom: null,
    at,
  });
}

/** Asks for a former version to become the active one again, under a new number. */
export async function proposeVersion(actor: Actor, input: ProposeVersionInput): Promise<ChangeDetail> {
  requirePermission(actor, "segment:propose");
  const segment = await getSegment(db, input.segment);
  const { rule, name, description, labels } = await versionOf(db, segment.id, input.versionNo);
  return proposeChange(actor, {
    segment: segment.key,
    baseVersionNo: segment.activeVersionNo,
    content: { rule, name, description, labels },
    reason: input.reason,
  });
}

/** Changes what is asked for, before it is decided; only its author does. Whoever reviewed the old content must look again. */
export async function reviseChange(actor: Actor, input: ReviseInput): Promise<ChangeDetail> {
  requirePermission(actor, "segment:propose");
  return transaction(async (tx) => {
    const change = await lockOwnOpen(tx, actor, input.id);
    if (change.status === "stale") throw refused("segment_moved_on");
    const content = checkContent(input.content, await readRuleCatalog(tx), change.segment.key);
    const hash = contentHash(content);
    await saveRevision(tx, change.id, { content, contentHash: hash, reason: input.reason });
    const detail = await detailOf(tx, change.id);
    await recordAudit(tx, actor, {
      action: "change.revised",
      subject: subjectOf(change),
      detail: { change: change.no, before: change.contentHash, after: hash },
    });
    return detail;
  });
}

export async function withdrawChange(actor: Actor, id: string): Promise<ChangeDetail> {
  requirePermission(actor, "segment:propose");
  return transaction(async (tx) => {
    const change = await lockOwnOpen(tx, actor, id);
    const decided = { reviewer: null, note: "", decidedAt: new Date(), versionNo: null };
    await saveDecision(tx, id, { status: "withdrawn", ...decided });
    const detail = await detailOf(tx, id);
    await recordAudit(tx, actor, {
      action: "change.withdrawn",
      subject: subjectOf(change),
      detail: { change: change.no },
    });
    return detail;
  });
}

/**
 * Carries a change on to the version that is active now, as a new change; the old one is closed. Whoever wrote at the old
 * one still may not approve it.
 */
export async function rebaseChange(actor: Actor, id: string): Promise<ChangeDetail> {
  requirePermission(actor, "segment:propose");
  return transaction(async (tx) => {
    const segment = await lockForPublishing(tx, await segmentIdOf(tx, id));
    refuseArchived(segment);
    const change = await lockChange(tx, id);
    if (change.status !== "pending" && change.status !== "stale") throw refused("already_decided", change);
    if (change.baseVersionNo === segment.activeVersionNo)
      throw new AppError("conflict", "changes.is_current");
    const base = await contentOf(tx, segment.id, change.baseVersionNo);
    const current = await contentOf(tx, segment.id, segment.activeVersionNo);
    const merged = current ? rebaseContent(change.content, base ?? current, current) : change.content;
    const content = checkContent(merged, await readRuleCatalog(tx), segment.key);
    const decided = { reviewer: null, note: "", decidedAt: new Date(), versionNo: null };
    await saveDecision(tx, id, { status: "withdrawn", ...decided });
    return insert(tx, actor, segment, {
      content,
      reason: change.reason,
      contributorIds: [...new Set([...change.contributorIds, authorOf(actor).id])],
      rebasedFrom: change,
      at: decided.decidedAt,
    });
  });
}

/**
 * Approves or rejects. Of several who decide at once exactly one does. An approval publishes the version in the same
 * transaction, if its base still is the active one, its rule still valid, and its content what the reviewer saw.
 */
export async function decideChange(
  actor: Actor,
  input: DecideInput,
  at: Date = new Date(),
): Promise<ChangeDetail> {
  requirePermission(actor, "change:decide");
  return transaction(async (tx) => {
    const segment = await lockForPublishing(tx, await segmentIdOf(tx, input.id));
    const change = await lockChange(tx, input.id);
    const reviewer = authorOf(actor);
    const decided = decide(change, input, { reviewer, currentVersion: segment.activeVersionNo });
    if (!decided.ok) throw refused(decided.error, change);
    const isApproved = decided.value.status === "approved";
    const versionNo = isApproved ? await publish(tx, actor, segment, change, at) : null;
    await saveDecision(tx, change.id, { ...decided.value, decidedAt: at, versionNo });
    const detail = await detailOf(tx, change.id);
    await recordAudit(tx, actor, {
      action: "change.decided",
      subject: subjectOf(change),
      detail: {
        change: change.no,
        before: change.status,
        after: decided.value.status,
        contentHash: change.contentHash,
        versionNo,
        note: decided.value.note,
      },
    });
    return detail;
  });
}

async function publish(
  tx: Db,
  actor: Actor,
  segment: Segment,
  change: ChangeWithContent,
  at: Date,
): Promise<number> {
  refuseArchived(segment);
  const content = checkContent(change.content, await readRuleCatalog(tx), segment.key);
  const no = await publishVersion(tx, actor, segment.id, {
    baseVersionNo: change.baseVersionNo,
    content,
    at,
  });
  if (no === undefined) throw refused("segment_moved_on");
  await markStale(tx, segment.id, change.id);
  return no;
}

async function insert(
  tx: Db,
  actor: Actor,
  segment: Segment,
  change: {
    content: SegmentContent;
    reason: string;
    contributorIds: readonly string[];
    rebasedFrom: ChangeWithContent | null;
    at: Date;
  },
): Promise<ChangeDetail> {
  const hash = contentHash(change.content);
  const current = await contentOf(tx, segment.id, segment.activeVersionNo);
  if (current && contentHash(current) === hash) throw new AppError("conflict", "changes.nothing_changed");
  const { rebasedFrom, ...rest } = change;
  const { id, no } = await insertChange(tx, {
    ...rest,
    rebasedFromId: rebasedFrom?.id ?? null,
    segmentId: segment.id,
    baseVersionNo: segment.activeVersionNo,
    contentHash: hash,
    author: authorOf(actor),
  });
  const detail = await detailOf(tx, id);
  const told = { change: no, baseVersionNo: segment.activeVersionNo, contentHash: hash };
  const subject = `segment:${segment.key}`;
  await recordAudit(
    tx,
    actor,
    rebasedFrom
      ? { action: "change.rebased", subject, detail: { ...told, rebasedFrom: rebasedFrom.no } }
      : { action: "change.proposed", subject, detail: { ...told, reason: change.reason } },
  );
  return detail;
}

/** One's own request that nobody has decided. */
async function lockOwnOpen(tx: Db, actor: Actor, id: string): Promise<ChangeWithContent> {
  const change = await lockChange(tx, id);
  if (change.author.id !== authorOf(actor).id) throw new AppError("forbidden", "changes.not_the_author");
  if (change.status !== "pending" && change.status !== "stale") throw refused("already_decided", change);
  return change;
}

async function lockChange(tx: Db, id: string): Promise<ChangeWithContent> {
  await lockChangeRow(tx, id);
  const change = await findChange(tx, id);
  if (!change) throw notFound();
  return change;
}

async function segmentIdOf(tx: Db, changeId: string): Promise<string> {
  const id = await findSegmentIdOf(tx, changeId);
  if (id === undefined) throw notFound();
  return id;
}

function notFound(): AppError {
  return new AppError("not_found", "changes.not_found");
}

/** The words are in messages/<locale>/changes.json. */
function refused(refusal: Refusal, change?: ChangeWithContent): AppError {
  const params = change && { by: change.reviewer?.name ?? change.author.name, status: change.status };
  return new AppError("conflict", `changes.${refusal}`, params);
}
