import type { Db } from "#lib/db/client.ts";
import { type FlowCounts, readFlows, readSteps, type Step } from "#lib/memberships/flow-store.ts";
import { startOfPeriod } from "#lib/memberships/period.ts";
import { readEvaluations } from "#lib/memberships/store.ts";
import type { ActiveSegment } from "#lib/segments/active.ts";
import { readSurroundings } from "#lib/segments/catalog-service.ts";
import { readActiveSegments } from "#lib/segments/read.ts";
import type { Instant } from "#lib/std/time-zone.ts";

export type Moved = FlowCounts & {
  readonly segment: ActiveSegment;
  readonly sweptAt: Instant | undefined;
  /** The beginning of the period, or later: when the segment was counted first. */
  readonly from: Instant;
  readonly to: Instant;
  readonly steps: readonly Step[];
};

/**
 * What the recorded intervals tell of the last days, for all active segments or one: who was in at both ends, and day by
 * day of the shop's calendar the size and what came and went.
 */
export async function readMovements(
  db: Db,
  days: number,
  now: Instant,
  key?: string,
): Promise<readonly Moved[]> {
  const { zone } = await readSurroundings(db, []);
  const today = zone.dayOf(now);
  const from = startOfPeriod(days, now, zone);
  const ends = Array.from({ length: days - 1 }, (_, index) => zone.startOfDay(today - days + 2 + index) - 1);
  const moments = [from, ...ends, now];
  const active = [...(await readActiveSegments(db)).values()].filter(
    (segment) => key === undefined || segment.key === key,
  );
  const evaluations = await readEvaluations(db);
  const only = active.length === 1 ? (active[0]?.id ?? null) : null;
  const flows = await readFlows(db, { from, to: now }, only);
  const steps = await readSteps(db, moments, only);
  return active.map((segment) => ({
    segment,
    sweptAt: evaluations.get(segment.id)?.sweptAt,
    to: now,
    ...(flows.get(segment.id) ?? { from, before: 0, after: 0, stayed: 0 }),
    steps: steps.get(segment.id) ?? moments.map((at) => ({ at, size: 0, entered: 0, left: 0 })),
  }));
}
