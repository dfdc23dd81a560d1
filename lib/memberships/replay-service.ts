import type { Members } from "#lib/customers/population-reader.ts";
import { readIdsOfNames } from "#lib/customers/read.ts";
import type { Database } from "#lib/db/client.ts";
import { readCursor, saveCursor } from "#lib/memberships/cursor-store.ts";
import { intervalsOf, type Seen } from "#lib/memberships/intervals.ts";
import { hasMemberships, insertIntervals, saveEvaluation } from "#lib/memberships/store.ts";
import { followMessages } from "#lib/memberships/update-service.ts";
import { writing } from "#lib/memberships/writing-service.ts";
import { basisOf } from "#lib/segments/active.ts";
import { readActiveSegments } from "#lib/segments/read.ts";
import type { ReplicaPopulation } from "#lib/segments/replica-population-service.ts";
import type { SegmentVersion } from "#lib/segments/schema.ts";
import type { Instant } from "#lib/std/time-zone.ts";

export type ReplayOptions = { readonly database: Database; readonly population: ReplicaPopulation };

export type Replayed = {
  readonly key: string;
  readonly versions: readonly Pick<SegmentVersion, "no" | "rule" | "publishedAt">[];
  /** When it is evaluated, beside the moments at which its versions were published. */
  readonly moments: readonly Instant[];
};

/**
 * Writes the memberships that a segment would have if it had been followed since its first version was published, by
 * evaluating at each moment the version of then. For a segment of which nothing is known yet; any other is left as it is.
 * In one transaction: all or nothing. The next update sweeps the segment, and goes on from there.
 *
 * @returns whether they were written
 */
export async function replayMemberships(
  { database, population }: ReplayOptions,
  replayed: Replayed,
): Promise<boolean> {
  const steps = await evaluateSteps(population, stepsOf(replayed));
  const [first, last] = [steps.at(0), steps.at(-1)];
  if (!first || !last) return false;
  // Takes the cursor of a database in which nothing was followed yet to its end.
  await followMessages(database, () => first.at);
  return writing(database, async (work) => {
    const { tx } = work;
    const active = await readActiveSegments(tx);
    const segment = active.get(replayed.key);
    if (segment?.versionNo !== last.version.no || (await hasMemberships(tx, segment.id))) return false;
    const own = { segmentId: segment.id, basis: basisOf(segment, active), engine: population.engine };
    const seen: Seen[] = [];
    for (const { at, version, cause, answer } of steps) {
      const members = new Set((await readIdsOfNames(tx.sql, answer.ids, at)).values());
      seen.push({ at, versionNo: version.no, cause, members });
      if (answer.thresholds.size === 0 && at !== last.at) continue;
      const evaluation = { sweptAt: at, size: members.size, thresholds: answer.thresholds };
      await saveEvaluation(tx, { ...own, ...evaluation, versionNo: version.no });
    }
    await insertIntervals(work, segment.id, intervalsOf(seen));
    // What happened since the last moment is found by the sweep that this makes due.
    const cursor = await readCursor(tx);
    await saveCursor(tx, { ...cursor, sweepDueSince: Math.max(last.at, cursor.sweepDueSince ?? last.at) });
    return true;
  });
}

type Step = Pick<Seen, "at" | "cause"> & { readonly version: Replayed["versions"][number] };

/** Every moment from the first version on, each with the version that was active then. */
function stepsOf({ versions, moments }: Replayed): readonly Step[] {
  const published = versions
    .map((version): Step => ({ at: Date.parse(version.publishedAt), cause: "published", version }))
    .toSorted((a, b) => a.at - b.at);
  const passed = moments.flatMap((at): Step[] => {
    const active = published.findLast((step) => step.at <= at);
    return active && active.at < at ? [{ at, cause: "time", version: active.version }] : [];
  });
  return [...published, ...passed].toSorted((a, b) => a.at - b.at);
}

async function evaluateSteps(
  population: ReplicaPopulation,
  steps: readonly Step[],
): Promise<readonly (Step & { readonly answer: Members })[]> {
  const evaluated: (Step & { readonly answer: Members })[] = [];
  for (const version of new Set(steps.map((step) => step.version))) {
    const own = steps.filter((step) => step.version === version);
    const answers = await population.membersAt(
      version.rule,
      own.map((step) => step.at),
    );
    evaluated.push(
      ...own.flatMap((step, index) => {
        const answer = answers[index];
        return answer ? [{ ...step, answer }] : [];
      }),
    );
  }
  return evaluated.toSorted((a, b) => a.at - b.at);
}
