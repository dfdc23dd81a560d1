import { type Context, type Thresholds, thresholdKey } from "#lib/rules/context.ts";
import { evaluate } from "#lib/rules/evaluate.ts";
import { changesDaily } from "#lib/rules/measure-turns.ts";
import { firstTurn } from "#lib/rules/next-change.ts";
import { acceptsOf } from "#lib/rules/outlook/accepts.ts";
import { type Foresee, foreseeMeasure } from "#lib/rules/outlook/measure-outlook.ts";
import { foreseeSequence } from "#lib/rules/outlook/sequence-outlook.ts";
import type { Outlook, Subject } from "#lib/rules/outlook/subject.ts";
import { foreseeTrait } from "#lib/rules/outlook/trait-outlook.ts";
import type { Condition, Events, Rule } from "#lib/rules/schema.ts";
import { stableJson } from "#lib/rules/stable-json.ts";
import { visitConditions } from "#lib/rules/visit.ts";
import { lastInstant } from "#lib/rules/windows.ts";
import { assertNever } from "#lib/std/assert-never.ts";

type Surroundings = Pick<Context, "formulas" | "segmentRule">;

/**
 * Prepares rules so that the answers to many of them for one customer cost little more than the answers to their different
 * conditions: each is read once, looks at a customer once, and finds the next moment at which it turns in one pass over
 * the events. It is what `evaluate` and `nextChange` say, which answer where a condition has no shorter way:
 * foresee.property.test.ts holds the two to each other.
 *
 * @returns prepares one rule, whose rank and relative conditions have these thresholds
 */
export function foreseer({
  formulas,
  segmentRule,
}: Surroundings): (rule: Rule, thresholds: Thresholds) => Foresee {
  const known = new Map<string, Foresee>();
  const answered = answersInHand();
  const prepare = (condition: Condition, thresholds: Thresholds): Foresee => {
    const key = keyOf(condition, thresholds);
    const found = known.get(key);
    if (found) return found;
    const foresee = answered(foreseeCondition(condition, thresholds, { formulas, segmentRule }));
    known.set(key, foresee);
    return foresee;
  };
  return (rule, thresholds) => {
    const conditions = new Set<Foresee>();
    visitConditions(rule, segmentRule, (condition) => {
      if (condition.kind !== "segment") conditions.add(prepare(condition, thresholds));
    });
    const holds = logicOf(rule, segmentRule, (condition) => prepare(condition, thresholds));
    return (subject, context) => {
      let until = Infinity;
      for (const foresee of conditions) until = Math.min(until, foresee(subject, context).until);
      return { holds: holds(subject, context), until: until < lastInstant ? until : Infinity };
    };
  };
}

/** Asks once for each subject: answers are kept of the one that is in hand, by the number of the condition, until another is. */
function answersInHand(): (foresee: Foresee) => Foresee {
  const answers: (Outlook | undefined)[] = [];
  let inHand: Subject | undefined;
  return (foresee) => {
    const no = answers.push(undefined) - 1;
    return (subject, context) => {
      if (subject !== inHand) {
        answers.fill(undefined);
        inHand = subject;
      }
      const found = answers[no];
      if (found) return found;
      const answer = foresee(subject, context);
      answers[no] = answer;
      return answer;
    };
  };
}

type Holds = (...of: Parameters<Foresee>) => boolean;

function logicOf(
  rule: Rule,
  segmentRule: (key: string) => Rule,
  prepare: (condition: Condition) => Foresee,
): Holds {
  switch (rule.kind) {
    case "everyone":
      return () => true;
    case "all": {
      const children = rule.rules.map((child) => logicOf(child, segmentRule, prepare));
      return (subject, context) => children.every((child) => child(subject, context));
    }
    case "any": {
      const children = rule.rules.map((child) => logicOf(child, segmentRule, prepare));
      return (subject, context) => children.some((child) => child(subject, context));
    }
    case "not": {
      const child = logicOf(rule.rule, segmentRule, prepare);
      return (subject, context) => !child(subject, context);
    }
    case "segment":
      return logicOf(segmentRule(rule.segment), segmentRule, prepare);
    default: {
      const foresee = prepare(rule);
      return (subject, context) => foresee(subject, context).holds;
    }
  }
}

function foreseeCondition(condition: Condition, thresholds: Thresholds, { formulas }: Surroundings): Foresee {
  return shortWay(condition, thresholds, formulas) ?? longWay(condition, thresholds);
}

function shortWay(
  condition: Condition,
  thresholds: Thresholds,
  formulas: Context["formulas"],
): Foresee | undefined {
  switch (condition.kind) {
    case "trait":
      return foreseeTrait(condition);
    case "measure": {
      const wanted = "value" in condition ? [condition.value].flat() : [];
      return foreseeMeasure(condition.measure, acceptsOf(condition, thresholds), wanted, formulas);
    }
    case "rank":
    case "relative":
      // What is counted in days turns day by day: see next-change.ts.
      if (changesDaily(condition.measure, { formulas })) return undefined;
      return foreseeMeasure(condition.measure, acceptsOf(condition, thresholds), [], formulas);
    case "sequence":
      return foreseeSequence(condition);
    case "segment":
    case "list":
      return undefined;
    default:
      return assertNever(condition);
  }
}

function longWay(condition: Condition, thresholds: Thresholds): Foresee {
  const event = eventsOf(condition);
  return (subject, context) => {
    const history = event === undefined ? subject.history : subject.only(event);
    const own = { ...context, thresholds };
    return {
      holds: evaluate(condition, history, own),
      until: firstTurn(condition, history, own, Infinity),
    };
  };
}

/** The events that a condition looks at, if they can be named. */
function eventsOf(condition: Condition): Events["event"] | undefined {
  const names = new Set(readsOf(condition).flatMap(({ event }) => event));
  if (names.size === 0 || names.has("*")) return undefined;
  return [...names].sort();
}

function readsOf(condition: Condition): readonly Pick<Events, "event">[] {
  if (condition.kind === "sequence") return condition.steps;
  return "measure" in condition && "event" in condition.measure ? [condition.measure] : [];
}

function keyOf(condition: Condition, thresholds: Thresholds): string {
  const isBound = condition.kind === "rank" || condition.kind === "relative";
  const threshold = isBound ? thresholds.get(thresholdKey(condition)) : undefined;
  const shown = JSON.stringify(threshold, (_, value) => (typeof value === "bigint" ? `${value}` : value));
  return `${stableJson(condition)} ${shown ?? ""}`;
}
