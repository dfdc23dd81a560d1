import type { Actor } from "#lib/auth/permissions.ts";
import type { Change } from "#lib/changes/schema.ts";

/** A person by their id; what Tideline does itself by the name of what did it. */
export function authorOf(actor: Actor): { id: string; name: string } {
  return { id: actor.kind === "user" ? actor.userId : `system:${actor.name}`, name: actor.name };
}

/** What the audit log says that a change is about. */
export function subjectOf(change: Pick<Change, "segment">): string {
  return `segment:${change.segment.key}`;
}
