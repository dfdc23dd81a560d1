import type { Unit } from "#lib/explanations/fact.ts";

/** What a feature or trait tells of. Of each subject an explanation tells the strongest fact, and the table has all. */
type Subject =
  | "spend"
  | "orders"
  | "recency"
  | "basket"
  | "tenure"
  | "browsing"
  | "discounts"
  | "refunds"
  | "carts"
  | "variety"
  | "email"
  | "age";

type About = { readonly unit: Unit; readonly subject: Subject; readonly windowDays?: number };

const FEATURES: Readonly<Record<string, About>> = {
  recency: { unit: "days", subject: "recency" },
  frequency: { unit: "count", subject: "orders" },
  orders_30d: { unit: "count", subject: "orders", windowDays: 30 },
  orders_90d: { unit: "count", subject: "orders", windowDays: 90 },
  orders_365d: { unit: "count", subject: "orders", windowDays: 365 },
  monetary: { unit: "money", subject: "spend" },
  spend_30d: { unit: "money", subject: "spend", windowDays: 30 },
  spend_90d: { unit: "money", subject: "spend", windowDays: 90 },
  spend_365d: { unit: "money", subject: "spend", windowDays: 365 },
  average_order_value: { unit: "money", subject: "basket" },
  tenure: { unit: "days", subject: "tenure" },
  views_30d: { unit: "count", subject: "browsing", windowDays: 30 },
  searches_30d: { unit: "count", subject: "browsing", windowDays: 30 },
  carts_30d: { unit: "count", subject: "carts", windowDays: 30 },
  discount_share: { unit: "share", subject: "discounts" },
  refund_share: { unit: "share", subject: "refunds" },
  cart_abandonment_share: { unit: "share", subject: "carts", windowDays: 90 },
  distinct_categories: { unit: "count", subject: "variety" },
  email_open_share_90d: { unit: "share", subject: "email", windowDays: 90 },
  age: { unit: "years", subject: "age" },
};

export function unitOf(feature: string): Unit {
  return known(feature)?.unit ?? "number";
}

/** A trait is a subject of its own. */
export function subjectOf(about: string): string {
  return known(about)?.subject ?? about;
}

/** Over how many days up to the moment it is computed; `undefined` if over all time. */
export function windowDaysOf(feature: string): number | undefined {
  return known(feature)?.windowDays;
}

function known(feature: string): About | undefined {
  return Object.hasOwn(FEATURES, feature) ? FEATURES[feature] : undefined;
}
