import { ownName, raw } from "#lib/rules/restate/names.ts";
import { joined, type Piece, span } from "#lib/rules/restate/piece.ts";
import type { Setting } from "#lib/rules/restate/wording.ts";

/** "They ordered", "they did not order", "their last order", "number of orders". */
export type EventWords = {
  readonly past: string;
  readonly base: string;
  readonly one: string;
  readonly many: string;
};

export const EVENTS: Readonly<
  Record<string, readonly [past: string, base: string, one: string, many?: string]>
> = {
  page_viewed: ["viewed a page", "view a page", "page view"],
  screen_viewed: ["viewed a screen", "view a screen", "screen view"],
  session_started: ["started a session", "start a session", "session start"],
  products_searched: ["searched for products", "search for products", "product search", "product searches"],
  product_list_viewed: ["viewed a product list", "view a product list", "product list view"],
  product_clicked: ["clicked a product", "click a product", "product click"],
  product_viewed: ["viewed a product", "view a product", "product view"],
  product_added: ["added to the cart", "add to the cart", "cart addition"],
  product_removed: ["removed from the cart", "remove from the cart", "cart removal"],
  product_added_to_wishlist: ["added to the wishlist", "add to the wishlist", "wishlist addition"],
  cart_viewed: ["viewed the cart", "view the cart", "cart view"],
  checkout_started: ["started a checkout", "start a checkout", "checkout start"],
  checkout_step_completed: ["completed a checkout step", "complete a checkout step", "checkout step"],
  payment_info_entered: [
    "entered payment details",
    "enter payment details",
    "payment detail entry",
    "payment detail entries",
  ],
  order_completed: ["ordered", "order", "order"],
  order_updated: ["updated an order", "update an order", "order update"],
  order_refunded: ["returned an order", "return an order", "refund"],
  order_cancelled: ["cancelled an order", "cancel an order", "order cancellation"],
  coupon_entered: ["entered a coupon", "enter a coupon", "coupon entry", "coupon entries"],
  coupon_applied: ["used a coupon", "use a coupon", "coupon use"],
  coupon_denied: ["had a coupon denied", "have a coupon denied", "coupon denial"],
  product_reviewed: ["reviewed a product", "review a product", "product review"],
  product_shared: ["shared a product", "share a product", "product share"],
  email_delivered: ["received an email", "receive an email", "email delivery", "email deliveries"],
  email_opened: ["opened an email", "open an email", "email open"],
  email_clicked: ["clicked in an email", "click in an email", "email click"],
  email_unsubscribed: ["unsubscribed from emails", "unsubscribe from emails", "email unsubscription"],
  push_opened: ["opened a push message", "open a push message", "push message open"],
  sms_clicked: ["clicked in a text message", "click in a text message", "text message click"],
};

export const TRAITS: Readonly<Record<string, string>> = {
  email: "email address",
  phone: "phone number",
  first_name: "first name",
  last_name: "last name",
  gender: "gender",
  birth_date: "birth date",
  country: "country",
  region: "region",
  city: "city",
  postal_code: "postal code",
  language: "language",
  signed_up_at: "sign-up date",
  email_consent: "email consent",
  sms_consent: "text message consent",
  loyalty_tier: "loyalty tier",
  tags: "tags",
};

export const PROPERTIES: Readonly<Record<string, string>> = {
  category: "category",
  brand: "brand",
  product_id: "product ID",
  name: "product name",
  price: "price",
  quantity: "quantity",
  total: "total",
  discount: "discount",
  coupon: "coupon",
  currency: "currency",
  query: "search text",
  $weekday: "the weekday",
};

export const FEATURES: Readonly<Record<string, string>> = {
  recency: "recency",
  frequency: "order frequency",
  orders_30d: "30-day order count",
  orders_90d: "90-day order count",
  orders_365d: "365-day order count",
  monetary: "lifetime spend",
  spend_30d: "30-day spend",
  spend_90d: "90-day spend",
  spend_365d: "365-day spend",
  average_order_value: "average order value",
  tenure: "tenure",
  views_30d: "30-day product view count",
  searches_30d: "30-day search count",
  carts_30d: "30-day cart addition count",
  discount_share: "discount share",
  refund_share: "refund share",
  cart_abandonment_share: "cart abandonment share",
  distinct_categories: "category variety",
  email_open_share_90d: "90-day email open share",
  age: "age",
};

export function eventWords(event: string | readonly string[], setting: Setting): EventWords {
  if (event === "*")
    return {
      past: "did anything",
      base: "do anything",
      one: "event of any kind",
      many: "events of any kind",
    };
  const all = (typeof event === "string" ? [event] : event).map((name) => wordsOf(name, setting));
  const either = (form: keyof EventWords) => all.map((words) => words[form]).join(" or ");
  return { past: either("past"), base: either("base"), one: either("one"), many: either("many") };
}

export function traitName(trait: string, { names }: Setting): string {
  return ownName(names, "traits", trait) ?? known(TRAITS, trait) ?? raw(trait);
}

export function propertyName(property: string, { names, shop }: Setting): string {
  if (property === "$hour") return `the time of day (${shop.timeZone})`;
  return ownName(names, "properties", property) ?? known(PROPERTIES, property) ?? raw(property);
}

export function featureName(feature: string, { names }: Setting): string {
  const own = ownName(names, "features", feature);
  if (own !== undefined) return `feature ${own}`;
  return known(FEATURES, feature) ?? `feature ${raw(feature)}`;
}

/** “A”, “B” or “C”; each value a span of its own. */
export function alternatives(values: readonly string[], at: string, say: (value: string) => string): Piece {
  return joined(
    values.map((value, index) => span("value", `${at}/${index}`, say(value))),
    ", ",
    " or ",
  );
}

function wordsOf(event: string, { names }: Setting): EventWords {
  const own = ownName(names, "events", event);
  const words = Object.hasOwn(EVENTS, event) ? EVENTS[event] : undefined;
  if (own === undefined && words) {
    const [past, base, one, many = `${one}s`] = words;
    return { past, base, one, many };
  }
  const name = own ?? raw(event);
  return { past: `did ${name}`, base: `do ${name}`, one: `${name} event`, many: `${name} events` };
}

function known(table: Readonly<Record<string, string>>, name: string): string | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}
