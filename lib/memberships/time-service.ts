import type { Database } from "#lib/db/client.ts";
import { builtInFormulas } from "#lib/features/built-in.ts";
import { planOnce, readCursor, readLastNo, saveCursor } from "#lib/memberships/cursor-store.ts";
import {
  type Bound,
  current,
  earliest,
  type Judging,
  judgeWith,
  judgingOf,
  type Kept,
} from "#lib/memberships/judging-service.ts";
import {
  applyVerdicts,
  closeMerged,
  type Moved,
  readEvaluations,
  type SegmentVersion,
  type Verdict,
} from "#lib/memberships/store.ts";
import {
  type Foreseen,
  findUnforeseen,
  moveWakes,
  readCustomersAfter,
  readDueWakes,
  saveForeseenTo,
  type Wake,
  wakeBy,
} from "#lib/memberships/wake-store.ts";
import {
  type FollowingCache,
  mostForeseen,
  type Writing,
  writing,
} from "#lib/memberships/writing-service.ts";
import { evaluationContext } from "#lib/rules/context.ts";
import { dependsOn } from "#lib/rules/depends-on.ts";
import type { History } from "#lib/rules/history.ts";
import { subjectsOf } from "#lib/rules/outlook/subject.ts";
import type { ActiveSegment } from "#lib/segments/active.ts";
import { readActiveSegments } from "#lib/segments/read.ts";
import type { Instant } from "#lib/std/time-zone.ts";

/** Customers whom one transaction wakes. */
const chunk = 1_000;
/** So many moments of one customer are followed at a time; the rest is due at once again. */
const mostSteps = 100;
/** About so many of all whom one transaction wakes that does nothing else. */
const mostStepsOfAll = 10_000;

export type TimeResult = Woken & { readonly isBehind: boolean };

type Woken = Moved & {
  /** Somebody has more moments behind them than were followed. */
  readonly isCutShort: boolean;
};

/**
 * Lets time change memberships: whoever is due is evaluated at the very moment for which it was foreseen, not at that of
 * the work, and then at each later one up to now. A crash at any point loses nothing:
 * wakes, memberships and the moment are written in one transaction.
 *
 * @param bound of a sweep that is under way, if one is
 */
export function followTime(
  database: Database,
  now: () => Instant,
  cache?: FollowingCache,
  bound?: Bound,
): Promise<TimeResult> {
  return writing(database, followDue, cache?.standings);

  async function followDue(work: Writing): Promise<TimeResult> {
    const { tx } = work;
    await planOnce(tx);
    const cursor = await readCursor(tx);
    const moment = Math.max(now(), cursor.asOf ?? -Infinity);
    const due = await readDueWakes(tx, moment, chunk);
    if (due.length === 0) return { entered: 0, left: 0, isCutShort: false, isBehind: false };
    const kept = { cache, newest: await readLastNo(tx) };
    const most = Math.min(mostSteps, Math.ceil(mostStepsOfAll / due.length));
    const moved = await wakeAll(work, due, moment, await readActiveSegments(tx), { kept, bound, most });
    await saveCursor(tx, { ...cursor, asOf: moment });
    return { ...moved, isBehind: (await readDueWakes(tx, moment, 1)).length > 0 };
  }
}

/** Follows time up to a moment. @returns `undefined`, and does nothing, if more are due than one transaction wakes */
export async function followTimeUpTo(
  work: Writing,
  moment: Instant,
  active: ReadonlyMap<string, ActiveSegment>,
  bound?: Bound,
): Promise<Moved | undefined> {
  const moved = { entered: 0, left: 0 };
  for (;;) {
    const due = await readDueWakes(work.tx, moment, chunk + 1);
    if (due.length > chunk) return undefined;
    if (due.length === 0) return moved;
    const { entered, left } = await wakeAll(work, due, moment, active, { bound });
    moved.entered += entered;
    moved.left += left;
  }
}

async function wakeAll(
  work: Writing,
  due: readonly Wake[],
  moment: Instant,
  active: ReadonlyMap<string, ActiveSegment>,
  { kept, bound, most }: { readonly kept?: Kept; readonly bound?: Bound | undefined; readonly most?: number },
): Promise<Woken> {
  const followed = current(active, await readEvaluations(work.tx), bound);
  const judgingSince = (since: Instant) => judgingOf(work.tx, { since, moment }, followed, active, kept);
  return wake(work, due, moment, judgingSince, most);
}

/**
 * Wakes those of some customers who are due by a moment, before they are evaluated at it: what time did comes before what
 * came then, and nobody is evaluated at a moment before one at which they were already.
 *
 * @param judgingSince of all segments that are followed, from an instant on
 */
export async function wakeDue(
  work: Writing,
  customerIds: readonly bigint[],
  moment: Instant,
  judgingSince: (since: Instant) => Promise<Judging>,
): Promise<Moved> {
  const moved = { entered: 0, left: 0 };
  for (;;) {
    const standings = await work.standings.of(customerIds);
    const due = [...standings].flatMap(([customerId, { wakeAt }]) =>
      wakeAt !== undefined && wakeAt <= moment ? [{ customerId, at: wakeAt }] : [],
    );
    if (due.length === 0) return moved;
    const { entered, left } = await wake(work, due, moment, judgingSince);
    moved.entered += entered;
    moved.left += left;
  }
}

async function wake(
  work: Writing,
  due: readonly Wake[],
  moment: Instant,
  judgingSince: (since: Instant) => Promise<Judging>,
  most = mostSteps,
): Promise<Woken> {
  const ids = due.map(({ customerId }) => customerId);
  const judging = await judgingSince(due.reduce((least, { at }) => Math.min(least, at), moment));
  const { histories, coming } = await judging.read(work.tx, ids, moment);
  const courses = due.flatMap(({ customerId, at }) => {
    const history = histories.get(customerId);
    return history ? [courseOf(customerId, history, { from: at, to: moment, most }, judging)] : [];
  });
  const moved = { entered: 0, left: 0 };
  for (let index = 0; courses.some(({ steps }) => index < steps.length); index += 1) {
    const verdicts = courses.flatMap(({ steps }) => steps[index] ?? []);
    const { entered, left } = await applyVerdicts(work, verdicts, "time");
    moved.entered += entered;
    moved.left += left;
  }
  // Whoever was merged into another by now has no answers of their own.
  const gone = ids.filter((id) => !histories.has(id));
  moved.left += await closeMerged(work, gone, moment, "merge");
  const next = [...courses, ...gone.map((customerId) => ({ customerId, nextAt: undefined }))];
  await moveWakes(
    work,
    next.map(({ customerId, nextAt }) => ({ customerId, nextAt: earliest(nextAt, coming.get(customerId)) })),
  );
  const isCutShort = courses.some(({ nextAt }) => nextAt !== undefined && nextAt <= moment);
  return { ...moved, isCutShort };
}

/** What time alone makes of one customer's answers: at each moment at which some can change, these; and when the next can. */
function courseOf(
  customerId: bigint,
  history: History,
  { from, to, most }: { readonly from: Instant; readonly to: Instant; readonly most: number },
  { prepared, surroundings }: Judging,
): Foreseen & { readonly steps: readonly Verdict[] } {
  const untils = prepared.map(() => from);
  const steps: Verdict[] = [];
  const subjectAt = subjectsOf(history);
  let at = from;
  while (at <= to && steps.length < most) {
    const subject = subjectAt(at);
    const context = evaluationContext({ ...surroundings, asOf: at });
    const inside: SegmentVersion[] = [];
    const outside: SegmentVersion[] = [];
    for (const [index, { segment, foresee }] of prepared.entries()) {
      if ((untils[index] ?? at) > at) continue;
      const { holds, until } = foresee(subject, context);
      (holds ? inside : outside).push(segment);
      untils[index] = until;
    }
    steps.push({ customerId, at, inside, outside });
    at = untils.reduce((least, until) => Math.min(least, until), Infinity);
  }
  return { customerId, steps, nextAt: Number.isFinite(at) ? at : undefined };
}

/** Has the wakes of a segment looked for from the first customer on. */
export async function foreseeAnew(
  work: Writing,
  segment: ActiveSegment,
  active: ReadonlyMap<string, ActiveSegment>,
): Promise<void> {
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
export async function foresee(database: Database, asOf: Instant, cache?: FollowingCache): Promise<boolean> {
  const size = cache?.foreseeing.size() ?? mostForeseen;
  const startedMs = performance.now();
  let count = 0;
  const isMore = await writing(database, foreseeNext, cache?.standings);
  cache?.foreseeing.took(count, performance.now() - startedMs);
  return isMore;

  async function foreseeNext(work: Writing): Promise<boolean> {
    const { tx } = work;
    await planOnce(tx);
    const found = await findUnforeseen(tx);
    if (!found) return false;
    const { segmentIds, after } = found;
    const cursor = await readCursor(tx);
    const moment = Math.max(asOf, cursor.asOf ?? asOf);
    const active = await readActiveSegments(tx);
    const followed = current(active, await readEvaluations(tx));
    const unforeseen = followed.filter(({ segment }) => segmentIds.includes(segment.id));
    const ids = unforeseen.length > 0 ? await readCustomersAfter(tx, after, size) : [];
    count = ids.length;
    if (ids.length > 0) {
      // Who has been looked at once is known when messages of theirs come.
      const kept = { cache, newest: await readLastNo(tx) };
      await wakeDue(work, ids, moment, (since) => judgingOf(tx, { since, moment }, followed, active, kept));
      const judging = await judgingOf(tx, { since: moment, moment }, unforeseen, active, kept);
      const judged = await judgeWith(judging, tx, ids, moment);
      await applyVerdicts(work, judged, "time");
      await wakeBy(work, judged);
    }
    await saveForeseenTo(tx, segmentIds, ids.length === size ? (ids.at(-1) ?? null) : null);
    await saveCursor(tx, { ...cursor, asOf: moment });
    return true;
  }
}
