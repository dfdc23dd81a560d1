import type { Surroundings } from "#lib/customers/reference-engine.ts";
import type { Db } from "#lib/db/client.ts";
import { type Histories, type HistoryReader, type NamesOf, readingFor } from "#lib/memberships/read.ts";
import type { Evaluation, SegmentVersion, Verdict } from "#lib/memberships/store.ts";
import type { Foreseen } from "#lib/memberships/wake-store.ts";
import type { FollowingCache } from "#lib/memberships/writing-service.ts";
import { evaluationContext, type Thresholds } from "#lib/rules/context.ts";
import { dependsOn } from "#lib/rules/depends-on.ts";
import { ruleNeeds } from "#lib/rules/history-needs.ts";
import { foreseer } from "#lib/rules/outlook/foresee.ts";
import type { Foresee } from "#lib/rules/outlook/measure-outlook.ts";
import { subjectOf } from "#lib/rules/outlook/subject.ts";
import { type ActiveSegment, basisOf } from "#lib/segments/active.ts";
import { readSurroundings } from "#lib/segments/catalog-service.ts";
import { type Instant, MS_PER_DAY } from "#lib/std/time-zone.ts";

export type Followed = { readonly segment: ActiveSegment; readonly thresholds: Thresholds };

export type Judged = Verdict & Foreseen;

/** Segments that are prepared to be answered for one customer after the other. */
export type Judging = HistoryReader & {
  readonly surroundings: Surroundings;
  readonly prepared: readonly {
    readonly segment: SegmentVersion;
    readonly foresee: Foresee;
    /** The names of the events that it looks at, `*` among them if at all. */
    readonly events: ReadonlySet<string>;
  }[];
};

/** What is kept from one call to the next, if anything, and the last number that the transaction sees. */
export type Kept = {
  readonly cache: Pick<FollowingCache, "histories" | "lists"> | undefined;
  readonly newest: bigint;
};

/** Customers whose histories are in hand at a time. */
export const slice = 1_000;

/** What is kept is read for so much earlier moments, too: messages can touch who is due to be woken for a moment before. */
const mostBefore = 2 * MS_PER_DAY;

/**
 * @param moments from when on customers will be judged, and up to when messages and time have come
 * @param kept histories and lists from one call to the next, and the last number that the transaction sees
 */
export async function judgingOf(
  tx: Db,
  { since, moment }: { readonly since: Instant; readonly moment: Instant },
  followed: readonly Followed[],
  active: ReadonlyMap<string, ActiveSegment>,
  kept?: Kept,
): Promise<Judging> {
  // What is kept is read for all segments alike, so that it lasts.
  const cache = moment - since <= mostBefore ? kept?.cache?.histories : undefined;
  const rules = [...(cache ? active.values() : followed.map(({ segment }) => segment))].map(
    ({ rule }) => rule,
  );
  const surroundings = await readSurroundings(tx, rules, active, kept?.cache?.lists);
  const from = cache ? moment - mostBefore : since;
  const needs = ruleNeeds(rules, evaluationContext({ ...surroundings, asOf: from }));
  const prepare = foreseer(surroundings);
  return {
    surroundings,
    prepared: followed.map(({ segment, thresholds }) => ({
      segment,
      foresee: prepare(segment.rule, thresholds),
      events: dependsOn(segment.rule, surroundings).events,
    })),
    ...(kept && cache ? await cache.at(tx, kept.newest, moment, needs) : readingFor(needs)),
  };
}

/**
 * Whether the customers that some rows stand for are in some segments, and when that could change by time alone. A customer
 * who is known, but created only later, is in none.
 */
export async function judge(
  tx: Db,
  customerIds: readonly bigint[],
  asOf: Instant,
  followed: readonly Followed[],
  active: ReadonlyMap<string, ActiveSegment>,
  kept?: Kept,
): Promise<readonly Judged[]> {
  const judging = await judgingOf(tx, { since: asOf, moment: asOf }, followed, active, kept);
  const judged: Judged[] = [];
  for (let from = 0; from < customerIds.length; from += slice) {
    const ids = customerIds.slice(from, from + slice);
    for (const one of await judgeWith(judging, tx, ids, asOf)) judged.push(one);
  }
  return judged;
}

/** The segments to judge a customer for, if not all. */
export type SegmentsOf = (customerId: bigint) => ReadonlySet<string> | undefined;

export async function judgeWith(
  judging: Judging,
  tx: Db,
  customerIds: readonly bigint[],
  asOf: Instant,
  segmentsOf?: SegmentsOf,
): Promise<readonly Judged[]> {
  const known = await judging.read(tx, customerIds, asOf, namesOf(judging, segmentsOf));
  return judgeHistories(judging, known, asOf, segmentsOf);
}

/** The same without asking the database; `undefined` if it would have to be. */
export function judgeAtHand(
  judging: Judging,
  customerIds: readonly bigint[],
  asOf: Instant,
  segmentsOf?: SegmentsOf,
): readonly Judged[] | undefined {
  const known = judging.atHand(customerIds, namesOf(judging, segmentsOf));
  return known && judgeHistories(judging, known, asOf, segmentsOf);
}

function judgeHistories(
  { surroundings, prepared }: Judging,
  { histories, coming }: Histories,
  asOf: Instant,
  segmentsOf: SegmentsOf = ofAll,
): readonly Judged[] {
  const context = evaluationContext({ asOf, ...surroundings });
  const preparedFor = amongPrepared(prepared);
  const judged: Judged[] = [];
  for (const [customerId, history] of histories) {
    const subject = subjectOf(history, asOf);
    const inside: SegmentVersion[] = [];
    const outside: SegmentVersion[] = [];
    let next = Infinity;
    for (const { segment, foresee } of preparedFor(segmentsOf(customerId))) {
      const { holds, until } = foresee(subject, context);
      (holds ? inside : outside).push(segment);
      next = Math.min(next, until);
    }
    const nextAt = earliest(Number.isFinite(next) ? next : undefined, coming.get(customerId));
    judged.push({ customerId, at: asOf, inside, outside, nextAt });
  }
  const all = prepared.map(({ segment }) => segment);
  for (const [customerId, nextAt] of coming) {
    if (!histories.has(customerId)) judged.push({ customerId, at: asOf, inside: [], outside: all, nextAt });
  }
  return judged;
}

const ofAll: SegmentsOf = () => undefined;

/** Those of some segments, looked up once for each set of them. */
function amongPrepared(prepared: Judging["prepared"]) {
  return onceForEach((segmentIds) => prepared.filter(({ segment }) => segmentIds?.has(segment.id) ?? true));
}

/** The names of the events that the segments of a customer look at. */
function namesOf({ prepared }: Judging, segmentsOf: SegmentsOf = ofAll): NamesOf {
  const preparedFor = amongPrepared(prepared);
  const namesFor = onceForEach((segmentIds) => {
    const names = new Set(preparedFor(segmentIds).flatMap(({ events }) => [...events]));
    return names.has("*") ? undefined : names;
  });
  return (customerId) => namesFor(segmentsOf(customerId));
}

function onceForEach<T>(
  make: (segmentIds: ReadonlySet<string> | undefined) => T,
): (segmentIds: ReadonlySet<string> | undefined) => T {
  const known = new Map<ReadonlySet<string> | undefined, { readonly made: T }>();
  return (segmentIds) => {
    const found = known.get(segmentIds) ?? { made: make(segmentIds) };
    known.set(segmentIds, found);
    return found.made;
  };
}

/** The earlier of two moments, of which there may be none. */
export function earliest(a: Instant | undefined, b: Instant | undefined): Instant | undefined {
  return a === undefined || b === undefined ? (a ?? b) : Math.min(a, b);
}

/** The thresholds by which a sweep has begun to write the members of a segment, and when it was swept before. */
export type Bound = {
  readonly segmentId: string;
  readonly sweptAt: Instant | undefined;
  readonly thresholds: Thresholds;
};

/**
 * The segments whose members are computed by the rules of now; the others wait for their sweep.
 *
 * @param bound as long as its sweep is under way
 */
export function current(
  active: ReadonlyMap<string, ActiveSegment>,
  evaluations: ReadonlyMap<string, Evaluation>,
  bound?: Bound,
): readonly Followed[] {
  return [...active.values()].flatMap((segment) => {
    const evaluation = evaluations.get(segment.id);
    if (evaluation?.basis !== basisOf(segment, active)) return [];
    const isBound = segment.id === bound?.segmentId && evaluation.sweptAt === bound.sweptAt;
    return [{ segment, thresholds: isBound ? bound.thresholds : evaluation.thresholds }];
  });
}
