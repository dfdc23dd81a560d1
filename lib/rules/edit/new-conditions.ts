import type { ValueType } from "#lib/catalog/value-type.ts";
import { type Comparison, opGroupOf } from "#lib/rules/edit/comparisons.ts";
import type { Condition, Rule, SequenceCondition, TraitCondition } from "#lib/rules/schema.ts";

/** What can be added to a rule. Each begins as what is meant most often, and is valid at once where it can be. */
export type Addition =
  | {
      readonly kind: "trait";
      readonly trait: string;
      readonly type: ValueType | undefined;
      readonly topValue: string | undefined;
    }
  | { readonly kind: "event"; readonly event: string }
  | { readonly kind: "feature"; readonly feature: string; readonly value: number }
  | { readonly kind: "segment"; readonly segment: string }
  | { readonly kind: "list"; readonly list: string }
  | {
      readonly kind:
        | "spend"
        | "recency"
        | "never"
        | "share"
        | "periods"
        | "rank"
        | "relative"
        | "sequence"
        | "everyone";
    }
  | { readonly kind: "group"; readonly join: "all" | "any" };

const ORDER = "order_completed";
const LAST_30_DAYS = { kind: "last", n: 30, unit: "day" } as const;

export function newRule(addition: Addition): Rule {
  switch (addition.kind) {
    case "trait":
      return newTrait(addition.trait, addition.type, addition.topValue);
    case "event":
      return eventHappened(addition.event);
    case "feature":
      return {
        kind: "measure",
        measure: { of: "feature", feature: addition.feature },
        op: "gte",
        value: addition.value,
      };
    case "segment":
      return { kind: "segment", segment: addition.segment };
    case "list":
      return { kind: "list", list: addition.list };
    case "everyone":
      return { kind: "everyone" };
    case "group":
      return { kind: addition.join, rules: [] };
    default:
      return BEGINNINGS[addition.kind];
  }
}

/** The condition that a measure begins with: it happened at least once in the last 30 days. */
function eventHappened(event: string): Condition {
  return {
    kind: "measure",
    measure: { of: "count", event, window: LAST_30_DAYS },
    op: "gte",
    value: 1,
  };
}

function newTrait(trait: string, type: ValueType | undefined, topValue: string | undefined): TraitCondition {
  const comparisons: Record<ReturnType<typeof opGroupOf>, Comparison> = {
    text: topValue === undefined ? { op: "exists" } : { op: "is", value: [topValue] },
    number: { op: "gte", value: 1 },
    boolean: { op: "is_true" },
    date:
      trait === "birth_date"
        ? { op: "anniversary_within_next", value: { n: 7, unit: "day" } }
        : { op: "within", value: LAST_30_DAYS },
  };
  // A comparison with a trait's name makes up one of the union's members.
  return { kind: "trait", trait, ...comparisons[opGroupOf(type)] } as TraitCondition;
}

const SPEND = { of: "sum", property: "total", event: ORDER } as const;

const NEW_SEQUENCE: SequenceCondition = {
  kind: "sequence",
  steps: [{ event: "product_added" }, { event: ORDER, within: { n: 24, unit: "hour" }, absent: true }],
  window: { kind: "last", n: 7, unit: "day" },
};

const BEGINNINGS: Readonly<
  Record<"spend" | "recency" | "never" | "share" | "periods" | "rank" | "relative" | "sequence", Condition>
> = {
  spend: { kind: "measure", measure: { ...SPEND, window: LAST_30_DAYS }, op: "gte", value: 100 },
  recency: { kind: "measure", measure: { of: "days_since_last", event: ORDER }, op: "gte", value: 60 },
  never: {
    kind: "measure",
    measure: { of: "count", event: ORDER, window: { ...LAST_30_DAYS, n: 90 } },
    op: "eq",
    value: 0,
  },
  share: {
    kind: "measure",
    measure: {
      of: "share",
      part: { of: "count", event: "order_refunded" },
      whole: { of: "count", event: ORDER },
    },
    op: "gte",
    value: 0.25,
  },
  periods: {
    kind: "measure",
    measure: {
      of: "periods",
      event: ORDER,
      per: { n: 1, unit: "quarter" },
      last: 4,
      times: 1,
      align: "calendar",
    },
    op: "gte",
    value: 3,
  },
  rank: { kind: "rank", measure: { ...SPEND }, from: 0, to: 10, unit: "percent" },
  relative: { kind: "relative", measure: { ...SPEND }, op: "gt", times: 1.5, than: "mean" },
  sequence: NEW_SEQUENCE,
};
