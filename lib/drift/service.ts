import { type Actor, requirePermission } from "#lib/auth/permissions.ts";
import type { PopulationReader } from "#lib/customers/population-reader.ts";
import { countPopulation } from "#lib/customers/read.ts";
import { db } from "#lib/db/client.ts";
import { compareTables } from "#lib/drift/distribution.ts";
import { conditionFor } from "#lib/drift/feature-conditions.ts";
import { readReports } from "#lib/drift/report-store.ts";
import {
  type Distributions,
  type DistributionsInput,
  type DriftReport,
  distributionsSchema,
  type MovementInput,
  type PeriodInput,
  type SegmentMovement,
  type Sizes,
  type SizesInput,
} from "#lib/drift/schema.ts";
import { rememberShop, rememberSides } from "#lib/drift/sides-service.ts";
import { judgeSize, type ShopSizes } from "#lib/drift/size-noise.ts";
import { stabilityOf } from "#lib/drift/stability.ts";
import { compareMoved, stateOf } from "#lib/drift/state.ts";
import { type Moved, readMovements } from "#lib/memberships/movement-service.ts";
import { basisOf } from "#lib/segments/active.ts";
import { readSurroundings } from "#lib/segments/catalog-service.ts";
import { monthEnds } from "#lib/segments/month-ends.ts";
import { readActiveSegments } from "#lib/segments/read.ts";
import { getActiveSegment } from "#lib/segments/service.ts";
import { sizesAt } from "#lib/segments/sizes.ts";
import { AppError } from "#lib/std/app-error.ts";
import type { Instant } from "#lib/std/time-zone.ts";

/** How the members of all active segments moved: those first that ask to act, then what is furthest beyond noise. */
export async function listMovements(
  actor: Actor,
  { days }: PeriodInput,
  now: Instant,
): Promise<SegmentMovement[]> {
  requirePermission(actor, "drift:read");
  return (await movementsOf(days, now)).toSorted(compareMoved);
}

export async function getMovement(
  actor: Actor,
  { key, days }: MovementInput,
  now: Instant,
): Promise<SegmentMovement> {
  requirePermission(actor, "drift:read");
  const [found] = await movementsOf(days, now, key);
  if (!found) throw new AppError("not_found", "segments.not_found", { key });
  return found;
}

async function movementsOf(days: number, now: Instant, key?: string): Promise<SegmentMovement[]> {
  const active = await readActiveSegments(db);
  const reports = await readReports(db, [days]);
  const found = await readMovements(db, days, now, key);
  const populations = new Map<Instant, number>();
  for (const at of new Set(found.flatMap(({ from, to }) => [from, to]))) {
    populations.set(at, await countPopulation(db.sql, at));
  }
  return found.map((moved) => {
    const { id } = moved.segment;
    const basis = basisOf(moved.segment, active);
    const stored = reports.find((each) => each.segmentId === id && each.basis === basis);
    const shop = { before: populations.get(moved.from) ?? 0, after: populations.get(moved.to) ?? 0 };
    return toMovement(moved, { shop, days, report: stored?.report ?? null });
  });
}

const stepMs = { day: 86_400_000, week: 7 * 86_400_000 } as const;

/** A segment's size at past moments, and how many customers there were. */
export async function readSizes(
  actor: Actor,
  { key, asOf, every, points }: SizesInput,
  population: PopulationReader,
  now: Instant,
): Promise<Sizes> {
  requirePermission(actor, "drift:read");
  const end = asOf === undefined ? now : Date.parse(asOf);
  const { rule } = await getActiveSegment(db, key);
  const { zone } = await readSurroundings(db, []);
  const moments =
    every === "month"
      ? monthEnds(end, points, zone)
      : Array.from({ length: points + 1 }, (_, index) => end - (points - index) * stepMs[every]);
  return { key, engine: population.engine, sizes: await sizesAt(rule, moments, population) };
}

const monthMs = 30 * 86_400_000;

/**
 * How the features of a segment's members moved between two moments. Both sides are the members of the rule of now, at
 * their own moment: what differs is the customers, not the rule.
 */
export async function compareFeatures(
  actor: Actor,
  input: DistributionsInput,
  population: PopulationReader,
  now: Instant,
): Promise<Distributions> {
  requirePermission(actor, "drift:read");
  const { asOf, baselineAsOf } = periodOf(input, now);
  const { rule } = await getActiveSegment(db, input.key);
  const source = { database: db, population };
  const sideAt = rememberSides(rule, rememberShop(source), source);
  const { table: baseline, rest: restThen } = await sideAt(baselineAsOf);
  const { table: current, rest: restNow } = await sideAt(asOf);
  return distributionsSchema.parse({
    key: input.key,
    engine: population.engine,
    asOf: new Date(asOf).toISOString(),
    baselineAsOf: new Date(baselineAsOf).toISOString(),
    size: current.size,
    baselineSize: baseline.size,
    sampled: current.rows,
    baselineSampled: baseline.rows,
    features: compareTables(baseline, current, { baseline: restThen, current: restNow }).map((each) => ({
      ...each,
      pointer: conditionFor(each.feature, rule) ?? null,
    })),
  });
}

/** The two moments that are compared. */
export function periodOf(
  input: DistributionsInput,
  now: Instant,
): { readonly asOf: Instant; readonly baselineAsOf: Instant } {
  const asOf = input.asOf === undefined ? now : Date.parse(input.asOf);
  const baselineAsOf = input.baselineAsOf === undefined ? asOf - monthMs : Date.parse(input.baselineAsOf);
  if (baselineAsOf >= asOf) throw new AppError("invalid", "drift.baseline_not_before");
  return { asOf, baselineAsOf };
}

type Surroundings = {
  readonly shop: ShopSizes;
  readonly days: number;
  readonly report: DriftReport | null;
};

function toMovement(moved: Moved, { shop, days, report }: Surroundings): SegmentMovement {
  const { segment, sweptAt, from, to, before, after, stayed, steps } = moved;
  const flow = { before, after, stayed };
  const size = judgeSize(flow, shop);
  return {
    key: segment.key,
    name: segment.name,
    labels: segment.labels,
    versionNo: segment.versionNo,
    rule: segment.rule,
    sweptAt: sweptAt === undefined ? null : new Date(sweptAt).toISOString(),
    population: shop.after,
    populationBefore: shop.before,
    flow: {
      from: new Date(from).toISOString(),
      to: new Date(to).toISOString(),
      ...flow,
      entered: after - stayed,
      left: before - stayed,
      ...stabilityOf(flow),
    },
    size,
    state: stateOf(flow, size, { report, days }),
    days: steps.map((step) => ({ ...step, at: new Date(step.at).toISOString() })),
    report,
  };
}
