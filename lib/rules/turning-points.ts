import type { Context } from "#lib/rules/context.ts";
import { crossings } from "#lib/rules/crossings.ts";
import { datumTurns, filterTurns, windowTurns } from "#lib/rules/date-turns.ts";
import type { History } from "#lib/rules/history.ts";
import { eventsOf, measureTurns } from "#lib/rules/measure-turns.ts";
import type { Condition, SequenceCondition, TraitCondition } from "#lib/rules/schema.ts";
import { shiftBy } from "#lib/rules/windows.ts";
import { assertNever } from "#lib/std/assert-never.ts";
import type { Instant } from "#lib/std/time-zone.ts";

/**
 * Moments, in any order, at which a condition's answer for this history can change if nothing more happens. Between two
 * that follow each other it does not change. Some lie before `asOf`, and at many of them nothing changes either: next-change.ts
 * looks. What is known of the time after `asOf` (events and trait values with a later time) counts as what will happen.
 */
export function turningPoints(condition: Condition, history: History, context: Context): readonly Instant[] {
  switch (condition.kind) {
    case "trait":
      return traitTurns(condition, history, context);
    case "measure": {
      const wanted = "value" in condition ? [condition.value].flat() : [];
      return measureTurns(condition.measure, wanted, history, context);
    }
    case "rank":
    case "relative":
      return measureTurns(condition.measure, undefined, history, context);
    case "sequence":
      return sequenceTurns(condition, history, context);
    case "segment":
    case "list":
      return [];
    default:
      return assertNever(condition);
  }
}

function traitTurns(condition: TraitCondition, history: History, context: Context): readonly Instant[] {
  const changes = history.traits.get(condition.trait) ?? [];
  const points = changes.map((change) => change.at);
  if ("for" in condition && condition.for !== undefined) {
    const { for: duration } = condition;
    const starts = [history.createdAt, ...points];
    return [...points, ...starts.flatMap((at) => crossings(at, duration, -1, context.zone))];
  }
  return [...points, ...changes.flatMap(({ value }) => datumTurns(value, condition, context))];
}

function sequenceTurns(
  { steps, window }: SequenceCondition,
  history: History,
  context: Context,
): readonly Instant[] {
  return steps.flatMap((step, index) => {
    const events = eventsOf(history, step.event);
    const next = steps[index + 1];
    const silence = next?.absent ? next.within : undefined;
    return events.flatMap((event) => [
      event.at,
      ...windowTurns(event.at, window, context),
      ...filterTurns(event, step.where, context),
      ...(silence ? [shiftBy(event.at, silence, 1, context.zone)] : []),
    ]);
  });
}
