import { createHash } from "node:crypto";
import type { Sql } from "#lib/db/pool.ts";
import type { Candidate, IngestProblem } from "#lib/ingest/schema.ts";
import { toStorable } from "#lib/ingest/storable.ts";

type Rejection = {
  readonly hash: Buffer;
  readonly payload: string;
  readonly candidate: Candidate;
  readonly problem: IngestProblem;
  times: number;
};

const recordSql = `
  insert into rejected_message (id, received_at, source, write_key_id, code, path, reason, payload, payload_hash, times)
  select gen_random_uuid(), coalesce(timestamptz 'epoch' + received_ms * interval '1 ms', now()),
    source, write_key_id, code, path, reason, payload::jsonb, payload_hash, times
  from unnest($1::bigint[], $2::text[], $3::uuid[], $4::text[], $5::text[], $6::text[], $7::text[], $8::bytea[], $9::int[])
    as r (received_ms, source, write_key_id, code, path, reason, payload, payload_hash, times)
  on conflict (payload_hash) do update set
    times = rejected_message.times + excluded.times,
    received_at = greatest(rejected_message.received_at, excluded.received_at)`;

/**
 * Sets aside the messages of a batch that could not be read, each content of a source once. One that was mended or
 * discarded before stays so when it is sent again.
 */
export async function recordRejections(tx: Sql, candidates: readonly Candidate[]): Promise<void> {
  const found = rejectionsOf(candidates);
  if (found.length === 0) return;
  await tx.query({
    name: "ingest_rejections",
    text: recordSql,
    values: [
      found.map(({ candidate }) => candidate.context.receivedAt ?? null),
      found.map(({ candidate }) => candidate.context.source),
      found.map(({ candidate }) => candidate.context.writeKeyId ?? null),
      found.map(({ problem }) => problem.code),
      found.map(({ problem }) => toPlainText(problem.path)),
      found.map(({ problem }) => toPlainText(problem.message)),
      found.map(({ payload }) => payload),
      found.map(({ hash }) => hash),
      found.map(({ times }) => times),
    ],
  });
}

/** In the order of their hashes, in which all transactions lock them. */
function rejectionsOf(candidates: readonly Candidate[]): readonly Rejection[] {
  const found = new Map<string, Rejection>();
  for (const candidate of candidates) {
    const { reading, context, raw } = candidate;
    if (reading.ok || !context.keepsRejected) continue;
    const payload = JSON.stringify(toStorable(raw));
    const hash = contentHash(context.source, context.writeKeyId, payload);
    const key = hash.toString("hex");
    const known = found.get(key);
    if (known) known.times += 1;
    else found.set(key, { hash, payload, candidate, problem: reading.error, times: 1 });
  }
  return [...found.keys()].toSorted().flatMap((key) => found.get(key) ?? []);
}

function contentHash(source: string, writeKeyId: string | undefined, payload: string): Buffer {
  return createHash("sha256")
    .update(JSON.stringify([source, writeKeyId ?? null]))
    .update(payload)
    .digest();
}

function toPlainText(text: string): string {
  return text.toWellFormed().replaceAll("\u0000", "\uFFFD");
}
