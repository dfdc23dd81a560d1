import type {
  EncodedClause,
  EncodedDuration,
  EncodedFilter,
  EncodedMeasure,
  EncodedStep,
  EncodedWindow,
  Encoding,
} from "#lib/interpretations/llm/encoding.ts";
import type { Duration, Events, Filter, Measure, Rule, Step, Window } from "#lib/rules/schema.ts";
import { assertNever } from "#lib/std/assert-never.ts";

/**
 * A rule in the flat form, to show it to a language model: the other way round of decode.ts. `undefined` for what the form
 * has no place for: shares of shares.
 */
export function encodeRule(rule: Rule): Pick<Encoding, "clauses" | "logic"> | undefined {
  const clauses: EncodedClause[] = [];
  const logic = logicOf(rule, clauses);
  return logic === undefined ? undefined : { clauses, logic };
}

function logicOf(rule: Rule, clauses: EncodedClause[]): string | undefined {
  if (rule.kind === "all" || rule.kind === "any") {
    const parts = rule.rules.map((child) => logicOf(child, clauses));
    return parts.includes(undefined) ? undefined : `(${parts.join(rule.kind === "all" ? " AND " : " OR ")})`;
  }
  if (rule.kind === "not") {
    const inner = logicOf(rule.rule, clauses);
    return inner === undefined ? undefined : `NOT ${inner}`;
  }
  const clause = clauseOf(rule, `c${clauses.length + 1}`);
  if (!clause) return undefined;
  clauses.push(clause);
  return clause.id;
}

const EMPTY = {
  trait: null,
  term: null,
  segment: null,
  list: null,
  measure: null,
  whole: null,
  op: null,
  number: null,
  number_to: null,
  texts: null,
  date: null,
  window: null,
  held_for: null,
  rank_from: null,
  rank_to: null,
  rank_unit: null,
  times: null,
  than: null,
} as const;

type Leaf = Exclude<Rule, { kind: "all" | "any" | "not" }>;

function clauseOf(rule: Leaf, id: string): EncodedClause | undefined {
  const base = { id, words: "", ...EMPTY, steps: [] };
  switch (rule.kind) {
    case "everyone":
      return { ...base, kind: "everyone" };
    case "trait":
      return {
        ...base,
        kind: "trait",
        trait: rule.trait,
        ...comparisonOf(rule),
        held_for: "for" in rule ? durationOf(rule.for) : null,
      };
    case "measure":
    case "rank":
    case "relative": {
      const measured = measuredOf(rule.measure);
      if (!measured) return undefined;
      if (rule.kind === "measure") return { ...base, ...measured, ...comparisonOf(rule) };
      if (measured.kind === "share") return undefined;
      if (rule.kind === "relative") {
        return { ...base, ...measured, kind: "relative", op: rule.op, times: rule.times, than: rule.than };
      }
      const { from, to, unit } = rule;
      return { ...base, ...measured, kind: "rank", rank_from: from, rank_to: to, rank_unit: unit };
    }
    case "sequence":
      return { ...base, kind: "sequence", steps: rule.steps.map(stepOf), window: windowOf(rule.window) };
    case "segment":
      return { ...base, kind: "segment", segment: rule.segment };
    case "list":
      return { ...base, kind: "list", list: rule.list };
    default:
      return assertNever(rule);
  }
}

function measuredOf(measure: Measure): Pick<EncodedClause, "kind" | "measure" | "whole"> | undefined {
  if (measure.of !== "share") return { kind: "measure", measure: measureOf(measure), whole: null };
  if (measure.part.of === "share" || measure.whole.of === "share") return undefined;
  return { kind: "share", measure: measureOf(measure.part), whole: measureOf(measure.whole) };
}

const NO_MEASURE = {
  events: [],
  property: null,
  feature: null,
  only: null,
  filters: [],
  window: null,
  per: null,
  last: null,
  times: null,
  align: null,
};

function measureOf(measure: Exclude<Measure, { of: "share" }>): EncodedMeasure {
  if (measure.of === "feature") return { ...NO_MEASURE, of: "feature", feature: measure.feature };
  const base = {
    ...NO_MEASURE,
    of: measure.of,
    events: eventsOf(measure.event),
    filters: (measure.where ?? []).map(filterOf),
  };
  if (measure.of === "periods") {
    const { per, last, times, align } = measure;
    return { ...base, per: { ...per }, last, times, align };
  }
  return {
    ...base,
    property: "property" in measure ? measure.property : null,
    only: measure.only ?? null,
    window: windowOf(measure.window),
  };
}

function stepOf({ event, where, within, absent }: Step): EncodedStep {
  return {
    events: eventsOf(event),
    filters: (where ?? []).map(filterOf),
    within: durationOf(within),
    absent: absent === true,
  };
}

function eventsOf(event: Events["event"]): string[] {
  return typeof event === "string" ? [event] : [...event];
}

function filterOf(filter: Filter): EncodedFilter {
  return { property: filter.property, ...comparisonOf(filter) };
}

function comparisonOf(
  compared: Pick<Filter, "op"> & { readonly value?: unknown },
): Pick<EncodedFilter, "op" | "number" | "number_to" | "texts" | "date" | "window"> {
  const none = { number: null, number_to: null, texts: null, date: null, window: null };
  const { op, value } = compared;
  if (Array.isArray(value)) {
    const [low, high] = value;
    return op === "between"
      ? { op, ...none, number: Number(low), number_to: Number(high) }
      : { op, ...none, texts: value.map(String) };
  }
  if (typeof value === "number") return { op, ...none, number: value };
  if (op === "contains" || op === "starts_with") return { op, ...none, texts: [String(value)] };
  if (typeof value === "string") return { op, ...none, date: value };
  if (op === "within_next" || op === "anniversary_within_next") {
    // The schema has parsed the value of these ops as a duration, and of the others as a window.
    return { op, ...none, window: { ...NO_WINDOW, kind: "next", ...(value as Duration) } };
  }
  return { op, ...none, window: value === undefined ? null : windowOf(value as Window) };
}

function durationOf(duration: Duration | undefined): EncodedDuration | null {
  return duration ? { ...duration } : null;
}

const NO_WINDOW = { n: null, unit: null, to_n: null, to_unit: null, offset: null, from: null, to: null };

function windowOf(window: Window | undefined): EncodedWindow | null {
  if (!window) return null;
  if (window.kind !== "ago") return { ...NO_WINDOW, ...window };
  const { from, to } = window;
  return { ...NO_WINDOW, kind: "ago", ...from, to_n: to.n, to_unit: to.unit };
}
