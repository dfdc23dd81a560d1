import type { Fact, FactKind } from "#lib/explanations/fact.ts";

/** What a customer did or is, after "members": `median` with {v} for the value, {w} for the window, and [one|many]. */
export type Phrases = {
  readonly label: string;
  readonly median: string;
  /** Of whom the value is above 0, and of whom there is one; "have a known …" where left out. */
  readonly any?: string;
  readonly has?: string;
};

const ordered = "have ordered";
const orderedIn = "ordered in the last {w}";

export const FEATURES: Readonly<Record<string, Phrases>> = {
  recency: {
    label: "time since the last order",
    median: "last ordered a median {v} ago",
    any: ordered,
    has: ordered,
  },
  frequency: { label: "number of orders", median: "placed a median {v} [order|orders] in all", any: ordered },
  orders_30d: ofOrders(30),
  orders_90d: ofOrders(90),
  orders_365d: ofOrders(365),
  monetary: { label: "spend in all", median: "spent a median {v} in all", any: ordered },
  spend_30d: ofSpend(30),
  spend_90d: ofSpend(90),
  spend_365d: ofSpend(365),
  average_order_value: {
    label: "average order value",
    median: "paid a median {v} per order",
    any: ordered,
    has: ordered,
  },
  tenure: {
    label: "time since the first event",
    median: "have been known for a median {v}",
    has: "did anything",
  },
  views_30d: {
    label: "number of products viewed in 30 days",
    median: "viewed a median {v} [product|products] in the last {w}",
    any: "viewed a product in the last {w}",
  },
  searches_30d: {
    label: "number of searches in 30 days",
    median: "made a median {v} [search|searches] in the last {w}",
    any: "searched in the last {w}",
  },
  carts_30d: {
    label: "number of products put in the cart in 30 days",
    median: "put a median {v} [product|products] in the cart in the last {w}",
    any: "put a product in the cart in the last {w}",
  },
  discount_share: {
    label: "share of orders with a discount",
    median: "used a discount in a median {v} of their orders",
    any: "ordered with a discount",
    has: ordered,
  },
  refund_share: {
    label: "share of orders returned",
    median: "returned a median {v} of their orders",
    any: "returned an order",
    has: ordered,
  },
  cart_abandonment_share: {
    label: "share of checkouts left in 90 days",
    median: "left a median {v} of their checkouts in the last {w}",
    any: "left a checkout in the last {w}",
    has: "started a checkout in the last {w}",
  },
  distinct_categories: {
    label: "number of categories bought from",
    median: "bought from a median {v} [category|categories]",
    any: "bought from a category",
  },
  email_open_share_90d: {
    label: "share of e-mails opened in 90 days",
    median: "opened a median {v} of their e-mails in the last {w}",
    any: "opened an e-mail in the last {w}",
    has: "were sent an e-mail in the last {w}",
  },
  age: { label: "age", median: "are a median {v} old", has: "gave their birth date" },
};

export const KINDS: Partial<Record<FactKind, string>> = {
  size: "members",
  population_share: "share of all customers",
  revenue_share: "share of all spend",
  both: "in both",
  entered: "entered",
  left: "left",
  stayed: "stayed",
  shop_size: "customers of the shop",
  expected_size: "members by the shop’s growth alone",
  moved_since: "beyond noise since",
  rule_effect: "from the changed rule",
  behavior_effect: "from behavior",
  population_effect: "from customers who came or went",
  conditions_met: "conditions met",
  leaves_at: "leaves if nothing happens",
  enters_at: "enters if nothing happens",
};

/** Traits by the name that a rule's restatement gives them, and what is computed as if it were one. */
export const FAVORITES: Readonly<Record<string, string>> = {
  favorite_category: "favorite category",
  favorite_brand: "favorite brand",
};

/** What the customers of a fact did, if there are words for it. */
export function phraseOf({ kind, about, value }: Fact): string | undefined {
  const words = about !== null && Object.hasOwn(FEATURES, about) ? FEATURES[about] : undefined;
  if (kind === "median") return words?.median.replace(/\[(\w+)\|(\w+)\]/, value === 1 ? "$1" : "$2");
  return kind === "any" ? words?.any : words?.has;
}

function ofOrders(days: number): Phrases {
  return {
    label: `number of orders in ${days} days`,
    median: "placed a median {v} [order|orders] in the last {w}",
    any: orderedIn,
  };
}

function ofSpend(days: number): Phrases {
  return { label: `spend in ${days} days`, median: "spent a median {v} in the last {w}", any: orderedIn };
}
