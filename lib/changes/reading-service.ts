import { type Actor, requirePermission } from "#lib/auth/permissions.ts";
import { reviewFlags } from "#lib/changes/flags.ts";
import type { ChangeAuthor, ChangeDetail, ChangeListInput, ChangeRow } from "#lib/changes/schema.ts";
import {
  findChange,
  findSuccessorId,
  listAuthorRows,
  listChangeRows,
  listComments,
} from "#lib/changes/store.ts";
import { type Db, db } from "#lib/db/client.ts";
import type { Page } from "#lib/http/paging.ts";
import { readActiveSegments } from "#lib/segments/read.ts";
import type { SegmentContent } from "#lib/segments/schema.ts";
import { versionOf } from "#lib/segments/service.ts";
import { AppError } from "#lib/std/app-error.ts";

export async function listChanges(actor: Actor, input: ChangeListInput): Promise<Page<ChangeRow>> {
  requirePermission(actor, "change:read");
  return listChangeRows(db, input);
}

export async function listChangeAuthors(actor: Actor): Promise<ChangeAuthor[]> {
  requirePermission(actor, "change:read");
  return listAuthorRows(db);
}

export async function getChange(actor: Actor, id: string): Promise<ChangeDetail> {
  requirePermission(actor, "change:read");
  return detailOf(db, id);
}

/** What a version holds that a change is about. */
export async function contentOf(
  tx: Db,
  segmentId: string,
  no: number | null,
): Promise<SegmentContent | null> {
  if (no === null) return null;
  const { rule, name, description, labels } = await versionOf(tx, segmentId, no);
  return { rule, name, description, labels };
}

/** All that is known of a change, inside a transaction or not. */
export async function detailOf(source: Db, id: string): Promise<ChangeDetail> {
  const change = await findChange(source, id);
  if (!change) throw new AppError("not_found", "changes.not_found");
  const base = await contentOf(source, change.segment.id, change.baseVersionNo);
  const active = await readActiveSegments(source);
  const segmentRule = (key: string) => active.get(key)?.rule ?? ({ kind: "everyone" } as const);
  return {
    ...change,
    base,
    comments: await listComments(source, id),
    flags: [...reviewFlags(change.content.rule, base?.rule ?? null, segmentRule)],
    rebasedToId: await findSuccessorId(source, id),
  };
}
