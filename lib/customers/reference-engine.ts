import { type Population, populationOf } from "#lib/customers/histories.ts";
import type { Message } from "#lib/messages/schema.ts";
import { bindThresholds } from "#lib/rules/bind.ts";
import { type Context, evaluationContext } from "#lib/rules/context.ts";
import { evaluate } from "#lib/rules/evaluate.ts";
import type { History } from "#lib/rules/history.ts";
import type { Rule } from "#lib/rules/schema.ts";
import type { Instant } from "#lib/std/time-zone.ts";

export type Surroundings = Pick<Context, "zone" | "formulas" | "segmentRule" | "listIds">;

/** Finds a rule's members among the customers of some messages: ids sorted by code point. */
export type Engine = {
  members(rule: Rule, asOf: Instant): Promise<readonly string[]>;
  close(): Promise<void>;
};

/** The engine that evaluates customer by customer, in memory: slow, plain, and what the others are held to. */
export function referenceEngine(messages: readonly Message[], surroundings: Surroundings): Engine {
  const population: Population = populationOf(messages);
  let newest: { asOf: Instant; customers: readonly History[] } | undefined;

  function customersAt(asOf: Instant): readonly History[] {
    if (newest?.asOf !== asOf) newest = { asOf, customers: population.at(asOf) };
    return newest.customers;
  }

  return {
    members: async (rule, asOf) => membersOf(rule, customersAt(asOf), { ...surroundings, asOf }),
    close: async () => undefined,
  };
}

/** The members among all customers of a moment; thresholds are bound over them first. */
export function membersOf(
  rule: Rule,
  population: readonly History[],
  surroundings: Surroundings & { readonly asOf: Instant },
): readonly string[] {
  const unbound = evaluationContext(surroundings);
  const context: Context = { ...unbound, thresholds: bindThresholds(rule, population, unbound) };
  return population.filter((history) => evaluate(rule, history, context)).map((history) => history.id);
}
