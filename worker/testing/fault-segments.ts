import type { Rule } from "#lib/rules/schema.ts";

const buys = { of: "count", event: "order_completed" } as const;
const lately = { kind: "last", n: 1, unit: "minute" } as const;

/** What no other customer changes: right at every moment without any sweep. */
export const alone: Readonly<Record<string, Rule>> = {
  everyone: { kind: "everyone" },
  buyers: { kind: "measure", measure: buys, op: "gte", value: 1 },
  "big-spenders": {
    kind: "measure",
    measure: { of: "sum", property: "total", event: "order_completed" },
    op: "gt",
    value: 150,
  },
  gold: { kind: "trait", trait: "loyalty_tier", op: "is", value: ["gold"] },
  "not-gold": { kind: "not", rule: { kind: "segment", segment: "gold" } },
  "held-gold": {
    kind: "trait",
    trait: "loyalty_tier",
    op: "is",
    value: ["gold"],
    for: { n: 1, unit: "minute" },
  },
  lately: { kind: "measure", measure: { ...buys, window: lately }, op: "gte", value: 1 },
  "twice-lately": { kind: "measure", measure: { ...buys, window: lately }, op: "gte", value: 2 },
  abandoned: {
    kind: "sequence",
    steps: [
      { event: "product_added" },
      { event: "order_completed", within: { n: 1, unit: "minute" }, absent: true },
    ],
  },
  "seen-then-bought": {
    kind: "sequence",
    steps: [{ event: "product_viewed" }, { event: "order_completed", within: { n: 1, unit: "minute" } }],
    window: { kind: "last", n: 3, unit: "minute" },
  },
  "gold-or-lately": {
    kind: "any",
    rules: [
      { kind: "segment", segment: "gold" },
      { kind: "segment", segment: "lately" },
    ],
  },
};

/** What the others change too: right after a sweep. */
export const together: Readonly<Record<string, Rule>> = {
  "top-tenth": {
    kind: "rank",
    measure: { of: "sum", property: "total", event: "order_completed" },
    from: 0,
    to: 10,
    unit: "percent",
  },
  "above-mean": { kind: "relative", measure: buys, op: "gt", times: 1, than: "mean" },
};
