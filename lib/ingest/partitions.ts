import type pg from "pg";
import type { Candidate } from "#lib/ingest/schema.ts";
import type { Instant } from "#lib/std/time-zone.ts";

/** Months that exist, by database; partitions are never taken away. */
const known = new WeakMap<pg.Pool, Set<string>>();

/**
 * Makes the partitions of the months that a batch needs. It is done before the batch's transaction, in one of its own:
 * making one takes a table lock, and who held that while waiting for a number would deadlock with who has the number.
 */
export async function ensurePartitions(pool: pg.Pool, candidates: readonly Candidate[]): Promise<void> {
  const months = known.get(pool) ?? new Set<string>();
  known.set(pool, months);
  const missing = new Map<string, Instant>();
  for (const { reading } of candidates) {
    if (!reading.ok || reading.value.kind !== "event") continue;
    const month = monthOf(reading.value.at);
    if (!months.has(month)) missing.set(month, reading.value.at);
  }
  if (missing.size === 0) return;
  await pool.query(
    "select ensure_event_partitions(array(select timestamptz 'epoch' + ms * interval '1 ms' from unnest($1::bigint[]) ms))",
    [[...missing.values()]],
  );
  for (const month of missing.keys()) months.add(month);
}

function monthOf(at: Instant): string {
  return new Date(at).toISOString().slice(0, 7);
}
