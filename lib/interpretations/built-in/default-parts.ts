import type { Measure, Rule, Window } from "#lib/rules/schema.ts";

export const orders = (window?: Window): Measure => ({
  of: "count",
  event: "order_completed",
  ...(window && { window }),
});
export const spend = (window?: Window): Measure => ({
  of: "sum",
  property: "total",
  event: "order_completed",
  ...(window && { window }),
});
export const last = (n: number, unit: "day" | "month" | "year"): Window => ({ kind: "last", n, unit });
export const atLeast = (measure: Measure, value: number): Rule => ({
  kind: "measure",
  measure,
  op: "gte",
  value,
});
export const none = (measure: Measure): Rule => ({ kind: "not", rule: atLeast(measure, 1) });
export const all = (...rules: Rule[]): Rule => ({ kind: "all", rules });
export const top = (measure: Measure, to: number, from = 0): Rule => ({
  kind: "rank",
  measure,
  from,
  to,
  unit: "percent",
});
export const ageBetween = (low: number, high: number): Rule => ({
  kind: "measure",
  measure: { of: "feature", feature: "age" },
  op: "between",
  value: [low, high],
});
export const born = (from: number, to: number): Rule =>
  all(
    { kind: "trait", trait: "birth_date", op: "after", value: `${from - 1}-12-31` },
    { kind: "trait", trait: "birth_date", op: "before", value: `${to + 1}-01-01` },
  );
export const cartThenNoOrder = (event: string, n: number, unit: "hour", days: number): Rule => ({
  kind: "sequence",
  steps: [{ event }, { event: "order_completed", within: { n, unit }, absent: true }],
  window: last(days, "day"),
});
export const weekendLike = (part: Measure): Measure => ({ of: "share", part, whole: orders() });
