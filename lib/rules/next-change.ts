import { type Context, evaluationContext } from "#lib/rules/context.ts";
import { evaluate } from "#lib/rules/evaluate.ts";
import type { History } from "#lib/rules/history.ts";
import { changesDaily } from "#lib/rules/measure-turns.ts";
import type { Condition, Measure, Rule } from "#lib/rules/schema.ts";
import { turningPoints } from "#lib/rules/turning-points.ts";
import { visitConditions } from "#lib/rules/visit.ts";
import { lastInstant } from "#lib/rules/windows.ts";
import type { Instant } from "#lib/std/time-zone.ts";

/** So many moments are tried for each condition; the next one is then given as one at which the answer could change. */
const mostTries = 500;

/**
 * The earliest moment after `asOf` at which the answer to a rule could change if nothing more happens: up to it every
 * condition keeps its answer, and at it one turns (or could turn, where values change day by day without end, or very often). `undefined` if none ever does. Evaluated there and asked again, it leads to every change there will be.
 *
 * Thresholds stay as they are bound; merges after `asOf` are not foreseen.
 */
export function nextChange(rule: Rule, history: History, context: Context): Instant | undefined {
  let earliest = Infinity;
  visitConditions(rule, context.segmentRule, (condition) => {
    earliest = Math.min(earliest, firstTurn(condition, history, context, earliest));
  });
  return Number.isFinite(earliest) ? earliest : undefined;
}

/**
 * The first moment after `asOf`, up to `until`, at which the answer to the whole rule is another than at `asOf` if nothing
 * more happens.
 */
export function nextTurn(
  rule: Rule,
  history: History,
  context: Context,
  until: Instant,
): Instant | undefined {
  const answer = evaluate(rule, history, context);
  let at = nextChange(rule, history, context);
  while (at !== undefined && at <= until) {
    const then = evaluationContext({ ...context, asOf: at });
    if (evaluate(rule, history, then) !== answer) return at;
    at = nextChange(rule, history, then);
  }
  return undefined;
}

/** The first moment after `asOf`, and before another, at which one condition turns or could turn; infinite if there is none. */
export function firstTurn(
  condition: Condition,
  history: History,
  context: Context,
  before: Instant,
): Instant {
  if (condition.kind === "segment" || condition.kind === "list") return Infinity;
  const { asOf } = context;
  const end = Math.min(before, lastInstant);
  const points = turningPoints(condition, history, context).filter((at) => at > asOf && at < end);
  if (points.length === 0) return Infinity;
  const ascending = [...new Set(points)].sort((a, b) => a - b);
  if (isEndless(condition, context)) return ascending[0] ?? Infinity;
  const answer = evaluate(condition, history, context);
  for (const [index, at] of ascending.entries()) {
    if (index === mostTries) return at;
    if (evaluate(condition, history, evaluationContext({ ...context, asOf: at })) !== answer) return at;
  }
  return Infinity;
}

/** Whether the turning points that were listed are only the next ones of a series without end. */
function isEndless(condition: Condition, context: Context): boolean {
  switch (condition.kind) {
    case "rank":
    case "relative":
      return changesDaily(condition.measure, context);
    case "measure":
      return isQuotient(condition.measure, context) && changesDaily(condition.measure, context);
    default:
      return false;
  }
}

/** Its numbers of days are not compared with anything themselves. */
function isQuotient(measure: Measure, context: Context): boolean {
  if (measure.of !== "feature") return measure.of === "share";
  const formula = context.formulas(measure.feature);
  return formula?.kind === "measure" ? isQuotient(formula.measure, context) : formula?.kind === "complement";
}
