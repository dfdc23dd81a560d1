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
import { foreseer } from "#lib/rules/outlook/foresee.ts";
import { subjectOf, subjectsOf } from "#lib/rules/outlook/subject.ts";
import type { Rule } from "#lib/rules/schema.ts";
import { arbitraryRulesOf, shopOf } from "#lib/rules/testing/parity.ts";
import { visitConditions } from "#lib/rules/visit.ts";
import { type Instant, MS_PER_DAY } from "#lib/std/time-zone.ts";

const RULES = Number(process.env.TIDELINE_OUTLOOK_RULES ?? 60);
const SEED = Number(process.env.TIDELINE_OUTLOOK_SEED ?? 20_260_401);
const SHOPS = 4;

/** What is known up to a moment, without what is to come. */
function upTo(history: History, asOf: Instant): History {
  const isPast = ({ at }: { at: Instant }) => at <= asOf;
  return {
    ...history,
    events: history.events.filter(isPast),
    traits: new Map([...history.traits].map(([trait, values]) => [trait, values.filter(isPast)])),
  };
}

/** Whether any condition answers otherwise than a millisecond before. */
function turnsAt(rule: Rule, history: History, context: Context): boolean {
  const before = evaluationContext({ ...context, asOf: context.asOf - 1 });
  const then = evaluationContext(context);
  let turns = false;
  visitConditions(rule, context.segmentRule, (condition) => {
    turns ||= evaluate(condition, history, then) !== evaluate(condition, history, before);
  });
  return turns;
}

it(`foresees what evaluate and nextChange say, for ${RULES} random rules (TIDELINE_OUTLOOK_SEED=${SEED})`, {
  timeout: 120_000 + RULES * 1_000,
}, () => {
  let pairs = 0;
  let turns = 0;
  for (let seed = SEED; seed < SEED + SHOPS; seed += 1) {
    const { shop, messages } = shopOf(seed);
    const population = populationOf(messages);
    // Rules that time alone can change are the harder half.
    const rules = arbitraryRulesOf(shop, seed, RULES)
      .filter((rule, index) => index % 6 === 0 || dependsOn(rule, { formulas: builtInFormulas }).onTime)
      .slice(0, RULES / SHOPS);
    for (const asOf of shop.asOfs) {
      const everybody = population.at(asOf);
      const sample = fc.sample(fc.constantFrom(...everybody), { numRuns: 3, seed: seed + asOf });
      const surroundings = {
        asOf,
        zone: shop.zone,
        formulas: builtInFormulas,
        listIds: (key: string) => new Set(key === "list-few" ? shop.lists["list-few"] : []),
        // Each rule can name the one before it.
        segmentRule: (key: string): Rule => rules[Number(key)] ?? { kind: "everyone" },
      };
      // One for all rules, so that they share their conditions as segments do.
      const prepare = foreseer(surroundings);
      const past = sample.map((history) => upTo(history, asOf));
      const subjects = past.map((history) => subjectOf(history, asOf));
      for (const [index, plain] of rules.entries()) {
        const isNamed = index % 5 === 4;
        const rule: Rule = isNamed
          ? { kind: "any", rules: [{ kind: "segment", segment: `${index - 1}` }, plain] }
          : plain;
        const unbound = evaluationContext(surroundings);
        const thresholds = bindThresholds(rule, everybody, unbound);
        const context = { ...unbound, thresholds };
        const foresee = prepare(rule, thresholds);
        for (const [place, history] of sample.entries()) {
          const where = `seed ${seed}, ${shop.zone.id}, ${history.id} at ${new Date(asOf).toISOString()}: ${JSON.stringify(rule)}`;
          const [subject, known] = [subjects[place], past[place]];
          if (!subject || !known) continue;
          const outlook = foresee(subject, context);
          expect(outlook.holds, where).toBe(evaluate(rule, known, context));
          expect(outlook.until, where).toBe(nextChange(rule, known, context) ?? Infinity);
          pairs += 1;
          if (Number.isFinite(outlook.until)) turns += 1;
          // With what is to come, too, it holds now, and each moment that it gives leads on to the next change.
          const next = nextChange(rule, history, context) ?? Infinity;
          let then = asOf;
          const subjectAt = subjectsOf(history);
          let at = place === 0 ? subjectAt(asOf) : undefined;
          // Not further: a trait's date may lie hundreds of years ahead.
          const horizon = asOf + 500 * MS_PER_DAY;
          while (at && then < Math.min(next, horizon)) {
            const own = evaluationContext({ ...context, asOf: then });
            const step = foresee(at, own);
            expect(step.holds, `${where}, at ${new Date(then).toISOString()}`).toBe(
              evaluate(rule, history, own),
            );
            expect(step.until, where).toBeGreaterThan(then);
            then = step.until;
            at = subjectAt(then);
          }
          if (!at || next > horizon) continue;
          // Of very many moments nextChange gives one at which nothing turns: see next-change.ts.
          if (then !== next) expect(turnsAt(rule, history, { ...context, asOf: next }), where).toBe(false);
          expect(then, where).toBeGreaterThanOrEqual(next);
        }
      }
    }
  }
  process.stdout.write(
    `outlook: ${pairs} rules × histories, ${turns} with a change to come; seeds ${SEED}…${SEED + SHOPS - 1}\n`,
  );
  expect(turns).toBeGreaterThan(pairs / 12);
});
