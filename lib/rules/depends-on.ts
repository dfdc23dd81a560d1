import type { Formula, Formulas } from "#lib/rules/formula.ts";
import type { Condition, Events, Filter, Measure, Rule, Window } from "#lib/rules/schema.ts";
import { visitConditions } from "#lib/rules/visit.ts";
import { assertNever } from "#lib/std/assert-never.ts";

/** All that a rule reads. Names are as the rule has them; `events` holds "*" where it reads every event. */
export type Dependencies = {
  readonly events: ReadonlySet<string>;
  readonly properties: ReadonlySet<string>;
  readonly traits: ReadonlySet<string>;
  readonly features: ReadonlySet<string>;
  readonly segments: ReadonlySet<string>;
  readonly lists: ReadonlySet<string>;
  /** Whether members can change by the mere passing of time, without a new message. */
  readonly onTime: boolean;
  /** Whether one customer's membership depends on the others: `rank` and `relative`. */
  readonly onPopulation: boolean;
};

export type DependsOnOptions = {
  /** With it, what the features read is listed too; a feature that it does not know may change at any time. */
  readonly formulas?: Formulas;
  /** With it, what the referred segments read is listed too; without it, they may change at any time. */
  readonly segmentRule?: (key: string) => Rule;
};

type Found = {
  -readonly [Key in keyof Dependencies]: Dependencies[Key] extends ReadonlySet<string>
    ? Set<string>
    : boolean;
};

/** What a rule reads: which messages, lists and segments can change its members, and whether time alone can. */
export function dependsOn(rule: Rule, options: DependsOnOptions = {}): Dependencies {
  const found: Found = {
    events: new Set(),
    properties: new Set(),
    traits: new Set(),
    features: new Set(),
    segments: new Set(),
    lists: new Set(),
    onTime: false,
    onPopulation: false,
  };
  const { segmentRule = () => ({ kind: "everyone" }) } = options;
  visitConditions(rule, segmentRule, (condition) => addCondition(condition, found, options));
  return found;
}

function addCondition(condition: Condition, found: Found, options: DependsOnOptions): void {
  switch (condition.kind) {
    case "trait":
      found.traits.add(condition.trait);
      found.onTime ||= isClocked(condition) || ("for" in condition && condition.for !== undefined);
      return;
    case "measure":
      addMeasure(condition.measure, found, options);
      return;
    case "rank":
    case "relative":
      addMeasure(condition.measure, found, options);
      found.onPopulation = true;
      return;
    case "sequence":
      for (const step of condition.steps) {
        addEvents(step, found);
        found.onTime ||= step.absent === true && step.within !== undefined;
      }
      found.onTime ||= isMoving(condition.window);
      return;
    case "segment":
      found.segments.add(condition.segment);
      found.onTime ||= options.segmentRule === undefined;
      return;
    case "list":
      found.lists.add(condition.list);
      return;
    default:
      assertNever(condition);
  }
}

function addMeasure(measure: Measure, found: Found, options: DependsOnOptions): void {
  switch (measure.of) {
    case "count":
      addEvents(measure, found);
      return;
    case "sum":
    case "avg":
    case "min":
    case "max":
    case "distinct":
      addEvents(measure, found);
      addProperty(measure.property, found);
      return;
    case "days_since_last":
    case "days_since_first":
    case "periods":
      addEvents(measure, found);
      found.onTime = true;
      return;
    case "share":
      addMeasure(measure.part, found, options);
      addMeasure(measure.whole, found, options);
      return;
    case "feature":
      found.features.add(measure.feature);
      addFormula(options.formulas?.(measure.feature), found, options);
      return;
    default:
      assertNever(measure);
  }
}

function addFormula(formula: Formula | undefined, found: Found, options: DependsOnOptions): void {
  if (formula === undefined) {
    found.onTime = true;
    return;
  }
  switch (formula.kind) {
    case "measure":
      addMeasure(formula.measure, found, options);
      return;
    case "complement":
      addMeasure(formula.part, found, options);
      addMeasure(formula.whole, found, options);
      return;
    case "years_since":
      found.traits.add(formula.trait);
      found.onTime = true;
      return;
    default:
      assertNever(formula);
  }
}

function addEvents({ event, where, window }: Omit<Events, "only">, found: Found): void {
  for (const name of typeof event === "string" ? [event] : event) found.events.add(name);
  for (const filter of where ?? []) {
    addProperty(filter.property, found);
    found.onTime ||= isClocked(filter);
  }
  found.onTime ||= isMoving(window);
}

/** Parts of an event's time are no properties. A total can be made of the items' prices. */
function addProperty(property: string, found: Found): void {
  if (!property.startsWith("$")) found.properties.add(property);
  if (property !== "total") return;
  found.properties.add("price");
  found.properties.add("quantity");
}

/** Whether an op compares a date with the moment of evaluation. */
export function isClocked(comparison: Pick<Filter, "op"> & { readonly value?: unknown }): boolean {
  switch (comparison.op) {
    case "within":
      // The schema has parsed the value of `within` as a window.
      return isMoving(comparison.value as Window);
    case "within_next":
    case "anniversary_within_next":
    case "anniversary_within":
      return true;
    default:
      return false;
  }
}

/** Whether a window moves on with time. Fixed days and all time do not. */
function isMoving(window: Window | undefined): boolean {
  return window !== undefined && !["ever", "between", "since"].includes(window.kind);
}
