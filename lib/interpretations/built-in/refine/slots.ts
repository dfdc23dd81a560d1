import { measureUnit, type NumberUnit, propertyUnit } from "#lib/rules/restate/reading.ts";
import type { Condition, Duration, Events, Filter, Measure, Rule, Window } from "#lib/rules/schema.ts";

type Place = { readonly pointer: string; readonly condition: string };

/** A part of a rule that a few words can change: where it is, and what is there now. */
export type Slot =
  | (Place & { readonly kind: "window"; readonly value: Window | undefined })
  | (Place & { readonly kind: "duration"; readonly value: Duration })
  | (Place & {
      readonly kind: "number";
      readonly value: number;
      readonly unit: NumberUnit | "percent" | "customers" | "times";
      readonly events: readonly string[];
      /** Where the comparison is, if its op can be changed with the number. */
      readonly comparison: string | undefined;
    })
  | (Place & { readonly kind: "values"; readonly value: readonly string[]; readonly name: string });

export type Leaf = { readonly pointer: string; readonly rule: Condition; readonly isNegated: boolean };

/** The conditions of a rule with where they are. */
export function leavesOf(rule: Rule, pointer = "", isNegated = false): readonly Leaf[] {
  switch (rule.kind) {
    case "everyone":
      return [];
    case "all":
    case "any":
      return rule.rules.flatMap((child, index) => leavesOf(child, `${pointer}/rules/${index}`, isNegated));
    case "not":
      return leavesOf(rule.rule, `${pointer}/rule`, !isNegated);
    default:
      return [{ pointer, rule, isNegated }];
  }
}

export function slotsOf(rule: Rule): readonly Slot[] {
  return leavesOf(rule).flatMap(slotsOfLeaf);
}

function slotsOfLeaf({ pointer, rule }: Leaf): readonly Slot[] {
  const place = (path: string) => ({ pointer: `${pointer}${path}`, condition: pointer });
  switch (rule.kind) {
    case "trait":
      return [
        ...comparisonSlots(rule, rule.trait, pointer, "", "plain"),
        ...("for" in rule && rule.for
          ? [{ kind: "duration" as const, ...place("/for"), value: rule.for }]
          : []),
      ];
    case "measure":
      return [...measureSlots(rule.measure, pointer, "/measure"), ...valueSlots(rule, pointer)];
    case "rank": {
      const unit = rule.unit === "percent" ? "percent" : "customers";
      const edge = (end: "from" | "to") =>
        ({
          kind: "number" as const,
          ...place(`/${end}`),
          value: rule[end],
          unit,
          events: [],
          comparison: undefined,
        }) as const;
      return [
        ...measureSlots(rule.measure, pointer, "/measure"),
        edge("to"),
        ...(rule.from > 0 ? [edge("from")] : []),
      ];
    }
    case "relative":
      return [
        ...measureSlots(rule.measure, pointer, "/measure"),
        {
          kind: "number",
          ...place("/times"),
          value: rule.times,
          unit: "plain",
          events: [],
          comparison: undefined,
        },
      ];
    case "sequence":
      return [
        ...(rule.window ? [{ kind: "window" as const, ...place("/window"), value: rule.window }] : []),
        ...rule.steps.flatMap((step, index): Slot[] => [
          ...(step.within
            ? [{ kind: "duration" as const, ...place(`/steps/${index}/within`), value: step.within }]
            : []),
          ...filterSlots(step.where, pointer, `/steps/${index}`),
        ]),
      ];
    default:
      return [];
  }
}

function valueSlots(rule: Extract<Rule, { kind: "measure" }>, pointer: string): readonly Slot[] {
  const { measure } = rule;
  const events = eventsIn(measure);
  const isCount = measure.of === "count" || measure.of === "distinct" || measure.of === "periods";
  const unit = isCount ? "times" : measureUnit(measure);
  const number = (path: string, value: number, comparison: string | undefined): Slot => ({
    kind: "number",
    pointer: `${pointer}${path}`,
    condition: pointer,
    value,
    unit,
    events,
    comparison,
  });
  if (!("value" in rule)) return [];
  if (rule.op === "between") {
    const [low, high] = rule.value;
    return [number("/value/0", low, undefined), number("/value/1", high, undefined)];
  }
  // "At least once" is a way to say that it happened, and "never" that it did not: no number that somebody named.
  if (isCount && rule.op === "gte" && rule.value === 1) return [];
  return [number("/value", rule.value, pointer)];
}

function measureSlots(measure: Measure, pointer: string, path: string): readonly Slot[] {
  switch (measure.of) {
    case "feature":
      return [];
    case "share":
      return [
        ...measureSlots(measure.part, pointer, `${path}/part`),
        ...measureSlots(measure.whole, pointer, `${path}/whole`),
      ];
    case "periods":
      return [
        {
          kind: "number",
          pointer: `${pointer}${path}/last`,
          condition: pointer,
          value: measure.last,
          unit: "plain",
          events: eventsIn(measure),
          comparison: undefined,
        },
        ...filterSlots(measure.where, pointer, path),
      ];
    default:
      return [
        { kind: "window", pointer: `${pointer}${path}/window`, condition: pointer, value: measure.window },
        ...filterSlots(measure.where, pointer, path),
      ];
  }
}

function filterSlots(where: Events["where"], pointer: string, path: string): readonly Slot[] {
  return (where ?? []).flatMap((filter, index) =>
    comparisonSlots(
      filter,
      filter.property,
      pointer,
      `${path}/where/${index}`,
      propertyUnit(filter.property),
    ),
  );
}

function comparisonSlots(
  comparison: Pick<Filter, "op"> & { readonly value?: unknown },
  name: string,
  condition: string,
  path: string,
  unit: NumberUnit,
): readonly Slot[] {
  const { op, value } = comparison;
  const place = { pointer: `${condition}${path}/value`, condition };
  if ((op === "is" || op === "is_not") && Array.isArray(value))
    return [{ kind: "values", ...place, value: value.map(String), name }];
  if (typeof value === "number")
    return [{ kind: "number", ...place, value, unit, events: [], comparison: `${condition}${path}` }];
  // The schema has parsed the values of these ops.
  if (op === "within") return [{ kind: "window", ...place, value: value as Window }];
  if (op === "within_next" || op === "anniversary_within_next")
    return [{ kind: "duration", ...place, value: value as Duration }];
  return [];
}

export function eventsIn(measure: Measure): readonly string[] {
  if (measure.of === "feature") return [];
  if (measure.of === "share") return [...eventsIn(measure.part), ...eventsIn(measure.whole)];
  return [measure.event].flat();
}

/** The same rule but for one place; whatever is not on the way there stays the very same object. */
export function withAt(rule: Rule, pointer: string, value: unknown): Rule {
  // What is put in is of the slot's kind: the rule keeps its shape.
  return putIn(rule, pointer.split("/").slice(1), value) as Rule;
}

function putIn(target: unknown, path: readonly string[], value: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return value;
  if (Array.isArray(target))
    return target.map((each, index) => (String(index) === step ? putIn(each, rest, value) : each));
  const record = (target ?? {}) as Readonly<Record<string, unknown>>;
  return { ...record, [step]: putIn(record[step], rest, value) };
}

/** The rule without some of its conditions; groups that become empty go with them. `undefined` if nothing is left. */
export function withoutAt(rule: Rule, pointers: ReadonlySet<string>, pointer = ""): Rule | undefined {
  if (pointers.has(pointer)) return undefined;
  if (rule.kind === "all" || rule.kind === "any") {
    const kept = rule.rules.map((child, index) => withoutAt(child, pointers, `${pointer}/rules/${index}`));
    if (kept.every((child, index) => child === rule.rules[index])) return rule;
    const rules = kept.filter((child) => child !== undefined);
    return rules.length > 1 ? { kind: rule.kind, rules } : rules[0];
  }
  if (rule.kind === "not") {
    const inner = withoutAt(rule.rule, pointers, `${pointer}/rule`);
    if (inner === rule.rule) return rule;
    return inner && { kind: "not", rule: inner };
  }
  return rule;
}
