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

const merged = new WeakMap<Change, WeakMap<Change, Change>>();

/** Of the same two it is always the same one: most customers do the same few things, and what follows is worked out once for all. */
export function mergeChanges(a: Change, b: Change): Change {
  if (a === b || b === noChange) return a;
  if (a === noChange) return b;
  const withA = merged.get(a) ?? new WeakMap<Change, Change>();
  merged.set(a, withA);
  const known = withA.get(b) ?? {
    isAll: a.isAll || b.isAll,
    events: a.events.union(b.events),
    traits: a.traits.union(b.traits),
  };
  withA.set(b, known);
  return known;
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

/** The segments that a change concerns, worked out once for changes that are alike: most customers do the same few things. */
export function segmentsConcerned(
  concerns: ReadonlyMap<string, (change: Change) => boolean>,
): (change: Change) => ReadonlySet<string> {
  const known = new Map<string, ReadonlySet<string>>();
  const found = new WeakMap<Change, ReadonlySet<string>>();
  return (change) => {
    const before = found.get(change);
    if (before) return before;
    const key = JSON.stringify([change.isAll, [...change.events].sort(), [...change.traits].sort()]);
    const ids =
      known.get(key) ?? new Set([...concerns].flatMap(([id, holds]) => (holds(change) ? [id] : [])));
    known.set(key, ids);
    found.set(change, ids);
    return ids;
  };
}
