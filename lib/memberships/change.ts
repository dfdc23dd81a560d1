import { dependsOn } from "#lib/rules/depends-on.ts";
import type { Formulas } from "#lib/rules/formula.ts";
import type { Rule } from "#lib/rules/schema.ts";

/** What arrived of one customer. */
export type Change = {
  /** Whether it was created, or who it is has changed: then anything about it may have. */
  readonly isAll: boolean;
  readonly events: ReadonlySet<string>;
  readonly traits: ReadonlySet<string>;
};

export const noChange: Change = { isAll: false, events: new Set(), traits: new Set() };

export function mergeChanges(a: Change, b: Change): Change {
  return {
    isAll: a.isAll || b.isAll,
    events: a.events.union(b.events),
    traits: a.traits.union(b.traits),
  };
}

/** Whether a change can alter the answer to a rule, or the moment at which it alters by itself. */
export function concernOf(
  rule: Rule,
  segmentRule: (key: string) => Rule,
  formulas: Formulas,
): (change: Change) => boolean {
  const { events, traits, features } = dependsOn(rule, { segmentRule, formulas });
  const isAny = [...features].some((feature) => formulas(feature) === undefined);
  return (change) =>
    isAny ||
    change.isAll ||
    (events.has("*") ? change.events.size > 0 : !events.isDisjointFrom(change.events)) ||
    !traits.isDisjointFrom(change.traits);
}
