import type { Context } from "#lib/rules/context.ts";
import { eventsNamed, match } from "#lib/rules/events.ts";
import type { History } from "#lib/rules/history.ts";
import type { SequenceCondition, Step } from "#lib/rules/schema.ts";
import { isWithin, type Span, shiftBy } from "#lib/rules/windows.ts";
import type { Instant } from "#lib/std/time-zone.ts";

/**
 * Whether some choice of events satisfies all steps, in strictly increasing time and inside the window.
 *
 * Kept per step are the instants that can end a chain so far. A step's `within` is counted from the step before, and
 * with months it may end earlier from a later start (31 January + 1 month < 30 January noon + 1 month), so a chain
 * goes on from whichever of the earlier instants reaches furthest.
 */
export function meetsSequence(condition: SequenceCondition, history: History, context: Context): boolean {
  const span = context.spanOf(condition.window);
  let reached: readonly Instant[] | undefined;
  for (const step of condition.steps) {
    const instants = instantsOf(step, history, context);
    if (step.absent) return endsInSilence(reached ?? [], instants, step, context);
    const inside = instants.filter((at) => isWithin(at, span));
    reached = reached === undefined ? inside : follow(reached, inside, step, context);
    if (reached.length === 0) return false;
  }
  return true;
}

/** The instants of events that match a step, ascending, wherever the window ends. */
function instantsOf(step: Step, history: History, context: Context): readonly Instant[] {
  const always: Span = { from: -Infinity, until: Infinity };
  const named = eventsNamed(history, step.event, context.asOf);
  return match(named, step.where, always, context).map(({ event }) => event.at);
}

/** Those instants that come after a reached one, and soon enough. Both are ascending. */
function follow(
  reached: readonly Instant[],
  instants: readonly Instant[],
  step: Step,
  context: Context,
): readonly Instant[] {
  let next = 0;
  let deadline = -Infinity;
  return instants.filter((at) => {
    for (let before = reached[next]; before !== undefined && before < at; before = reached[next]) {
      deadline = Math.max(deadline, deadlineAfter(before, step, context));
      next += 1;
    }
    return at <= deadline;
  });
}

/** Whether after one of the reached instants no such event came: in time, if the step has a `within`, else at all. */
function endsInSilence(
  reached: readonly Instant[],
  instants: readonly Instant[],
  step: Step,
  context: Context,
): boolean {
  return reached.some((before) => {
    const deadline = deadlineAfter(before, step, context);
    const isOver = step.within === undefined || deadline <= context.asOf;
    return isOver && !instants.some((at) => at > before && at <= deadline);
  });
}

function deadlineAfter(before: Instant, step: Step, { zone }: Context): Instant {
  return step.within === undefined ? Infinity : shiftBy(before, step.within, 1, zone);
}
