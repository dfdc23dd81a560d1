import type { PopulationReader } from "#lib/customers/population-reader.ts";
import type { Database } from "#lib/db/client.ts";
import { attributeSizeChange } from "#lib/drift/attribution-service.ts";
import { compareTables, type Distribution } from "#lib/drift/distribution.ts";
import { changeOf } from "#lib/drift/feature-change.ts";
import { conditionFor } from "#lib/drift/feature-conditions.ts";
import { readReports, saveReport } from "#lib/drift/report-store.ts";
import { countShared } from "#lib/drift/rows.ts";
import { type DriftReport, type MovedFeature, reportPeriods } from "#lib/drift/schema.ts";
import { rememberShop, rememberSides, type Side } from "#lib/drift/sides-service.ts";
import { judgeSize } from "#lib/drift/size-noise.ts";
import { startOfPeriod } from "#lib/memberships/period.ts";
import type { Rule } from "#lib/rules/schema.ts";
import { type ActiveSegment, basisOf } from "#lib/segments/active.ts";
import { readSurroundings } from "#lib/segments/catalog-service.ts";
import { readActiveSegments } from "#lib/segments/read.ts";
import { AppError } from "#lib/std/app-error.ts";
import type { Instant } from "#lib/std/time-zone.ts";

/** Three quarters of the time are left to others: messages are followed on the same machine, in the same database. */
const restFor = 3;
/** So long a report stands, unless the rule changes. */
const goodForMs = 6 * 3_600_000;
const mostTold = 8;

export type ReportOptions = {
  readonly database: Database;
  readonly population: PopulationReader;
  readonly now: Instant;
  readonly signal?: AbortSignal;
  /** Asked before each report: if not, those that are left wait for the next time. */
  readonly mayGoOn?: () => Promise<boolean>;
};

/**
 * Brings the drift reports of all active segments up to date: those that are missing, of another basis or old. Each is
 * saved as soon as it is made, so that it can be ended at any point and goes on with what is left.
 *
 * @returns how many were made
 */
export async function updateReports(options: ReportOptions): Promise<number> {
  const { database, now, signal, mayGoOn } = options;
  const active = await readActiveSegments(database);
  const known = await readReports(database, reportPeriods);
  const source = { ...options, restFor };
  const shopAt = rememberShop(source);
  let made = 0;
  for (const segment of active.values()) {
    const basis = basisOf(segment, active);
    const isGood = (days: number) =>
      known.some(
        (each) =>
          each.segmentId === segment.id &&
          each.days === days &&
          each.basis === basis &&
          now - each.asOf < goodForMs,
      );
    const sideAt = rememberSides(segment.rule, shopAt, source);
    for (const days of reportPeriods) {
      if (signal?.aborted) return made;
      if (isGood(days)) continue;
      if (mayGoOn && !(await mayGoOn())) return made;
      const report = await makeReport(segment, { ...options, days, sideAt });
      await saveReport(database, { segmentId: segment.id, days, basis, asOf: now, report });
      made += 1;
    }
  }
  return made;
}

async function makeReport(
  segment: ActiveSegment,
  options: ReportOptions & { readonly days: number; readonly sideAt: (asOf: Instant) => Promise<Side> },
): Promise<DriftReport> {
  const { database, population, now, days, sideAt } = options;
  const { zone } = await readSurroundings(database, []);
  const baselineAsOf = startOfPeriod(days, now, zone);
  const [before, after] = [await sideAt(baselineAsOf), await sideAt(now)];
  const stayed = countShared(before.rowIds, after.rowIds);
  const size = judgeSize({ before: before.rowIds.length, after: after.rowIds.length, stayed });
  const distributions = compareTables(before.table, after.table, {
    baseline: before.rest,
    current: after.rest,
  });
  return {
    asOf: new Date(now).toISOString(),
    baselineAsOf: new Date(baselineAsOf).toISOString(),
    engine: population.engine,
    versionNo: segment.versionNo,
    causes:
      size.kind === "judged" && size.hasMoved
        ? await causesOf(segment, { asOf: now, baselineAsOf }, options)
        : null,
    judged: distributions.filter(({ verdict }) => verdict.kind === "judged").length,
    features: movedFeatures(distributions, segment.rule),
  };
}

async function causesOf(
  segment: ActiveSegment,
  period: { readonly asOf: Instant; readonly baselineAsOf: Instant },
  { database, population }: ReportOptions,
): Promise<DriftReport["causes"]> {
  try {
    const found = await attributeSizeChange(segment, period, { database, population });
    const { rule, behavior, population: cameAndWent } = found;
    const conditions = found.conditions.map(({ pointer, effect }) => ({ pointer, effect }));
    return { rule, behavior, population: cameAndWent, conditions };
  } catch (error) {
    if (error instanceof AppError && error.code === "drift.too_many_conditions") return null;
    throw error;
  }
}

function movedFeatures(distributions: readonly Distribution[], rule: Rule): MovedFeature[] {
  return distributions
    .flatMap((distribution): MovedFeature[] => {
      const { feature, verdict } = distribution;
      if (verdict.kind !== "judged" || !verdict.hasMoved) return [];
      const { psi, noise, ownPsi, isOwn } = verdict;
      const pointer = conditionFor(feature, rule) ?? null;
      return [{ feature, psi, noise, ownPsi, isOwn, change: changeOf(distribution), pointer }];
    })
    .slice(0, mostTold);
}
