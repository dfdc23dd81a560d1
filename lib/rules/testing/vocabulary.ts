/**
 * What random shops and random rules are made of. Both draw from the same pools, so that rules split their shop:
 * values that are nearly the same, of the wrong type, or missing in one of the many ways.
 */
export const ZONES = [
  "UTC",
  "Europe/Berlin",
  "America/New_York",
  "Asia/Shanghai",
  "America/Sao_Paulo",
  "Australia/Lord_Howe",
] as const;

export const EVENTS = [
  "order_completed",
  "product_viewed",
  "product_added",
  "checkout_started",
  "order_refunded",
  "email_delivered",
  "email_opened",
  "quiz_taken",
] as const;

export const TRAITS = [
  "country",
  "loyalty_tier",
  "tags",
  "birth_date",
  "points",
  "email_consent",
  "renews_at",
] as const;

export const EVENT_PROPERTIES = [
  "total",
  "discount",
  "coupon",
  "gift",
  "tags",
  "ships_at",
  "color",
  "score",
] as const;
export const ITEM_PROPERTIES = [
  "category",
  "brand",
  "product_id",
  "name",
  "price",
  "quantity",
  "color",
  "score",
] as const;

/** Properties that rules ask for; `$hour` and `$weekday` are of the event's time, `nothing` is in no event. */
export const ASKED_PROPERTIES = [
  ...new Set([...EVENT_PROPERTIES, ...ITEM_PROPERTIES, "$hour", "$weekday", "nothing", "products"]),
];

/** Köln comes composed and decomposed; some lower cases are no plain ones; some texts are numbers or nearly so. */
export const TEXTS = [
  "DE",
  "de",
  "AT",
  "gold",
  "Gold",
  "Köln",
  "Ko\u0308ln",
  "KÖLN",
  "İzmir",
  "ΟΔΟΣ",
  "Straße",
  "客户",
  "100%",
  "a_b",
  "🙂",
  "12",
  "12.0",
  " 12.5 ",
  "+3",
  "-3.5",
  "1e3",
  "0x10",
  "12.34565",
  "12.3457",
  "true",
  " ",
] as const;

/** What `contains` and `starts_with` look for. */
export const NEEDLES = [
  "d",
  "D",
  "Kö",
  "kO\u0308L",
  "i\u0307",
  "ς",
  "σ",
  "%",
  "_",
  "1",
  "12.",
  "-",
  ".5",
  "客",
  "🙂",
  "ss",
  " ",
] as const;

export const NUMBERS = [
  0, 1, 2, 3, 12, 12.5, -3.5, 0.1, 0.30000000000000004, 12.34565, 12.34564, 0.00005, 0.00004, -0.00005, 1e-7,
  20, 100, 99_999_999_999_999, 1e14, 1e15, 33.3333, 66.6667,
] as const;

export const THRESHOLDS = [
  0, 1, 2, 3, 5, 12, 12.5, -3.5, 0.1, 0.3, 0.5, 0.3333, 0.6667, 12.3457, 0.0001, 20, 50, 100, 1e14,
] as const;

export const USER_IDS = [
  ...Array.from({ length: 26 }, (_, index) => `u${index + 1}`),
  "Zoë",
  "客户7",
  "u😀",
  "shared-1",
] as const;
export const ANONYMOUS_IDS = [
  ...Array.from({ length: 14 }, (_, index) => `n${index + 1}`),
  "shared-1",
  "u3",
  "u9",
] as const;

export const SEGMENTS = ["seg-simple", "seg-mixed", "seg-nested"] as const;
export const LISTS = ["list-few", "list-none"] as const;
