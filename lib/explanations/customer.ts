import { whyOf } from "#lib/customers/why.ts";
import type { Fact, Finding } from "#lib/explanations/fact.ts";
import { unitOf } from "#lib/explanations/subjects.ts";
import type { Context } from "#lib/rules/context.ts";
import { evaluate } from "#lib/rules/evaluate.ts";
import type { History } from "#lib/rules/history.ts";
import { nextTurn } from "#lib/rules/next-change.ts";
import { measureUnit, type NumberUnit } from "#lib/rules/restate/reading.ts";
import type { Rule } from "#lib/rules/schema.ts";
import { MS_PER_DAY } from "#lib/std/time-zone.ts";

export type Clause = { readonly pointer: string; readonly rule: Rule };

/**
 * The conditions of a rule as what must hold: one under an odd number of "not" with its "not", so that of each it can be
 * said whether it holds. Pointers are those of the conditions.
 */
export function clausesOf(rule: Rule, pointer = "", isNegated = false): readonly Clause[] {
  switch (rule.kind) {
    case "everyone":
      return [];
    case "all":
    case "any":
      return rule.rules.flatMap((child, index) => clausesOf(child, `${pointer}/rules/${index}`, isNegated));
    case "not":
      return clausesOf(rule.rule, `${pointer}/rule`, !isNegated);
    default:
      return [{ pointer, rule: isNegated ? { kind: "not", rule } : rule }];
  }
}

/** How far ahead it is looked when they leave or enter. */
const foreseenMs = 400 * MS_PER_DAY;

/** Whether a customer is in, which clauses hold with the values that decide, and when that turns if nothing happens. */
export function customerFindings(
  rule: Rule,
  history: History,
  context: Context,
): { readonly isIn: boolean; readonly findings: readonly Finding[] } {
  const isIn = evaluate(rule, history, context);
  const values = new Map(whyOf(rule, history, context).map(({ pointer, value }) => [pointer, value]));
  const clauses = clausesOf(rule).map((clause) => ({
    ...clause,
    holds: evaluate(clause.rule, history, context),
  }));
  const told = clauses.map(({ pointer, rule: clause, holds }): Finding => {
    const value = values.get(pointer) ?? null;
    return {
      kind: holds ? "condition_met" : "condition_unmet",
      about: pointer,
      unit: unitOfClause(clause),
      value: typeof value === "number" ? value : null,
      name: typeof value === "string" ? value : null,
      n: 1,
    };
  });
  const met = clauses.filter(({ holds }) => holds).length;
  const size: Finding = {
    kind: "conditions_met",
    unit: "count",
    value: met,
    base: clauses.length,
    n: 1,
    baseN: 1,
  };
  const turn = nextTurn(rule, history, context, context.asOf + foreseenMs);
  const turns: Finding[] =
    turn === undefined ? [] : [{ kind: isIn ? "leaves_at" : "enters_at", unit: "moment", value: turn, n: 1 }];
  // What decides first: of those who are out, what is missing.
  const decisive = (finding: Finding) => Number((finding.kind === "condition_met") === isIn);
  const sorted = told.toSorted((a, b) => decisive(b) - decisive(a));
  return { isIn, findings: [size, ...sorted, ...turns] };
}

const UNITS: Record<NumberUnit, Fact["unit"]> = {
  plain: "number",
  money: "money",
  share: "share",
  days: "days",
  years: "years",
};

function unitOfClause(rule: Rule): Fact["unit"] {
  if (rule.kind === "not") return unitOfClause(rule.rule);
  if (rule.kind === "measure" || rule.kind === "rank" || rule.kind === "relative") {
    const { measure } = rule;
    return measure.of === "feature" ? unitOf(measure.feature) : UNITS[measureUnit(measure)];
  }
  return "number";
}
