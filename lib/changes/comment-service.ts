import { recordAudit } from "#lib/audit/record.ts";
import { type Actor, requirePermission } from "#lib/auth/permissions.ts";
import { authorOf, subjectOf } from "#lib/changes/author.ts";
import type { ChangeComment, CommentInput } from "#lib/changes/schema.ts";
import { findChange, insertComment } from "#lib/changes/store.ts";
import { transaction } from "#lib/db/client.ts";
import { AppError } from "#lib/std/app-error.ts";

/** Says something about a change, decided or not. */
export async function commentOnChange(
  actor: Actor,
  { id, body }: CommentInput,
  at: Date = new Date(),
): Promise<ChangeComment> {
  requirePermission(actor, "change:comment");
  return transaction(async (tx) => {
    const change = await findChange(tx, id);
    if (!change) throw new AppError("not_found", "changes.not_found");
    const comment = await insertComment(tx, id, { author: authorOf(actor), body, at });
    await recordAudit(tx, actor, {
      action: "change.commented",
      subject: subjectOf(change),
      detail: { change: change.no },
    });
    return comment;
  });
}
