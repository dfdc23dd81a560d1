import type { Database } from "#lib/db/client.ts";
import { builtInFormulas } from "#lib/features/built-in.ts";
import { planOnce, readCursor, readLastNo, saveCursor } from "#lib/memberships/cursor-store.ts";
import { applyVerdicts, closeMerged, type Moved, readEvaluations } from "#lib/memberships/store.ts";
import {
  current,
  earliest,
  type Followed,
  type Judged,
  judge,
  judgingOf,
  type Kept,
} from "#lib/memberships/update-service.ts";
import {
  findUnforeseen,
  forgetWakes,
  readCustomersAfter,
  readDueWakes,
  saveForeseenTo,
  saveWakes,
  type Wake,
} from "#lib/memberships/wake-store.ts";
import { type FollowingCache, type Writing, writing } from "#lib/memberships/writing-service.ts";
import { evaluationContext } from "#lib/rules/context.ts";
import { dependsOn } from "#lib/rules/depends-on.ts";
import { type Outlook, subjectOf } from "#lib/rules/outlook/subject.ts";
import type { ActiveSegment } from "#lib/segments/active.ts";
import { readActiveSegments } from "#lib/segments/read.ts";
import type { Instant } from "#lib/std/time-zone.ts";

/** Wakes, or customers, that are worked off in one transaction. */
const chunk = 1_000;
/** So many changes of one pair are followed at a time; the rest is due at once again. */
const mostSteps = 100;

/**
 * Lets time change memberships: whoever is due is evaluated at the very moment for which it was foreseen, not at that of
 * the work, and then at each later one up to now. A crash at any point loses nothing:
 * wakes, memberships and the moment are written in one transaction.
 */
export function followTime(
  database: Database,
  now: () => Instant,
  cache?: FollowingCache,
): Promise<Moved & { isBehind: boolean }> {
  return writing(database, followDue, cache?.standings);

  async function followDue(work: Writing): Promise<Moved & { isBehind: boolean }> {
    const { tx } = work;
    await planOnce(tx);
    const cursor = await readCursor(tx);
    const moment = Math.max(now(), cursor.asOf ?? -Infinity);
    const due = await readDueWakes(tx, moment, chunk);
    if (due.length === 0) return { entered: 0, left: 0, isBehind: false };
    const active = await readActiveSegments(tx);
    const followed = new Map(
      current(active, await readEvaluations(tx)).map((each) => [each.segment.id, each]),
    );
    const kept = { cache: cache?.histories, newest: await readLastNo(tx) };
    const moved = await wake(work, due, moment, followed, active, kept);
    // Of the others a sweep is due, and what was foreseen by a former version says nothing.
    await forgetWakes(
      work,
      due.map((each) => each.segmentId).filter((id) => !followed.has(id)),
    );
    await saveCursor(tx, { ...cursor, asOf: moment });
    return { ...moved, isBehind: due.length === chunk };
  }
}

/** Follows time for one segment up to a moment, however much is due. */
export async function followTimeOf(
  work: Writing,
  followed: Followed,
  moment: Instant,
  active: ReadonlyMap<string, ActiveSegment>,
): Promise<Moved> {
  const { id } = followed.segment;
  const moved = { entered: 0, left: 0 };
  for (;;) {
    const due = await readDueWakes(work.tx, moment, chunk, id);
    const { entered, left } = await wake(work, due, moment, new Map([[id, followed]]), active);
    moved.entered += entered;
    moved.left += left;
    if (due.length < chunk) return moved;
  }
}

async function wake(
  work: Writing,
  due: readonly Wake[],
  moment: Instant,
  followed: ReadonlyMap<string, Followed>,
  active: ReadonlyMap<string, ActiveSegment>,
  kept?: Kept,
): Promise<Moved> {
  const { tx } = work;
  const ids = [...new Set(due.map((each) => each.customerId))];
  const since = due.reduce((least, each) => Math.min(least, each.at), moment);
  const judging = await judgingOf(tx, { since, moment }, [...followed.values()], active, kept);
  const { surroundings } = judging;
  const { histories, coming } = await judging.read(tx, ids, moment);
  const prepared = new Map(judging.prepared.map((each) => [each.segment.id, each]));
  const steps = due.flatMap(({ segmentId, customerId, at }) => {
    const found = prepared.get(segmentId);
    const history = histories.get(customerId);
    if (!found || !history) return [];
    const { segment, foresee } = found;
    const outlookAt = (asOf: Instant) =>
      foresee(subjectOf(history, asOf), evaluationContext({ ...surroundings, asOf }));
    return [stepsUpTo(moment, segment, customerId, at, outlookAt)];
  });
  const moved = { entered: 0, left: 0 };
  for (let index = 0; steps.some((each) => index < each.length); index += 1) {
    const verdicts = steps.flatMap((each) => each[index] ?? []);
    const { entered, left } = await applyVerdicts(work, verdicts, "time");
    moved.entered += entered;
    moved.left += left;
  }
  // Whoever was merged into another by now has no answers of their own, and is not woken again.
  const gone = due.filter((each) => !histories.has(each.customerId));
  moved.left += await closeMerged(
    work,
    gone.map((each) => each.customerId),
    moment,
    "merge",
  );
  const foreseen = steps.flatMap((each) => each.at(-1) ?? []);
  const next = foreseen.map((each) => ({
    ...each,
    nextAt: earliest(each.nextAt, coming.get(each.customerId)),
  }));
  await saveWakes(work, [...next, ...gone.map((each) => ({ ...each, nextAt: undefined }))]);
  return moved;
}

/** What time alone makes of one customer's answer, step by step. */
function stepsUpTo(
  moment: Instant,
  { id, versionNo }: Pick<ActiveSegment, "id" | "versionNo">,
  customerId: bigint,
  from: Instant,
  outlookAt: (asOf: Instant) => Outlook,
): readonly Judged[] {
  const steps: Judged[] = [];
  for (let at = from; at <= moment; ) {
    const { holds, until } = outlookAt(at);
    const nextAt = Number.isFinite(until) ? until : undefined;
    steps.push({ segmentId: id, versionNo, customerId, at, isIn: holds, nextAt });
    if (steps.length === mostSteps) break;
    at = until;
  }
  return steps;
}

/**
 * Has the wakes of a segment looked for from the first customer on.
 *
 * @param isNew whether it is another rule than before: the wakes that there are no longer count
 */
export async function foreseeAnew(
  work: Writing,
  segment: ActiveSegment,
  active: ReadonlyMap<string, ActiveSegment>,
  isNew: boolean,
): Promise<void> {
  if (isNew) await forgetWakes(work, [segment.id]);
  const segmentRule = (key: string) => active.get(key)?.rule ?? { kind: "everyone" as const };
  const { onTime, onPopulation } = dependsOn(segment.rule, { segmentRule, formulas: builtInFormulas });
  // Where the others count too, thresholds move with every sweep, and it is the sweeps that keep time.
  await saveForeseenTo(work.tx, [segment.id], onTime && !onPopulation ? 0n : null);
}

/**
 * Looks for the wakes of the next customers of the segments whose last version has just been published, of all that are as
 * far in one reading of the histories.
 *
 * @returns whether there may be more to look for
 */
export function foresee(database: Database, asOf: Instant, cache?: FollowingCache): Promise<boolean> {
  return writing(database, foreseeNext, cache?.standings);

  async function foreseeNext(work: Writing): Promise<boolean> {
    const { tx } = work;
    const found = await findUnforeseen(tx);
    if (!found) return false;
    const { segmentIds, after } = found;
    const cursor = await readCursor(tx);
    const moment = Math.max(asOf, cursor.asOf ?? asOf);
    const active = await readActiveSegments(tx);
    const followed = current(active, await readEvaluations(tx)).filter(({ segment }) =>
      segmentIds.includes(segment.id),
    );
    const ids = followed.length > 0 ? await readCustomersAfter(tx, after, chunk) : [];
    if (ids.length > 0) {
      const judged = await judge(tx, ids, moment, followed, active);
      await applyVerdicts(work, judged, "time");
      await saveWakes(work, judged);
    }
    await saveForeseenTo(tx, segmentIds, ids.length === chunk ? (ids.at(-1) ?? null) : null);
    await saveCursor(tx, { ...cursor, asOf: moment });
    return true;
  }
}
