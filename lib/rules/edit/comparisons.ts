import type { ValueType } from "#lib/catalog/value-type.ts";
import type { CalendarWindow, Duration, Filter, TraitCondition, Window } from "#lib/rules/schema.ts";
import { assertNever } from "#lib/std/assert-never.ts";

type WithoutProperty<T> = T extends unknown ? Omit<T, "property"> : never;
/** An op with its value. */
export type Comparison = WithoutProperty<Filter>;
export type Op = Comparison["op"];

/** The ops by the type of value that they ask for, in the order in which they are offered. */
export const OPS_OF_TYPE = {
  text: ["is", "is_not", "contains", "starts_with"],
  number: ["gte", "lte", "gt", "lt", "between", "eq", "neq"],
  boolean: ["is_true", "is_false"],
  date: ["within", "before", "after", "on", "within_next", "anniversary_within_next", "anniversary_within"],
  any: ["exists", "missing"],
} as const satisfies Readonly<Record<string, readonly Op[]>>;
export type OpGroup = keyof typeof OPS_OF_TYPE;

/** The ops that a measure, being a number or nothing, can be compared with. */
export const MEASURE_OPS: readonly OpGroup[] = ["number", "any"];

export function opGroupOf(type: ValueType | undefined): Exclude<OpGroup, "any"> {
  switch (type) {
    case "number":
    case "boolean":
    case "date":
      return type;
    case "text":
    case "list":
    case "other":
    case undefined:
      return "text";
    default:
      return assertNever(type);
  }
}

/** What a new comparison begins with, where the one before has nothing to offer. */
export type Beginning = {
  /** The most frequent value, if there is one. */
  readonly text?: string;
  readonly number?: number;
  /** Today in the shop's zone, as 2026-01-31. */
  readonly today: string;
};

/** The comparison with another op: its value stays where the op can take it, or begins anew. */
export function withOp(before: Comparison, op: Op, beginning: Beginning): Comparison {
  if (before.op === op) return before;
  switch (op) {
    case "is":
    case "is_not":
      return { op, value: [...textsOf(before, beginning)] };
    case "contains":
    case "starts_with":
      return { op, value: textsOf(before, beginning)[0] ?? "" };
    case "eq":
    case "neq":
    case "gt":
    case "gte":
    case "lt":
    case "lte":
      return { op, value: numberOf(before, beginning) };
    case "between": {
      const low = numberOf(before, beginning);
      return { op, value: [low, Math.max(low, low * 2)] };
    }
    case "before":
    case "after":
    case "on":
      return { op, value: dateOf(before, beginning) };
    case "within":
      return { op, value: windowOf(before) };
    case "within_next":
      return { op, value: durationOf(before, { n: 7, unit: "day" }) };
    case "anniversary_within_next":
      return { op, value: { n: durationOf(before, { n: 7, unit: "day" }).n, unit: "day" } };
    case "anniversary_within":
      return { op, value: calendarOf(before) };
    case "is_true":
    case "is_false":
    case "exists":
    case "missing":
      return { op };
    default:
      return assertNever(op);
  }
}

/** The comparison for another trait or property: as it is where it fits the type, else the usual one. */
export function fittingComparison(
  before: Comparison,
  type: ValueType | undefined,
  beginning: Beginning,
): Comparison {
  const group = opGroupOf(type);
  if (before.op === "exists" || before.op === "missing") return before;
  // Texts of one trait say nothing of another's, numbers and dates may.
  if (group === "text") {
    const op = before.op === "is_not" ? "is_not" : "is";
    return { op, value: beginning.text === undefined ? [] : [beginning.text] };
  }
  const isFitting = OPS_OF_TYPE[group].some((op) => op === before.op);
  return isFitting ? before : withOp({ op: "exists" }, USUAL_OPS[group], beginning);
}

const USUAL_OPS = { number: "gte", boolean: "is_true", date: "within" } as const;

/** A trait condition with another comparison; "for" goes where the op cannot have held for some time. */
export function withTraitComparison(before: TraitCondition, comparison: Comparison): TraitCondition {
  const held = "for" in before ? before.for : undefined;
  const { kind, trait } = before;
  // The parts make up one of the union's members, which the compiler cannot follow through the spread.
  return {
    kind,
    trait,
    ...comparisonOf(comparison),
    ...(canHaveHeld(comparison.op) && held !== undefined && { for: held }),
  } as TraitCondition;
}

/** Only op and value, of whatever has them. */
export function comparisonOf(given: Comparison): Comparison {
  return ("value" in given ? { op: given.op, value: given.value } : { op: given.op }) as Comparison;
}

export function canHaveHeld(op: Op): boolean {
  return !["within", "within_next", "anniversary_within", "anniversary_within_next"].includes(op);
}

function textsOf(before: Comparison, { text }: Beginning): readonly string[] {
  if (before.op === "is" || before.op === "is_not") return before.value;
  if (before.op === "contains" || before.op === "starts_with")
    return before.value === "" ? [] : [before.value];
  return text === undefined ? [] : [text];
}

function numberOf(before: Comparison, { number }: Beginning): number {
  if (!("value" in before)) return number ?? 1;
  if (typeof before.value === "number") return before.value;
  return before.op === "between" ? before.value[0] : (number ?? 1);
}

function dateOf(before: Comparison, { today }: Beginning): string {
  if (before.op === "before" || before.op === "after" || before.op === "on") return before.value;
  if (before.op !== "within") return today;
  return before.value.kind === "since" || before.value.kind === "between" ? before.value.from : today;
}

function windowOf(before: Comparison): Window {
  switch (before.op) {
    case "after":
      return { kind: "since", from: before.value };
    case "on":
      return { kind: "between", from: before.value, to: before.value };
    case "within_next":
    case "anniversary_within_next":
      return { kind: "last", ...before.value };
    case "anniversary_within":
      return before.value;
    default:
      return { kind: "last", n: 30, unit: "day" };
  }
}

function durationOf(before: Comparison, otherwise: Duration): Duration {
  if (before.op === "within_next" || before.op === "anniversary_within_next") return before.value;
  if (before.op !== "within") return otherwise;
  const window = before.value;
  return window.kind === "last" || window.kind === "before_last"
    ? { n: window.n, unit: window.unit }
    : otherwise;
}

function calendarOf(before: Comparison): CalendarWindow {
  if (before.op === "within" && before.value.kind === "calendar") return before.value;
  return { kind: "calendar", unit: "month", offset: 0 };
}
