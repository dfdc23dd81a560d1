import type { Measure, Rule } from "#lib/rules/schema.ts";

const countries = ["DE", "AT", "FR", "GB", "CN"] as const;
const tiers = ["bronze", "silver", "gold", "platinum"] as const;
const events = ["order_completed", "product_viewed", "product_added", "page_viewed"] as const;

/** What most segments of a shop look like, by turns; the n-th of a kind has its own figures, so that no two are equal. */
const kinds: readonly ((n: number) => Rule)[] = [
  (n) => atLeast({ of: "count", event: at(events, n), window: days(30 + n) }, 1 + (n % 5)),
  (n) => ({ kind: "trait", trait: "country", op: "is", value: [at(countries, n), `X${n}`] }),
  (n) => atLeast({ of: "sum", property: "total", event: "order_completed" }, 50 + 10 * n),
  (n) => ({
    kind: "all",
    rules: [
      atLeast({ of: "count", event: "product_viewed", window: days(7 + n) }, 2),
      { kind: "not", rule: atLeast({ of: "count", event: "order_completed", window: days(7 + n) }, 1) },
    ],
  }),
  (n) => ({ kind: "trait", trait: "loyalty_tier", op: "is", value: [at(tiers, n), `tier-${n}`] }),
  (n) => ({
    kind: "measure",
    measure: { of: "days_since_last", event: "order_completed" },
    op: "lte",
    value: 20 + n,
  }),
  (n) => ({
    kind: "sequence",
    steps: [
      { event: "product_added" },
      { event: "order_completed", within: { n: 1 + n, unit: "day" }, absent: true },
    ],
    window: days(30),
  }),
  (n) => ({
    kind: "any",
    rules: [
      { kind: "segment", segment: "live-1" },
      atLeast(
        { of: "distinct", property: "category", event: "order_completed", window: days(300 + n) },
        2 + (n % 3),
      ),
    ],
  }),
  (n) => ({
    kind: "measure",
    measure: { of: "avg", property: "total", event: "order_completed", window: days(90 + n) },
    op: "between",
    value: [20, 60 + n],
  }),
  (n) => ({
    kind: "rank",
    measure: { of: "sum", property: "total", event: "order_completed", window: days(365 - n) },
    from: 0,
    to: 10,
    unit: "percent",
  }),
];

/** So many segments by key. */
export function liveRules(count: number): ReadonlyMap<string, Rule> {
  return new Map(
    Array.from({ length: count }, (_, index): [string, Rule] => [
      `live-${index}`,
      at(kinds, index)(Math.floor(index / kinds.length)),
    ]),
  );
}

function atLeast(measure: Measure, value: number): Rule {
  return { kind: "measure", measure, op: "gte", value };
}

function days(n: number) {
  return { kind: "last", n, unit: "day" } as const;
}

function at<T>(list: readonly T[], index: number): T {
  return list[index % list.length] as T;
}
