import { type Actor, requirePermission } from "#lib/auth/permissions.ts";
import type { PopulationReader } from "#lib/customers/population-reader.ts";
import { conditionsOf } from "#lib/customers/why.ts";
import { type Database, db } from "#lib/db/client.ts";
import { patternsOf, profilesOf } from "#lib/drift/profile.ts";
import { seededRandom } from "#lib/drift/random.ts";
import { ruleFormula } from "#lib/drift/rule-formula.ts";
import type { AttributionReport, DistributionsInput } from "#lib/drift/schema.ts";
import { periodOf } from "#lib/drift/service.ts";
import { attribute } from "#lib/drift/shapley.ts";
import { splitSizeChange } from "#lib/drift/size-change.ts";
import type { Rule } from "#lib/rules/schema.ts";
import type { ActiveSegment } from "#lib/segments/active.ts";
import { getActiveSegment, versionActiveAt } from "#lib/segments/service.ts";
import { AppError } from "#lib/std/app-error.ts";
import type { Instant } from "#lib/std/time-zone.ts";

/** More do not fit a pattern of bits. */
const mostConditions = 30;
const seed = 20_260_101;

/**
 * What made a segment's size change between two moments: its rule (from the version that was active then), its customers'
 * behavior, and customers who came or went; and which conditions of its rule the behavior shows in.
 */
export async function explainSizeChange(
  actor: Actor,
  input: DistributionsInput,
  population: PopulationReader,
  now: Instant,
): Promise<AttributionReport> {
  requirePermission(actor, "drift:read");
  return attributeSizeChange(await getActiveSegment(db, input.key), periodOf(input, now), {
    database: db,
    population,
  });
}

/** The same of a segment and two moments, for other services that have checked who asks. */
export async function attributeSizeChange(
  segment: ActiveSegment,
  { asOf, baselineAsOf }: { readonly asOf: Instant; readonly baselineAsOf: Instant },
  { database, population }: { readonly database: Database; readonly population: PopulationReader },
): Promise<AttributionReport> {
  const { rule } = segment;
  const places = conditionsOf(rule);
  if (places.length > mostConditions) {
    throw new AppError("too_large", "drift.too_many_conditions", { most: mostConditions });
  }
  const membersAt = async (of: Rule, at: Instant) =>
    (await population.memberRows({ rule: of, asOf: at })).rowIds;
  const then = await versionActiveAt(database, segment.id, new Date(baselineAsOf));
  const everyone: Rule = { kind: "everyone" };
  const sides = {
    inOldData: await membersAt(everyone, baselineAsOf),
    inNewData: await membersAt(everyone, asOf),
  };
  const newRuleOldData = await membersAt(rule, baselineAsOf);
  const oldRuleOldData = then ? await membersAt(then.rule, baselineAsOf) : newRuleOldData;
  const newRuleNewData = await membersAt(rule, asOf);
  const change = splitSizeChange(profilesOf({ oldRuleOldData, newRuleOldData, newRuleNewData }, sides));
  const conditions = [];
  for (const { condition } of places) {
    conditions.push({ old: await membersAt(condition, baselineAsOf), now: await membersAt(condition, asOf) });
  }
  const attribution = attribute(patternsOf(conditions, sides), {
    isMember: ruleFormula(rule),
    conditions: places.length,
    random: seededRandom(seed),
  });
  return {
    key: segment.key,
    engine: population.engine,
    asOf: new Date(asOf).toISOString(),
    baselineAsOf: new Date(baselineAsOf).toISOString(),
    baselineVersionNo: then?.no ?? null,
    versionNo: segment.versionNo,
    ...change,
    isExact: attribution.isExact,
    conditions: places.map(({ pointer }, index) => ({
      pointer,
      effect: attribution.values[index] ?? 0,
      standardError: attribution.standardErrors[index] ?? 0,
    })),
  };
}
