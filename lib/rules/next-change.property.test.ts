import fc from "fast-check";
import { expect, it } from "vitest";
import { populationOf } from "#lib/customers/histories.ts";
import { builtInFormulas } from "#lib/features/built-in.ts";
import { bindThresholds } from "#lib/rules/bind.ts";
import { type Context, evaluationContext } from "#lib/rules/context.ts";
import { dependsOn } from "#lib/rules/depends-on.ts";
import { evaluate } from "#lib/rules/evaluate.ts";
import type { History } from "#lib/rules/history.ts";
import { nextChange } from "#lib/rules/next-change.ts";
import type { Rule } from "#lib/rules/schema.ts";
import { UNITS } from "#lib/rules/schema.ts";
import type { ArbitraryShop } from "#lib/rules/testing/arbitrary-shop.ts";
import { COUNTS } from "#lib/rules/testing/arbitrary-time.ts";
import { arbitraryRulesOf, shopOf } from "#lib/rules/testing/parity.ts";
import { visitConditions } from "#lib/rules/visit.ts";
import { shift } from "#lib/rules/windows.ts";
import { type Instant, MS_PER_DAY } from "#lib/std/time-zone.ts";

const RULES = Number(process.env.TIDELINE_NEXT_CHANGE_RULES ?? 160);
const SEED = Number(process.env.TIDELINE_NEXT_CHANGE_SEED ?? 20_260_301);
const SHOPS = 4;
const PROBES = 250;

/** Random rules whose answers time alone can change. */
function movingRules(shop: ArbitraryShop, seed: number): readonly Rule[] {
  return arbitraryRulesOf(shop, seed, RULES)
    .filter((rule) => dependsOn(rule, { formulas: builtInFormulas }).onTime)
    .slice(0, RULES / SHOPS);
}

/** Moments at which something could turn: each known instant moved by each usual duration, clock hours, days to come. */
function probes(history: History, { asOf, zone }: Context, next: Instant): readonly Instant[] {
  const known = [
    ...history.events.map((event) => event.at),
    ...[...history.traits.values()].flat().map((change) => change.at),
    history.createdAt,
  ];
  const moved = known.flatMap((at) => UNITS.flatMap((unit) => COUNTS.map((n) => shift(at, n, unit, zone))));
  const hours = Array.from({ length: 24 * 8 }, (_, index) => asOf + index * 3_600_000);
  const days = Array.from({ length: 500 }, (_, index) => zone.startOfDay(zone.dayOf(asOf) + index));
  const near = [...known, ...moved, ...days, next].flatMap((at) => [at - 1, at, at + 1]);
  const all = [...near, ...hours].filter((at) => at > asOf && at < next && at < asOf + 500 * MS_PER_DAY);
  const every = Math.ceil(all.length / PROBES);
  return all.filter((_, index) => index % every === 0);
}

/** Values that change day by day without end are asked for again each day. */
const canBeIdle = /"share"|"rank"|"relative"|cart_abandonment_share/;

function answers(rule: Rule, history: History, context: Context): string {
  const all: boolean[] = [evaluate(rule, history, context)];
  visitConditions(rule, context.segmentRule, (condition) => all.push(evaluate(condition, history, context)));
  return all.join(" ");
}

it(`foresees every change, and nothing else, for ${RULES} random rules (TIDELINE_NEXT_CHANGE_SEED=${SEED})`, {
  timeout: 120_000 + RULES * 500,
}, () => {
  let turns = 0;
  let pairs = 0;
  let idle = 0;
  for (let seed = SEED; seed < SEED + SHOPS; seed += 1) {
    const { shop, messages } = shopOf(seed);
    const population = populationOf(messages);
    for (const [index, rule] of movingRules(shop, seed).entries()) {
      const asOf = shop.asOfs[index % shop.asOfs.length] ?? 0;
      const everybody = population.at(asOf);
      const unbound = evaluationContext({
        asOf,
        zone: shop.zone,
        formulas: builtInFormulas,
        listIds: () => new Set(),
      });
      const context = { ...unbound, thresholds: bindThresholds(rule, everybody, unbound) };
      const at = (moment: Instant) => evaluationContext({ ...context, asOf: moment });
      for (const history of fc.sample(fc.constantFrom(...everybody), { numRuns: 4, seed: seed + index })) {
        const next = nextChange(rule, history, context);
        const now = answers(rule, history, context);
        const where = `seed ${seed}, ${shop.zone.id}, ${history.id} at ${new Date(asOf).toISOString()}: ${JSON.stringify(rule)}`;
        pairs += 1;
        if (next !== undefined) {
          turns += 1;
          if (answers(rule, history, at(next)) === now) {
            expect(canBeIdle.test(where), `nothing turns at ${new Date(next).toISOString()}, ${where}`).toBe(
              true,
            );
            idle += 1;
          }
        }
        for (const probe of probes(history, context, next ?? Infinity)) {
          if (answers(rule, history, at(probe)) !== now)
            throw new Error(`it turns by ${new Date(probe).toISOString()} already, not at ${next}, ${where}`);
        }
      }
    }
  }
  process.stdout.write(
    `next change: ${pairs} rules × histories, ${turns} with a change to come, ${idle} of them only possible; seeds ${SEED}…${SEED + SHOPS - 1}\n`,
  );
  expect(turns).toBeGreaterThan(pairs / 8);
  expect(idle).toBeLessThan(turns / 3);
});
