import { type Frame, hasHead } from "#lib/interpretations/built-in/frame.ts";
import { sinceThen } from "#lib/interpretations/built-in/gather/came-after.ts";
import {
  COUPON,
  takeCoupon,
  takeDiscount,
  takeFullPrice,
} from "#lib/interpretations/built-in/gather/coupons.ts";
import { takeAverage, takeLooked } from "#lib/interpretations/built-in/gather/looked.ts";
import {
  headFrame,
  nextOf,
  previousOf,
  type Scope,
  type Taker,
  typed,
} from "#lib/interpretations/built-in/gather/scope.ts";
import { hasWord, type Piece, type Sense, senseOf } from "#lib/interpretations/built-in/sense.ts";

/** Events that are worth something. */
const MONEY_EVENTS: ReadonlySet<string> = new Set(["order_completed", "order_refunded", "checkout_started"]);

const ORDER_METRICS: ReadonlySet<string> = new Set([
  "average_order_value",
  "average_spend",
  "max_order",
  "min_order",
]);

type EventSense = Extract<Sense, { k: "event" }>;

const takeEvent: Taker = (scope, piece) => {
  const event = senseOf(piece, "event");
  if (!event) return false;
  // "whose last order was refunded": of which order it was, no rule can say.
  if (scope.current?.only !== undefined && undoes(scope.current, event, typed(scope, piece))) {
    scope.walk.leftovers.push(piece);
    return true;
  }
  if (scope.current && undoes(scope.current, event, typed(scope, piece))) {
    scope.current.events = event.events;
    scope.current.to = piece.to;
    return true;
  }
  // "a third of their orders came back to us".
  const isOfShare =
    scope.current?.isNoun === true && scope.current.amounts.some(({ unit }) => unit === "percent");
  if (scope.current && isOfShare && hasWord(piece, "back")) {
    scope.current.metric = "refund_share";
    scope.current.to = piece.to;
    return true;
  }
  if (scope.current && joinsHead(scope.current, event)) {
    scope.current.to = piece.to;
    if (isOneUndone(scope, piece)) scope.current.isSingle = true;
    return true;
  }
  const target = headFrame(scope, piece);
  target.events = event.events;
  target.isNoun = event.noun === true;
  if (hasWord(piece, "seen")) target.isSeen = true;
  if (hasWord(piece, "tapped")) target.isTapped = true;
  if (hasWord(piece, "away")) {
    target.isAway = true;
    if (!target.window && /消失|不见|没影|失联|没再|再没|再也|没了|没下文|蒸发/u.test(typed(scope, piece)))
      sinceThen(scope, target, piece);
  }
  if (hasWord(piece, "back")) {
    target.isBack = true;
    // "never came back": since what was said before.
    if (target.isNegated && !target.window) sinceThen(scope, target, piece);
  }
  if (event.isNegated) target.isNegated = true;
  if (event.events[0] === "order_refunded" && /\b(?:amount|total|value)\b/u.test(typed(scope, piece)))
    target.isTotal = true;
  if (event.where) target.where = event.where;
  if (senseOf(piece, "spend")) target.isSpend = true;
  return true;
};

/** "had two or more orders cancelled": what happened to the orders that were just named. */
function undoes(
  { events, isNoun, amounts, values, filters }: Frame,
  event: EventSense,
  words: string,
): boolean {
  const isUndoing = event.events[0] === "order_refunded" || event.events[0] === "order_cancelled";
  const isOfOrders = events?.[0] === "order_completed" && isNoun === true;
  if (!isUndoing || !isOfOrders || !/(?:ed|sent back)$/u.test(words)) return false;
  return amounts.every(isOfPieces) && values.length === 0 && filters.length === 0;
}

/** Whether an event says once more, or more closely, what the open clause is about: "coupon orders", "spent on orders". */
function joinsHead(current: Frame, event: EventSense): boolean {
  const [own] = current.events ?? [];
  const [name] = event.events;
  // "no purchase since May, used to buy": what was done is none of what was not.
  const isDenied =
    current.isNegated === true &&
    current.window !== undefined &&
    !current.isWindowLeading &&
    event.noun !== true;
  if (isDenied && name === own) return false;
  if (current.events && current.events.join() === event.events.join()) {
    if (event.noun && current.amounts.length === 0) current.isNoun = true;
    return true;
  }
  const isPercent = current.amounts.some(({ unit }) => unit === "percent");
  if (name === "order_refunded" && current.isNoun && own === "order_completed" && isPercent) {
    current.metric = "refund_share";
    return true;
  }
  if (own === "coupon_applied" && event.noun && name === "order_completed") {
    current.events = event.events;
    current.isNoun = true;
    if (current.values.length === 0) current.filters.push(COUPON);
    return true;
  }
  const isMoney = current.amounts.some(({ unit }) => unit === "money");
  if (current.isSpend && name === "order_completed" && isMoney) return true;
  if (own === "order_refunded" && name === "order_completed" && event.noun && isPercent) {
    current.events = event.events;
    current.isNoun = true;
    current.metric = "refund_share";
    return true;
  }
  const isUndoing = own === "order_refunded" || own === "order_cancelled";
  if (isUndoing && event.noun && name === "order_completed" && current.amounts.every(isOfPieces)) return true;
  if (current.isSpend && event.noun && name === "order_completed") return true;
  if (own === "product_added" && name === "product_added_to_wishlist") {
    current.events = event.events;
    return true;
  }
  return current.metric !== undefined && name === "order_completed";
}

/** "sent back an order worth more than 100": of one of them. */
function isOneUndone(scope: Scope, piece: Piece): boolean {
  const [own] = scope.current?.events ?? [];
  if ((own !== "order_refunded" && own !== "order_cancelled") || scope.current?.amounts.length) return false;
  const isOne = /\b(?:an?|one|any)(?: single)? $/u.test(scope.walk.text.slice(0, piece.from));
  const next = nextOf(scope);
  return isOne && (hasWord(next, "price") || senseOf(next, "amount") !== undefined);
}

/** "returned more than 2 orders": how many of what was undone. */
function isOfPieces({ unit }: Frame["amounts"][number]): boolean {
  return unit === "plain" || unit === "orders";
}

const takeSpend: Taker = (scope, piece) => {
  const { current } = scope;
  // 退款总金额: of what was sent back.
  const isOfReturns = hasWord(piece, "total") && current?.events?.[0] === "order_refunded";
  if (!senseOf(piece, "spend") || isOfReturns) return false;
  // "refunds totalling over 200"
  if (
    current?.events?.[0] === "order_refunded" &&
    /^(?:totall?(?:ing|ed)|adding up to|summing to|worth of)$/u.test(typed(scope, piece))
  ) {
    current.isTotal = true;
    current.to = piece.to;
    return true;
  }
  // "spent more than half of their money on shoes": what it is a share of
  if (
    current?.isSpend &&
    current.values.length === 0 &&
    current.amounts.some(({ unit }) => unit === "percent")
  ) {
    current.to = piece.to;
    return true;
  }
  const isOrdersWorth =
    current?.events?.[0] === "order_completed" && current.amounts.every(({ unit }) => unit === "money");
  if (current && isOrdersWorth) current.isSpend = true;
  else headFrame(scope, piece).isSpend = true;
  if (scope.current) scope.current.to = piece.to;
  if (scope.current && hasWord(piece, "net")) scope.current.isNet = true;
  return true;
};

const takeSearch: Taker = (scope, piece) => {
  if (!senseOf(piece, "search")) return false;
  headFrame(scope, piece).isSearch = true;
  return true;
};

const takeSignup: Taker = (scope, piece) => {
  if (!hasWord(piece, "signup")) return false;
  // "ordered with us", "spent with us": who it was with, no signing up.
  if (typed(scope, piece) === "with us" && scope.current && hasHead(scope.current)) return true;
  // "new customers acquired in Q4": new by when they came, which is said.
  const before = scope.items.at(-1)?.element;
  const isSaid = before?.kind === "vague" && before.name.startsWith("new_") && !before.isNegated;
  if (isSaid && !scope.current && ["none", "who"].includes(scope.by) && senseOf(nextOf(scope), "window"))
    scope.items.pop();
  // "hasn't been around since March": did nothing at all.
  const isDenied = scope.negation !== undefined || (scope.current?.isNegated && !hasHead(scope.current));
  if (isDenied && typed(scope, piece) === "been around") {
    Object.assign(headFrame(scope, piece), { events: ["*"], isNoun: true });
    return true;
  }
  const target = headFrame(scope, piece);
  target.isSignup = true;
  target.isSince = typed(scope, piece).endsWith("since");
  return true;
};

const takeMetric: Taker = (scope, piece) => {
  const metric = senseOf(piece, "metric");
  const { current } = scope;
  // 首单距今不满30天, 注册距今: how long ago that was, not the last order.
  if (metric?.metric === "recency" && current && isToNow(typed(scope, piece))) {
    const isTold = (current.only !== undefined && current.events !== undefined) || current.isSignup === true;
    if (isTold && !current.window && current.amounts.length === 0) {
      current.to = piece.to;
      return true;
    }
  }
  const isMetricUse =
    current !== undefined &&
    (isFigureOf(scope, current) || current.isMostly === true || isCountedBehind(current, nextOf(scope)));
  const isCounted = isMetricUse || /^(?:different|distinct|unique)|数$/u.test(typed(scope, piece));
  // "2 items from the Shoes category": what kind of word stands before it.
  const isKind = hasWord(piece, "category", "brand") && senseOf(previousOf(scope), "values") !== undefined;
  if (!metric || isKind || (hasWord(piece, "category", "brand") && !isCounted)) return false;
  const [event] = current?.events ?? [];
  if (metric.metric === "order_value" && current && event !== undefined && !MONEY_EVENTS.has(event)) {
    scope.walk.leftovers.push(piece);
    return true;
  }
  if (!(current && refines(current, metric.metric))) headFrame(scope, piece).metric = metric.metric;
  if (scope.current) scope.current.to = piece.to;
  return true;
};

/** "bought from 3 categories", not "3 orders in any category": the figure right before it, which no noun has taken. */
function isFigureOf({ walk }: Scope, { amounts, isNoun }: Frame): boolean {
  const last = amounts.at(-1);
  if (!last) return false;
  const between = walk.pieces.slice(0, walk.at).filter(({ from }) => from >= last.to);
  return isNoun !== true || between.every((each) => senseOf(each, "event") === undefined);
}

function isToNow(words: string): boolean {
  return /^(?:距今|距离?现在|距今天|距离?今天|离今天|距离目前|离现在|到今天)$/u.test(words);
}

/** 买过的品牌不超过两个: the figure behind it counts them. */
function isCountedBehind({ events, values }: Frame, next: Piece | undefined): boolean {
  const amount = senseOf(next, "amount");
  return (
    events !== undefined && values.length === 0 && (amount?.unit === "plain" || amount?.unit === "kinds")
  );
}

/** "bought from 3 categories", "orders with a value over 100". */
function refines(current: Frame, metric: string): boolean {
  if (
    current.events &&
    ["categories", "brands", "products", "pieces", "devices", "coupons", "campaigns"].includes(metric)
  ) {
    current.metric = metric;
    return true;
  }
  // 手机端订单的客单价: of those orders.
  const isOfOrders =
    current.events?.[0] === "order_completed" && current.isNoun && current.amounts.length === 0;
  if (isOfOrders && ORDER_METRICS.has(metric)) {
    current.metric = metric;
    return true;
  }
  if (metric !== "order_value" || !MONEY_EVENTS.has(current.events?.[0] ?? "")) return false;
  current.isSingle = true;
  return true;
}

const takeCouponWord: Taker = (scope, piece: Piece) => {
  if (hasWord(piece, "coupon")) takeCoupon(scope, piece);
  else if (hasWord(piece, "discount")) takeDiscount(scope, piece);
  else if (hasWord(piece, "fullprice")) takeFullPrice(scope, piece);
  else return false;
  return true;
};

/** What clauses are about: events, spend, searches, sign-ups and measures. */
export const headTakers: readonly Taker[] = [
  takeLooked,
  takeEvent,
  takeSpend,
  takeSearch,
  takeSignup,
  takeAverage,
  takeMetric,
  takeCouponWord,
];
