import type { Db } from "#lib/db/client.ts";
import {
  type Flow,
  type FlowCounts,
  isMuch,
  readFlows,
  readSteps,
  type Step,
} from "#lib/memberships/flow-store.ts";
import { startOfPeriod } from "#lib/memberships/period.ts";
import { readEvaluations, versionsOf } from "#lib/memberships/store.ts";
import type { ActiveSegment } from "#lib/segments/active.ts";
import { readSurroundings } from "#lib/segments/catalog-service.ts";
import { readActiveSegments } from "#lib/segments/read.ts";
import { keptAnswers } from "#lib/std/kept-answers.ts";
import type { Instant, TimeZone } from "#lib/std/time-zone.ts";

export type Moved = FlowCounts & {
  readonly segment: ActiveSegment;
  readonly sweptAt: Instant | undefined;
  /** The beginning of the period, or later: when the segment was counted first. */
  readonly from: Instant;
  readonly to: Instant;
  readonly steps: readonly Step[];
};

type Period = {
  readonly from: Instant;
  readonly to: Instant;
  readonly moments: readonly Instant[];
  readonly flows: ReadonlyMap<string, Flow>;
  readonly steps: ReadonlyMap<string, readonly Step[]>;
};

const periods = keptAnswers<Period>(
  ({ flows }) => isMuch(flows),
  () => performance.now(),
);

/**
 * What the recorded intervals tell of the last days, for all active segments or one: who was in at both ends, and day by
 * day of the shop's calendar the size and what came and went. Of all segments, where much moves, up to a moment that may lie some seconds to minutes back.
 */
export async function readMovements(
  db: Db,
  days: number,
  now: Instant,
  key?: string,
): Promise<readonly Moved[]> {
  const active = [...(await readActiveSegments(db)).values()].filter(
    (segment) => key === undefined || segment.key === key,
  );
  const evaluations = await readEvaluations(db);
  const only = active.length === 1 ? (active[0]?.id ?? null) : null;
  const { zone } = await readSurroundings(db, []);
  const read = () => readPeriod(db, days, now, zone, only);
  const { from, to, moments, flows, steps } =
    only === null ? await periods(`${days} ${zone.id} ${versionsOf(evaluations)}`, read) : await read();
  return active.map((segment) => ({
    segment,
    sweptAt: evaluations.get(segment.id)?.sweptAt,
    to,
    ...(flows.get(segment.id) ?? { from, before: 0, after: 0, stayed: 0 }),
    steps: steps.get(segment.id) ?? moments.map((at) => ({ at, size: 0, entered: 0, left: 0 })),
  }));
}

async function readPeriod(
  db: Db,
  days: number,
  to: Instant,
  zone: TimeZone,
  only: string | null,
): Promise<Period> {
  const today = zone.dayOf(to);
  const from = startOfPeriod(days, to, zone);
  const ends = Array.from({ length: days - 1 }, (_, index) => zone.startOfDay(today - days + 2 + index) - 1);
  const moments = [from, ...ends, to];
  const flows = await readFlows(db, { from, to }, only);
  return { from, to, moments, flows, steps: await readSteps(db, moments, only) };
}
