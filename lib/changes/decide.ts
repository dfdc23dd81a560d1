import type { Change, Decision } from "#lib/changes/schema.ts";
import { err, ok, type Result } from "#lib/std/result.ts";

export type Refusal = "already_decided" | "own_change" | "segment_moved_on" | "content_changed";

export type DecisionContext = {
  readonly reviewer: { readonly id: string; readonly name: string };
  /** The segment's active version now. */
  readonly currentVersion: number | null;
};

export type Decided = Pick<Change, "reviewer" | "note"> & { readonly status: Decision["verdict"] };

/**
 * The review rules, whole. What is approved is exactly what was reviewed (by hash), on the version it was made for, by
 * somebody who did not write it. A rejection may come from anybody who decides, also of what became stale.
 */
export function decide(
  change: Pick<Change, "status" | "contentHash" | "baseVersionNo"> & {
    readonly contributorIds: readonly string[];
  },
  decision: Decision,
  context: DecisionContext,
): Result<Decided, Refusal> {
  const isApproval = decision.verdict === "approved";
  if (change.status !== "pending" && change.status !== "stale") return err("already_decided");
  if (change.contributorIds.includes(context.reviewer.id)) return err("own_change");
  if (change.contentHash !== decision.contentHash) return err("content_changed");
  const isMoved = change.status === "stale" || change.baseVersionNo !== context.currentVersion;
  if (isApproval && isMoved) return err("segment_moved_on");
  return ok({ status: decision.verdict, reviewer: { ...context.reviewer }, note: decision.note });
}
