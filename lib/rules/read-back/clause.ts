import type { Comparison } from "#lib/rules/restate/en-comparisons.ts";
import type {
  Duration,
  Events,
  Filter,
  Measure,
  MeasureCondition,
  Rule,
  TraitCondition,
} from "#lib/rules/schema.ts";

/** Parts of clauses as both languages' grammars give them, put together as rules. What does not fit is no reading. */

export type Predicate = { readonly comparison: Comparison; readonly isNegated: boolean };

export const said = (comparison: object, isNegated = false): Predicate => ({
  // The parts make up one of the union's members, which the compiler cannot follow.
  comparison: comparison as Comparison,
  isNegated,
});

export function negatedIf(isNegated: boolean, rule: Rule): Rule {
  return isNegated ? { kind: "not", rule } : rule;
}

export function traitRule(trait: string, { comparison, isNegated }: Predicate, held?: Duration): Rule {
  const lasting = held === undefined ? {} : { for: held };
  const condition = { kind: "trait", trait, ...comparison, ...lasting } as TraitCondition;
  return negatedIf(isNegated, condition);
}

export function measureRule(measure: Measure, { comparison, isNegated }: Predicate): Rule {
  return negatedIf(isNegated, { kind: "measure", measure, ...comparison } as MeasureCondition);
}

export function filterOf(property: string, { comparison, isNegated }: Predicate): Filter | undefined {
  return isNegated ? undefined : ({ property, ...comparison } as Filter);
}

export type Scope = {
  readonly window?: Events["window"];
  readonly where?: readonly Filter[] | undefined;
  readonly only?: Events["only"];
};

/** Which events, with the parts of their scope that were said. */
export function eventsOf(names: readonly string[], { window, where, only }: Scope): Events {
  const [first = ""] = names;
  return {
    event: names.length === 1 ? first : [...names],
    ...(only && { only }),
    ...(where && { where: [...where] }),
    ...(window && window.kind !== "ever" && { window }),
  };
}

/** "Everyone" as a clause among others: alone it has a sentence of its own. */
export const ANYONE: Rule = { kind: "all", rules: [{ kind: "everyone" }] };

export const SPENT = { of: "sum", property: "total" } as const;
