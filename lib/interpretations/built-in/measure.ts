import type { Frame, ValuesOf } from "#lib/interpretations/built-in/frame.ts";
import { toSimplified } from "#lib/interpretations/built-in/words/traditional.ts";
import type { Filter, Measure, Window } from "#lib/rules/schema.ts";

/** Order in which a value's possible places are tried. */
const PLACES = ["category", "brand", "name", "coupon", "device", "campaign", "color", "size"];

/** The events that a clause is about. */
export function eventsOf(frame: Frame): readonly string[] {
  if (frame.events) return frame.events;
  if (frame.isSearch) return ["products_searched"];
  return ["order_completed"];
}

export type Picked = {
  readonly property: string;
  readonly values: readonly string[];
  readonly from: ValuesOf;
};

/** The one property that all of the values belong to, of the clause's events if any of them has it. */
export function pick(values: ValuesOf, events: readonly string[]): Picked | undefined {
  const byProperty = new Map<string, { texts: Set<string>; isOfEvents: boolean }>();
  for (const { value, target } of values.values) {
    if (target.kind !== "property") continue;
    const known = byProperty.get(target.property) ?? { texts: new Set<string>(), isOfEvents: false };
    byProperty.set(target.property, known);
    known.texts.add(value);
    if (target.events.some((event) => events.includes(event))) known.isOfEvents = true;
  }
  const ranked = [...byProperty].toSorted(
    ([a, x], [b, y]) =>
      Number(y.isOfEvents) - Number(x.isOfEvents) || y.texts.size - x.texts.size || place(a) - place(b),
  );
  const [best] = ranked;
  return best && { property: best[0], values: [...best[1].texts], from: values };
}

function place(property: string): number {
  const index = PLACES.indexOf(property);
  return index < 0 ? PLACES.length : index;
}

export function eventName(events: readonly string[]): string | string[] {
  const [only = "order_completed"] = events;
  return events.length === 1 ? only : [...events];
}

/** The text looked for, in the characters that were typed: data are not put into simplified ones. */
export function searchedText(
  { text, textAt }: Frame,
  textOf: (at: { readonly from: number; readonly to: number }) => string,
): string | undefined {
  if (text === undefined || !textAt) return text;
  const said = textOf(textAt)
    .replace(/^["“「『]|["”」』]$/gu, "")
    .toLowerCase();
  return toSimplified(said) === text ? said : text;
}

type Parts = {
  readonly events: readonly string[];
  readonly where: readonly Filter[];
  readonly window: Window | undefined;
  readonly only: "first" | "last" | undefined;
};

function scope({ events, where: said, window, only }: Parts) {
  const where = said.filter((each) => !isImplied(each, said));
  return {
    event: eventName(events),
    ...(only && { only }),
    ...(where.length > 0 && { where: [...where] }),
    ...(window && { window }),
  };
}

/** "ordered with the coupon SPRING" says that there was one. */
function isImplied({ property, op }: Filter, all: readonly Filter[]): boolean {
  return op === "exists" && all.some((other) => other.property === property && other.op === "is");
}

export function countOf(parts: Parts): Measure {
  return { of: "count", ...scope(parts) };
}

export function aggregateOf(
  of: "sum" | "avg" | "min" | "max" | "distinct",
  property: string,
  parts: Parts,
): Measure {
  return { of, property, ...scope(parts) };
}

export function daysSinceOf(of: "days_since_last" | "days_since_first", parts: Parts): Measure {
  return { of, ...scope(parts) };
}

/** What is counted by how many different ones there are, or how many pieces. */
export const COUNTED_METRICS: ReadonlySet<string> = new Set([
  "categories",
  "brands",
  "products",
  "pieces",
  "devices",
  "coupons",
  "campaigns",
  "searches",
]);

const SHARES = {
  refund_share: "order_refunded",
  discount_share: "order_completed",
  email_open_share: "email_opened",
} as const;

/** A named measure with the clause's own window and filters; without any it is the catalog's feature where there is one. */
export function metricOf(metric: string, parts: Parts): Measure | undefined {
  const orders: Parts = { ...parts, events: ["order_completed"] };
  switch (metric) {
    case "average_order_value":
    case "average_spend":
      return aggregateOf("avg", "total", orders);
    case "max_order":
      return aggregateOf("max", "total", orders);
    case "min_order":
      return aggregateOf("min", "total", orders);
    case "discount_total":
      return aggregateOf("sum", "discount", orders);
    case "discount_average":
      return aggregateOf("avg", "discount", orders);
    case "refund_total":
      return aggregateOf("sum", "total", { ...orders, events: ["order_refunded"] });
    case "refund_amount_share":
      return {
        of: "share",
        part: aggregateOf("sum", "total", { ...orders, events: ["order_refunded"] }),
        whole: aggregateOf("sum", "total", orders),
      };
    case "searches":
      return aggregateOf("distinct", "query", { ...parts, events: ["products_searched"] });
    case "lifetime_value":
      return aggregateOf("sum", "total", orders);
    case "categories":
      return aggregateOf("distinct", "category", parts);
    case "brands":
      return aggregateOf("distinct", "brand", parts);
    case "campaigns":
      return aggregateOf(
        "distinct",
        "campaign",
        parts.events[0]?.startsWith("email_") ? parts : { ...parts, events: ["email_opened"] },
      );
    case "coupons":
      return aggregateOf("distinct", "coupon", orders);
    case "devices":
      return aggregateOf("distinct", "device", orders);
    case "products":
      return aggregateOf("distinct", "product_id", parts);
    case "pieces":
      return aggregateOf("sum", "quantity", orders);
    case "recency":
      return daysSinceOf("days_since_last", orders);
    case "tenure":
      return { of: "feature", feature: "tenure" };
    case "cart_abandonment_share":
      return parts.window ? undefined : { of: "feature", feature: "cart_abandonment_share" };
    case "refund_share":
    case "discount_share":
      if (!parts.window && parts.where.length === 0) return { of: "feature", feature: metric };
      return {
        of: "share",
        part: countOf({
          ...orders,
          events: [SHARES[metric]],
          where:
            metric === "discount_share"
              ? [...parts.where, { property: "discount", op: "gt", value: 0 }]
              : parts.where,
        }),
        whole: countOf(orders),
      };
    case "email_open_share":
      if (!parts.window) return { of: "feature", feature: "email_open_share_90d" };
      return {
        of: "share",
        part: countOf({ ...parts, events: ["email_opened"] }),
        whole: countOf({ ...parts, events: ["email_delivered"] }),
      };
    default:
      return undefined;
  }
}
