import {
  measureConditionLogic,
  rankLogic,
  relativeLogic,
  traitLogic,
} from "#lib/rules/compile/conditions.ts";
import type { Layout } from "#lib/rules/compile/layout.ts";
import {
  allOfLogic,
  anyOfLogic,
  type CustomersSql,
  EVERYONE,
  type Logic,
  NOBODY,
  notLogic,
} from "#lib/rules/compile/logic.ts";
import { measureSql } from "#lib/rules/compile/measures.ts";
import { createQuery, populationSql } from "#lib/rules/compile/query.ts";
import { sequenceLogic } from "#lib/rules/compile/sequences.ts";
import { mapTally, type Tally } from "#lib/rules/compile/tally.ts";
import type { Context } from "#lib/rules/context.ts";
import type { Measure, Rule } from "#lib/rules/schema.ts";
import { assertNever } from "#lib/std/assert-never.ts";

/**
 * A rule as sets of customers, one DuckDB query over the replica each, and how they are put together. By the letter of
 * docs/rules.md; evaluate.ts must agree: see parity.test.ts. Thresholds of ranks must be bound in the context.
 */
export function compile(rule: Rule, context: Context, layout: Layout): Logic {
  switch (rule.kind) {
    case "everyone":
      return EVERYONE;
    case "all":
      return allOfLogic(rule.rules.map((child) => compile(child, context, layout)));
    case "any":
      return anyOfLogic(rule.rules.map((child) => compile(child, context, layout)));
    case "not":
      return notLogic(compile(rule.rule, context, layout));
    case "trait":
      return traitLogic(rule, createQuery(context, layout));
    case "measure":
      return measureConditionLogic(rule, createQuery(context, layout));
    case "rank":
      return rankLogic(rule, createQuery(context, layout));
    case "relative":
      return relativeLogic(rule, createQuery(context, layout));
    case "sequence":
      return sequenceLogic(rule, createQuery(context, layout));
    case "segment":
      return compile(context.segmentRule(rule.segment), context, layout);
    case "list":
      return listLogic(rule.list, context, layout);
    default:
      return assertNever(rule);
  }
}

/**
 * The customers within whom a compiled rule is meant, all created by `asOf`, among all numbers there are. For a
 * moment before some merge the replica finds them itself (population.ts).
 */
export function compilePopulation(context: Context, layout: Layout): Logic {
  const query = createQuery(context, layout);
  if (layout.isDense) {
    // Those who are no customers (any more) are fewer; and if nobody is to come, they are the same at any moment.
    const toCome = layout.lastBornAt > context.asOf ? ` OR born > ${context.asOf}` : "";
    return notLogic(query.set(`SELECT no AS c FROM customer WHERE parent IS NOT NULL${toCome}`));
  }
  return query.set(`SELECT p.c FROM (${populationSql(query)}) p`);
}

/** Whoever has one of a list's ids, or an id that was merged into them. */
function listLogic(key: string, context: Context, layout: Layout): Logic {
  const ids = [...context.listIds(key)];
  if (ids.length === 0) return NOBODY;
  const query = createQuery(context, layout);
  const holders = `SELECT no AS s, root AS c FROM customer
    WHERE created_at <= ${context.asOf} AND id IN (SELECT unnest(${query.bind(ids)}::VARCHAR[]))`;
  return query.set(`SELECT h.c FROM ${query.source(`(${holders})`)} h`);
}

export type CompiledMeasure = CustomersSql & {
  readonly scale: bigint | "fraction";
  readonly tally?: Tally<CustomersSql>;
};

/** A measure of every customer who has a value for it: rows of `c` and `n` (÷ scale), or of `c`, `n` and `d`. */
export function compileMeasure(measure: Measure, context: Context, layout: Layout): CompiledMeasure {
  const query = createQuery(context, layout);
  const { sql, scale, tally } = measureSql(measure, query);
  return { ...query.finish(sql), scale, ...(tally && { tally: mapTally(tally, query.finish) }) };
}
