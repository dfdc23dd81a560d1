import type { Datum } from "#lib/messages/datum.ts";
import { meets } from "#lib/rules/comparisons.ts";
import type { Context } from "#lib/rules/context.ts";
import type { History, TraitValue } from "#lib/rules/history.ts";
import type { TraitCondition } from "#lib/rules/schema.ts";
import { shiftBy } from "#lib/rules/windows.ts";
import type { Instant } from "#lib/std/time-zone.ts";

/** A trait's value at a moment: the last by time, and by arrival at the same instant. */
export function traitAt(history: History, trait: string, asOf: Instant): Datum | undefined {
  return (history.traits.get(trait) ?? []).findLast((change) => change.at <= asOf)?.value;
}

export function meetsTrait(condition: TraitCondition, history: History, context: Context): boolean {
  if (!("for" in condition) || condition.for === undefined) {
    return meets(traitAt(history, condition.trait, context.asOf), condition, context);
  }
  const since = heldSince(condition, history, context);
  return since !== undefined && since <= shiftBy(context.asOf, condition.for, -1, context.zone);
}

/**
 * Since when the comparison has held without a break, at `asOf`; `undefined` if it does not hold. Before its first
 * value a trait is missing, from the customer's creation on. Of several values at one instant only the last counts.
 */
export function heldSince(
  condition: TraitCondition,
  history: History,
  context: Context,
): Instant | undefined {
  const changes = lastOfEachInstant(history.traits.get(condition.trait) ?? [], context.asOf);
  let since: Instant | undefined = meets(undefined, condition, context) ? history.createdAt : undefined;
  for (const { at, value } of changes) {
    if (!meets(value, condition, context)) since = undefined;
    else since ??= at;
  }
  return since;
}

function lastOfEachInstant(changes: readonly TraitValue[], asOf: Instant): readonly TraitValue[] {
  const seen = changes.filter((change) => change.at <= asOf);
  return seen.filter((change, index) => seen[index + 1]?.at !== change.at);
}
