import { type Actor, requirePermission } from "#lib/auth/permissions.ts";
import type { PopulationReader } from "#lib/customers/population-reader.ts";
import { readHistories } from "#lib/customers/read.ts";
import { db, transaction } from "#lib/db/client.ts";
import type { Brief } from "#lib/explanations/compose.ts";
import { clausesOf, customerFindings } from "#lib/explanations/customer.ts";
import type { Explanation, OfCustomerInput } from "#lib/explanations/schema.ts";
import { momentOf } from "#lib/explanations/segment-service.ts";
import { readSetting, restateClauses } from "#lib/explanations/setting-service.ts";
import { write } from "#lib/explanations/write-service.ts";
import { evaluationContext, type Thresholds } from "#lib/rules/context.ts";
import { dependsOn } from "#lib/rules/depends-on.ts";
import type { Rule } from "#lib/rules/schema.ts";
import { readSurroundings } from "#lib/segments/catalog-service.ts";
import { nameOf } from "#lib/segments/name-of.ts";
import { getActiveSegment } from "#lib/segments/service.ts";
import { AppError } from "#lib/std/app-error.ts";
import type { Instant } from "#lib/std/time-zone.ts";

/** Why one customer is in a segment or not, and when they leave if nothing happens. */
export async function explainCustomer(
  actor: Actor,
  input: OfCustomerInput,
  population: PopulationReader,
  now: Instant,
): Promise<Explanation> {
  requirePermission(actor, "customer:read");
  const asOf = momentOf(input, now);
  const segment = await getActiveSegment(db, input.key);
  const { rule, versionNo } = segment;
  const thresholds = await thresholdsOf(rule, asOf, population);
  const { isIn, findings } = await transaction(
    async (tx) => {
      const [history] = (await readHistories(tx.sql, [BigInt(input.id)], asOf)).values();
      if (!history) throw new AppError("not_found", "customers.not_found");
      const surroundings = await readSurroundings(tx, [rule]);
      return customerFindings(rule, history, evaluationContext({ ...surroundings, asOf, thresholds }));
    },
    { isolation: "RepeatableRead" },
  );
  const setting = await readSetting(actor, input.locale);
  const brief: Brief = {
    subject: { kind: "customer", isIn },
    outcome: "told",
    findings,
    name: nameOf(segment, input.locale),
    versionNo,
    asOf,
    engine: "postgres",
    conditions: restateClauses(clausesOf(rule), setting),
  };
  return write(actor, brief, setting);
}

/** Ranks are bound over the whole population, as of the same moment. */
async function thresholdsOf(rule: Rule, asOf: Instant, population: PopulationReader): Promise<Thresholds> {
  const surroundings = await readSurroundings(db, [rule]);
  if (!dependsOn(rule, { segmentRule: surroundings.segmentRule }).onPopulation) return new Map();
  return (await population.members({ rule, asOf })).thresholds;
}
