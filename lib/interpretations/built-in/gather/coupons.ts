import { hasHead, isEmpty } from "#lib/interpretations/built-in/frame.ts";
import {
  headFrame,
  isNever,
  lastFrame,
  nextOf,
  type Scope,
} from "#lib/interpretations/built-in/gather/scope.ts";
import { type Piece, type Sense, senseOf } from "#lib/interpretations/built-in/sense.ts";
import type { Filter } from "#lib/rules/schema.ts";

export const COUPON: Filter = { property: "coupon", op: "exists" };
const DISCOUNT: Filter = { property: "discount", op: "gt", value: 0 };

/** A coupon: on the order of the open clause, on the order that follows, or used on its own. */
export function takeCoupon(scope: Scope, piece: Piece): void {
  if (takeWithout(scope, piece, { property: "coupon", op: "missing" })) return;
  if (takeOnOrder(scope, piece, COUPON)) return;
  if (scope.current?.events?.[0] === "coupon_applied") return;
  const isOfOrder = isOrderNext(scope) && senseOf(nextOf(scope), "event") !== undefined;
  const target = headFrame(scope, piece);
  if (isOfOrder) target.filters.push(COUPON);
  else target.events = ["coupon_applied"];
}

/** A discount is always one of an order. */
export function takeDiscount(scope: Scope, piece: Piece): void {
  if (takeWithout(scope, piece, { property: "discount", op: "missing" })) return;
  if (takeOnOrder(scope, piece, DISCOUNT)) return;
  const isOfOrder = isOrderNext(scope);
  const target = headFrame(scope, piece);
  if (!isOfOrder) target.events = ["order_completed"];
  target.filters.push(DISCOUNT);
}

/** 原价买过手机: an order without a discount. */
export function takeFullPrice(scope: Scope, piece: Piece): void {
  const filter = { property: "discount", op: "missing" } as const;
  if (takeOnOrder(scope, piece, filter)) return;
  const target = headFrame(scope, piece);
  target.events = ["order_completed"];
  target.filters.push(filter);
}

/** "ordered without a coupon": the clause before goes on. */
function takeWithout(scope: Scope, piece: Piece, filter: Filter): boolean {
  const { current, negation, by } = scope;
  const previous = lastFrame(scope);
  if (current?.isNever || (negation && isNever(scope, negation))) return false;
  const isOpen = current?.isNegated && !hasHead(current) && isEmpty(current);
  const isPending = negation !== undefined && !current;
  if (!(isOpen || isPending) || previous?.events?.[0] !== "order_completed" || by !== "none") return false;
  scope.items.pop();
  scope.current = previous;
  scope.negation = undefined;
  previous.filters.push(filter);
  previous.to = piece.to;
  return true;
}

function takeOnOrder({ current }: Scope, piece: Piece, filter: Filter): boolean {
  if (!(current?.events?.[0] === "order_completed" || current?.isSpend)) return false;
  current.filters.push(filter);
  current.to = piece.to;
  return true;
}

function isOrderNext({ walk }: Scope): boolean {
  return nextEvent(walk.pieces.slice(walk.at + 1, walk.at + 3))?.events[0] === "order_completed";
}

function nextEvent(pieces: readonly Piece[]): Extract<Sense, { k: "event" }> | undefined {
  for (const piece of pieces) {
    const event = senseOf(piece, "event");
    if (event) return event;
    if (!piece.senses.some((sense) => sense.k === "filler")) return undefined;
  }
  return undefined;
}
