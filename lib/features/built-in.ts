import type { Formula, Formulas } from "#lib/rules/formula.ts";
import type { AggregateMeasure, CountMeasure, Measure, Window } from "#lib/rules/schema.ts";

/**
 * The features that are computed from one customer's history (docs/rules.md, "Features"). Those that need the whole
 * population, such as RFM scores, are stored and not here.
 */
const FORMULAS: Readonly<Record<string, Formula>> = {
  recency: measure({ of: "days_since_last", event: "order_completed" }),
  frequency: measure(count("order_completed")),
  orders_30d: measure(count("order_completed", lastDays(30))),
  orders_90d: measure(count("order_completed", lastDays(90))),
  orders_365d: measure(count("order_completed", lastDays(365))),
  monetary: measure(orderTotal("sum")),
  spend_30d: measure(orderTotal("sum", lastDays(30))),
  spend_90d: measure(orderTotal("sum", lastDays(90))),
  spend_365d: measure(orderTotal("sum", lastDays(365))),
  average_order_value: measure(orderTotal("avg")),
  tenure: measure({ of: "days_since_first", event: "*" }),
  views_30d: measure(count("product_viewed", lastDays(30))),
  searches_30d: measure(count("products_searched", lastDays(30))),
  carts_30d: measure(count("product_added", lastDays(30))),
  discount_share: share(
    { of: "count", event: "order_completed", where: [{ property: "discount", op: "gt", value: 0 }] },
    count("order_completed"),
  ),
  refund_share: share(count("order_refunded"), count("order_completed")),
  cart_abandonment_share: {
    kind: "complement",
    part: count("order_completed", lastDays(90)),
    whole: count("checkout_started", lastDays(90)),
  },
  distinct_categories: measure({ of: "distinct", property: "category", event: "order_completed" }),
  email_open_share_90d: share(count("email_opened", lastDays(90)), count("email_delivered", lastDays(90))),
  age: { kind: "years_since", trait: "birth_date" },
};

export const BUILT_IN_FEATURES: readonly string[] = Object.keys(FORMULAS);

export const builtInFormulas: Formulas = (feature) =>
  Object.hasOwn(FORMULAS, feature) ? FORMULAS[feature] : undefined;

function measure(of: Measure): Formula {
  return { kind: "measure", measure: of };
}

function share(part: Measure, whole: Measure): Formula {
  return measure({ of: "share", part, whole });
}

function count(event: string, window?: Window): CountMeasure {
  return { of: "count", event, ...(window && { window }) };
}

function orderTotal(of: "sum" | "avg", window?: Window): AggregateMeasure {
  return { of, property: "total", event: "order_completed", ...(window && { window }) };
}

function lastDays(n: number): Window {
  return { kind: "last", n, unit: "day" };
}
