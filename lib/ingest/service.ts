import { recordAudit } from "#lib/audit/record.ts";
import { type Actor, requirePermission } from "#lib/auth/permissions.ts";
import { type Db, db, transaction } from "#lib/db/client.ts";
import { takeNumbers } from "#lib/db/numbering.ts";
import { acceptInTransaction } from "#lib/ingest/accept.ts";
import { acceptApart } from "#lib/ingest/accept-apart.ts";
import { loadMoney } from "#lib/ingest/money.ts";
import { ensurePartitions } from "#lib/ingest/partitions.ts";
import { prepareMessage } from "#lib/ingest/prepare.ts";
import {
  type DiscardInput,
  type DiscardOutput,
  type ListRejectedInput,
  maxRetriedAtOnce,
  type RejectedMessageDetail,
  type RejectedPage,
  type ReopenInput,
  type RetryManyInput,
  type RetryManyOutput,
  type RetryOneInput,
  type RetryOneOutput,
} from "#lib/ingest/rejected-schema.ts";
import {
  findRejectedRow,
  listOpenRejections,
  listRejectedRows,
  lockOpenRejections,
  markAccepted,
  markDiscarded,
  markRefused,
  markReopened,
  type StoredRejection,
} from "#lib/ingest/rejected-store.ts";
import type { Candidate, IngestContext, Outcome } from "#lib/ingest/schema.ts";
import { toStorable } from "#lib/ingest/storable.ts";
import { AppError } from "#lib/std/app-error.ts";

export async function listRejected(actor: Actor, input: ListRejectedInput): Promise<RejectedPage> {
  requirePermission(actor, "rejected:read");
  return listRejectedRows(db, input);
}

export async function getRejected(actor: Actor, id: string): Promise<RejectedMessageDetail> {
  requirePermission(actor, "rejected:read");
  const found = await findRejectedRow(db, id);
  if (!found) throw new AppError("not_found", "ingest.rejected_not_found");
  return found;
}

/** Sends one message again, as it came or as somebody mended it. One that is still bad stays as it was. */
export async function retryRejected(actor: Actor, { id, payload }: RetryOneInput): Promise<RetryOneOutput> {
  requirePermission(actor, "rejected:decide");
  const [stored] = await listOpenRejections(db, { ids: [id] });
  if (!stored) throw await notOpen(id);
  const mended = payload === undefined ? undefined : toStorable(payload);
  const [outcome] = await retry(
    actor,
    [mended === undefined ? stored : { ...stored, payload: mended }],
    mended !== undefined,
  );
  if (!outcome) throw await notOpen(id);
  if (outcome.kind !== "rejected") return { outcome: outcome.kind };
  const { code, path, message } = outcome.problem;
  return { outcome: "rejected", code, path, reason: message };
}

/** Sends many again as they came: after rates were added, say. */
export async function retryManyRejected(actor: Actor, which: RetryManyInput): Promise<RetryManyOutput> {
  requirePermission(actor, "rejected:decide");
  const stored = await listOpenRejections(db, which);
  const outcomes = await retry(actor, stored, false);
  const count = (kind: Outcome["kind"]) => outcomes.filter((outcome) => outcome.kind === kind).length;
  const hasMore = "code" in which && stored.length === maxRetriedAtOnce;
  return {
    accepted: count("accepted"),
    duplicates: count("duplicate"),
    rejected: count("rejected"),
    next: hasMore ? (stored.at(-1)?.id ?? null) : null,
  };
}

/** Puts messages away; what is discarded stays there to be looked at, and can be taken out again. */
export async function discardRejected(actor: Actor, which: DiscardInput): Promise<DiscardOutput> {
  requirePermission(actor, "rejected:decide");
  return transaction(async (tx) => {
    const at = new Date();
    const discarded = await markDiscarded(tx, which, at);
    await recordDecided(tx, actor, "rejected_messages.discarded", discarded);
    return { discarded, decidedAt: at.toISOString() };
  });
}

export async function reopenRejected(actor: Actor, which: ReopenInput): Promise<{ reopened: number }> {
  requirePermission(actor, "rejected:decide");
  return transaction(async (tx) => {
    const reopened = await markReopened(tx, which);
    await recordDecided(tx, actor, "rejected_messages.reopened", reopened);
    return { reopened };
  });
}

type DecidedAction =
  | "rejected_messages.accepted"
  | "rejected_messages.discarded"
  | "rejected_messages.reopened";

async function recordDecided(tx: Db, actor: Actor, action: DecidedAction, count: number): Promise<void> {
  if (count > 0) await recordAudit(tx, actor, { action, subject: "rejected_messages", detail: { count } });
}

type Retried = { readonly stored: StoredRejection; readonly isMended: boolean };

async function retry(
  actor: Actor,
  stored: readonly StoredRejection[],
  isMended: boolean,
): Promise<readonly Outcome[]> {
  const money = await loadMoney();
  const retried = new Map<IngestContext, Retried>();
  const candidates = stored.map((each) => {
    const context: IngestContext = {
      source: each.source,
      receivedAt: each.receivedAt,
      keepsRejected: false,
      money,
      ...(each.writeKeyId === undefined ? {} : { writeKeyId: each.writeKeyId }),
    };
    retried.set(context, { stored: each, isMended });
    return prepareMessage(each.payload, context);
  });
  if (candidates.length === 0) return [];
  await ensurePartitions(db.pool, candidates);
  const acceptAndMark = (group: readonly Candidate[]) =>
    transaction((tx) => acceptOpen(tx, actor, group, retried));
  return acceptApart(candidates, acceptAndMark, () => undefined);
}

/** Accepts those that are still open, and marks them, in the same transaction. */
async function acceptOpen(
  tx: Db,
  actor: Actor,
  group: readonly Candidate[],
  retried: ReadonlyMap<IngestContext, Retried>,
): Promise<readonly Outcome[]> {
  const idOf = ({ context }: Candidate) => retried.get(context)?.stored.id ?? "";
  // The numbering lock comes first, as in every transaction that accepts messages.
  await takeNumbers(tx.sql, 0);
  const open = await lockOpenRejections(tx, group.map(idOf));
  const stillOpen = group.filter((candidate) => open.has(idOf(candidate)));
  const outcomes = await acceptInTransaction(tx.sql, stillOpen);
  const accepted = stillOpen.filter((_, index) => outcomes[index]?.kind !== "rejected");
  const refused = stillOpen.flatMap((candidate, index) => {
    const outcome = outcomes[index];
    const isKept = retried.get(candidate.context)?.isMended === true;
    return outcome?.kind === "rejected" && !isKept ? [{ id: idOf(candidate), problem: outcome.problem }] : [];
  });
  const decided = accepted.map((candidate) => ({
    id: idOf(candidate),
    payload: retried.get(candidate.context)?.isMended ? JSON.stringify(candidate.raw) : undefined,
  }));
  await markAccepted(tx, decided, new Date());
  await markRefused(tx, refused);
  await recordDecided(tx, actor, "rejected_messages.accepted", decided.length);
  return outcomes;
}

async function notOpen(id: string): Promise<AppError> {
  const found = await findRejectedRow(db, id);
  return found
    ? new AppError("conflict", "ingest.rejected_decided")
    : new AppError("not_found", "ingest.rejected_not_found");
}
