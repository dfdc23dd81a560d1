// What the shop of a bench is like. Times are of the two years before `AS_OF`; the shop's zone is UTC, so that SQL written
// by hand can say the same days.

export const AS_OF = Date.UTC(2026, 6, 1);
export const MONTHS = 24;
export const ZONE = "UTC";

/** The instant at which a month begins, counted from the first. */
export function monthStart(month: number): number {
  return Date.UTC(2024, 6 + month, 1);
}

/** How many events a month has in proportion: the shop grows, sells most before Christmas, least in February. */
export function monthWeight(month: number): number {
  const season = [1, 0.95, 1, 1.05, 1.4, 1.6, 0.85, 0.75, 0.9, 0.95, 1, 1][month % 12] ?? 1;
  return season * (1 + month / MONTHS);
}

/** Share of the customers who have come by the end of a month: two in five at the start, then evenly. */
export function bornShare(month: number): number {
  return 0.4 + (0.6 * (month + 1)) / MONTHS;
}

/** Of those who were never merged: the rest are known by an anonymous id alone. */
export const USER_PERCENT = 81;
/** Every fifth customer is a user who was here before under an anonymous id, which was merged. */
export const MERGED_EVERY = 5;

export const CATEGORIES = [
  "shoes",
  "jackets",
  "shirts",
  "trousers",
  "bags",
  "toys",
  "books",
  "kitchen",
  "garden",
  "sports",
  "beauty",
  "lights",
] as const;

export const PRODUCTS = 2_000;
export const BRANDS = 40;

type VisitSlot = {
  readonly event: string;
  /** Of `a`, `b` and `d`, drawn for each visit; `d` is how far it gets. */
  readonly when: string;
  /** Milliseconds within which it follows, if not a quarter of a minute. */
  readonly after?: number;
};

/** What a visit can hold, in its order. */
export const VISIT: readonly VisitSlot[] = [
  { event: "session_started", when: "true" },
  { event: "page_viewed", when: "a < 0.55" },
  { event: "products_searched", when: "b < 0.28" },
  { event: "product_viewed", when: "true" },
  { event: "product_viewed", when: "a < 0.5" },
  { event: "product_viewed", when: "b < 0.25" },
  { event: "product_added", when: "d < 0.25" },
  { event: "checkout_started", when: "d < 0.14" },
  { event: "coupon_applied", when: "d < 0.03" },
  { event: "order_completed", when: "d < 0.09" },
  { event: "order_refunded", when: "d < 0.006", after: 70_000_000 },
  { event: "email_delivered", when: "a >= 0.5" },
  { event: "email_opened", when: "a >= 0.85" },
];

/** Events of a visit on average: the conditions above, added up. */
export const EVENTS_PER_VISIT = 4.746;

export const EVENT_NAMES: readonly string[] = [...new Set(VISIT.map(({ event }) => event))];

/** A column of the raw events, and the events that have it as a property. */
export type RawProperty = {
  readonly name: string;
  readonly type: "VARCHAR" | "DECIMAL(12,2)" | "INTEGER";
  readonly events: readonly string[];
};

const ofProducts = ["product_viewed", "product_added"];

export const EVENT_PROPERTIES: readonly RawProperty[] = [
  { name: "device", type: "VARCHAR", events: ["session_started"] },
  { name: "utm_source", type: "VARCHAR", events: ["session_started"] },
  { name: "path", type: "VARCHAR", events: ["page_viewed"] },
  { name: "query", type: "VARCHAR", events: ["products_searched"] },
  { name: "product_id", type: "VARCHAR", events: ofProducts },
  { name: "category", type: "VARCHAR", events: ofProducts },
  { name: "brand", type: "VARCHAR", events: ofProducts },
  { name: "price", type: "DECIMAL(12,2)", events: ofProducts },
  { name: "order_id", type: "VARCHAR", events: ["order_completed", "order_refunded"] },
  { name: "total", type: "DECIMAL(12,2)", events: ["order_completed", "order_refunded"] },
  { name: "discount", type: "DECIMAL(12,2)", events: ["order_completed", "coupon_applied"] },
  { name: "coupon", type: "VARCHAR", events: ["order_completed", "coupon_applied"] },
  { name: "payment_method", type: "VARCHAR", events: ["order_completed"] },
  { name: "items", type: "INTEGER", events: ["checkout_started"] },
  { name: "campaign", type: "VARCHAR", events: ["email_delivered", "email_opened"] },
];

export const ITEM_PROPERTIES: readonly Omit<RawProperty, "events">[] = [
  { name: "product_id", type: "VARCHAR" },
  { name: "category", type: "VARCHAR" },
  { name: "brand", type: "VARCHAR" },
  { name: "price", type: "DECIMAL(12,2)" },
  { name: "quantity", type: "INTEGER" },
];

/** Traits, each told once when the customer comes; the tier once more for some. Dates are texts, as clients send them. */
export const TRAITS = [
  { name: "country", kind: "text" },
  { name: "language", kind: "text" },
  { name: "loyalty_tier", kind: "text" },
  { name: "email_consent", kind: "boolean" },
  { name: "birth_date", kind: "date" },
] as const;
