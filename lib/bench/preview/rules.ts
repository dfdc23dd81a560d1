import type { Rule } from "#lib/rules/schema.ts";

/** The committed set: 20 rules from one trait to nested sequences and ranks, by key. */
export const PREVIEW_RULES: Readonly<Record<string, Rule>> = {
  country: { kind: "trait", trait: "country", op: "is", value: ["DE", "AT"] },
  gold_with_consent: {
    kind: "all",
    rules: [
      { kind: "trait", trait: "loyalty_tier", op: "is", value: ["gold", "platinum"] },
      { kind: "trait", trait: "email_consent", op: "is_true" },
    ],
  },
  birthday_soon: {
    kind: "trait",
    trait: "birth_date",
    op: "anniversary_within_next",
    value: { n: 13, unit: "day" },
  },
  ever_ordered: count("order_completed", "gte", 1),
  three_orders_90d: count("order_completed", "gte", 3, 90),
  lapsed: {
    kind: "all",
    rules: [
      count("order_completed", "gte", 1),
      { kind: "not", rule: count("order_completed", "gte", 1, 90) },
    ],
  },
  spent_500_365d: {
    kind: "measure",
    measure: { of: "sum", property: "total", event: "order_completed", window: days(365) },
    op: "gte",
    value: 500,
  },
  big_baskets: {
    kind: "measure",
    measure: { of: "avg", property: "total", event: "order_completed" },
    op: "gt",
    value: 250,
  },
  looked_not_bought: {
    kind: "all",
    rules: [
      {
        kind: "measure",
        measure: {
          of: "count",
          event: "product_viewed",
          where: [{ property: "category", op: "is", value: ["shoes"] }],
          window: days(30),
        },
        op: "gte",
        value: 2,
      },
      {
        kind: "measure",
        measure: {
          of: "count",
          event: "order_completed",
          where: [{ property: "category", op: "is", value: ["shoes"] }],
          window: days(30),
        },
        op: "eq",
        value: 0,
      },
    ],
  },
  slipping: {
    kind: "measure",
    measure: { of: "days_since_last", event: "order_completed" },
    op: "between",
    value: [60, 120],
  },
  broad_taste: {
    kind: "measure",
    measure: { of: "distinct", property: "category", event: "order_completed" },
    op: "gte",
    value: 4,
  },
  steady: {
    kind: "measure",
    measure: {
      of: "periods",
      event: "order_completed",
      per: { n: 1, unit: "quarter" },
      last: 4,
      times: 1,
      align: "rolling",
    },
    op: "gte",
    value: 3,
  },
  opens_mail: {
    kind: "measure",
    measure: {
      of: "share",
      part: { of: "count", event: "email_opened", window: days(90) },
      whole: { of: "count", event: "email_delivered", window: days(90) },
    },
    op: "gte",
    value: 0.5,
  },
  first_with_coupon: {
    kind: "measure",
    measure: {
      of: "count",
      event: "order_completed",
      only: "first",
      where: [{ property: "coupon", op: "exists" }],
    },
    op: "gte",
    value: 1,
  },
  top_spenders: {
    kind: "rank",
    measure: { of: "sum", property: "total", event: "order_completed" },
    from: 0,
    to: 10,
    unit: "percent",
  },
  twice_the_views: {
    kind: "relative",
    measure: { of: "count", event: "product_viewed", window: days(30) },
    op: "gt",
    times: 2,
    than: "mean",
  },
  abandoned_cart: {
    kind: "sequence",
    window: days(30),
    steps: [
      { event: "product_added" },
      { event: "order_completed", within: { n: 1, unit: "day" }, absent: true },
    ],
  },
  straight_through: {
    kind: "sequence",
    window: days(90),
    steps: [
      { event: "product_viewed", where: [{ property: "category", op: "is", value: ["shoes"] }] },
      { event: "product_added", within: { n: 1, unit: "day" } },
      { event: "order_completed", within: { n: 7, unit: "day" } },
    ],
  },
  active_without_order: {
    kind: "all",
    rules: [
      count("session_started", "gte", 5, 30),
      { kind: "not", rule: count("order_completed", "gte", 1, 180) },
      { kind: "trait", trait: "country", op: "is_not", value: ["US"] },
    ],
  },
  win_back: {
    kind: "any",
    rules: [
      {
        kind: "all",
        rules: [
          {
            kind: "rank",
            measure: { of: "sum", property: "total", event: "order_completed", window: days(365) },
            from: 0,
            to: 5,
            unit: "percent",
          },
          { kind: "trait", trait: "country", op: "is", value: ["DE", "AT", "CH"] },
          {
            kind: "not",
            rule: {
              kind: "sequence",
              window: days(365),
              steps: [
                { event: "order_completed" },
                { event: "order_refunded", within: { n: 30, unit: "day" } },
              ],
            },
          },
        ],
      },
      {
        kind: "all",
        rules: [
          { kind: "trait", trait: "loyalty_tier", op: "is", value: ["gold", "platinum"] },
          count("session_started", "gte", 3, 30),
          {
            kind: "sequence",
            window: days(60),
            steps: [
              { event: "checkout_started" },
              { event: "order_completed", within: { n: 2, unit: "day" }, absent: true },
            ],
          },
        ],
      },
    ],
  },
};

function days(n: number) {
  return { kind: "last", n, unit: "day" } as const;
}

function count(event: string, op: "gte" | "eq", value: number, lastDays?: number): Rule {
  const measure = { of: "count", event, ...(lastDays !== undefined && { window: days(lastDays) }) } as const;
  return { kind: "measure", measure, op, value };
}
