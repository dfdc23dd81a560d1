import { type Frame, hasHead } from "#lib/interpretations/built-in/frame.ts";
import { COUPON } from "#lib/interpretations/built-in/gather/coupons.ts";
import {
  freshFrame,
  lastFrame,
  negated,
  nextOf,
  openFrame,
  push,
  type Scope,
  type Taker,
  takeNegation,
} from "#lib/interpretations/built-in/gather/scope.ts";
import { noteVague, takeVague } from "#lib/interpretations/built-in/gather/vague.ts";
import { hasWord, type Piece, type Sense, senseOf } from "#lib/interpretations/built-in/sense.ts";
import type { Filter } from "#lib/rules/schema.ts";

const takeUnsubscribed: Taker = (scope, piece) => {
  if (!hasWord(piece, "unsubscribed")) return false;
  const { from, to } = piece;
  push(scope, { kind: "vague", name: "unsubscribed", from, to, isNegated: negated(scope) });
  return true;
};

const takeWishlist: Taker = (scope, piece) => {
  if (!hasWord(piece, "towishlist")) return false;
  const target = scope.current ?? lastFrame(scope);
  if (target?.events?.[0] === "product_added") target.events = ["product_added_to_wishlist"];
  else scope.walk.leftovers.push(piece);
  return true;
};

/** 首单, "for the first time": which of the events is meant. */
const takeOnly: Taker = (scope, piece) => {
  const only = senseOf(piece, "only");
  if (!only) return false;
  const { current } = scope;
  const isBehind =
    current?.events !== undefined &&
    !only.hasEvent &&
    !current.only &&
    senseOf(nextOf(scope), "event") === undefined;
  const target =
    current && hasHead(current) && !isBehind ? freshFrame(scope, piece) : openFrame(scope, piece);
  takeNegation(scope, target);
  target.only = only.only;
  if (only.hasEvent) {
    target.events = ["order_completed"];
    target.isNoun = true;
  }
  return true;
};

const takeFirstOrLast: Taker = (scope, piece) => {
  if (!hasWord(piece, "first", "last")) return false;
  const { current, walk } = scope;
  const next = nextOf(scope);
  const event = senseOf(next, "event");
  const which = hasWord(piece, "first") ? "first" : "last";
  const isOfOrder = event?.noun && event.events[0] === "order_completed";
  // "cancelled their first order": of which order it was, no rule can say.
  if (isOfOrder && /^order_(?:refunded|cancelled)$/u.test(current?.events?.[0] ?? "") && next) {
    walk.leftovers.push({ from: piece.from, to: next.to });
    walk.at += 1;
    return true;
  }
  if (
    isOfOrder &&
    current &&
    !current.only &&
    (current.isSpend || current.events?.[0] === "coupon_applied" || isBought(current))
  ) {
    current.only = which;
    if (!current.isSpend && !isBought(current)) {
      current.events = ["order_completed"];
      current.filters.push(COUPON);
    }
    walk.at += 1;
    current.to = next?.to ?? piece.to;
    return true;
  }
  // "their last Coffee order": what it was of stands between.
  const behind = senseOf(walk.pieces[walk.at + 2], "event");
  const isOfThings =
    behind?.noun === true &&
    behind.events[0] === "order_completed" &&
    senseOf(next, "values")?.values.some(({ target }) => target.kind === "property") === true;
  if (!(event || isOfThings || senseOf(next, "spend"))) return false;
  const target = current && hasHead(current) ? freshFrame(scope, piece) : openFrame(scope, piece);
  takeNegation(scope, target);
  target.only = which;
  return true;
};

/** "bought laptops in their first order": a verb, which the order only says once more. */
function isBought({ events, isNoun }: Frame): boolean {
  return events?.[0] === "order_completed" && isNoun !== true;
}

/** Bands and comparisons with others, which stand for a head until one comes. */
const takeComparison: Taker = (scope, piece) => {
  const rank = senseOf(piece, "rank");
  const relative = senseOf(piece, "relative");
  if (rank) headless(scope, piece).rank = rank;
  else if (hasWord(piece, "topspend")) {
    const target = openFrame(scope, piece);
    target.isSpend = true;
    if (!target.rank) noteVague(target, "topspend", piece);
  } else if (relative) return takeRelative(scope, piece, relative);
  else return false;
  return true;
};

/** "more orders than average": the way was said before what is compared. */
function takeRelative(scope: Scope, piece: Piece, relative: Extract<Sense, { k: "relative" }>): boolean {
  const { comparison } = scope;
  if (!relative.isOpen) {
    headless(scope, piece).relative = relative;
    return true;
  }
  if (comparison !== "gt" && comparison !== "lt") return false;
  scope.comparison = undefined;
  headless(scope, piece).relative = { ...relative, op: comparison };
  return true;
}

function headless(scope: Scope, piece: Piece): Frame {
  const { current } = scope;
  const isTaken = current && (current.rank || current.relative || current.amounts.length > 0);
  const target = isTaken ? freshFrame(scope, piece) : openFrame(scope, piece);
  takeNegation(scope, target);
  return target;
}

/** 今年消费比去年少: what is compared is the clause's own. */
const takeThan: Taker = (scope, piece) => {
  const versus = senseOf(piece, "versus");
  const { current } = scope;
  if (versus && current && hasHead(current) && !current.versus) {
    current.versus = { ...versus, from: piece.from, to: piece.to, filters: current.filters.length };
    return true;
  }
  const than = senseOf(piece, "than");
  if (!than) return false;
  const { from, to } = piece;
  const target = openFrame(scope, piece);
  takeNegation(scope, target);
  target.than = { ...than, from, to };
  if (than.own && !target.window) target.window = { ...than.own, from, to };
  return true;
};

const takeMean: Taker = (scope, piece) => {
  if (!hasWord(piece, "onaverage")) return false;
  openFrame(scope, piece).isMean = true;
  return true;
};

const takeOccasion: Taker = (scope, piece) => {
  const periods = senseOf(piece, "periods");
  const weekday = senseOf(piece, "weekday");
  const daytime = senseOf(piece, "daytime");
  const filter = senseOf(piece, "filter");
  if (periods) openFrame(scope, piece).periods = periods;
  else if (weekday || daytime) {
    const target = openFrame(scope, piece);
    if (weekday) target.filters.push({ property: "$weekday", ...weekday.bound } as Filter);
    if (daytime) target.filters.push({ property: "$hour", op: "between", value: [daytime.from, daytime.to] });
  } else if (hasWord(piece, "night") && tellsNight(scope.current)) return true;
  else if (hasWord(piece, "night"))
    openFrame(scope, piece).filters.push({ property: "$hour", op: "gte", value: 22 });
  else if (filter) openFrame(scope, piece).filters.push(...filter.filters);
  else return false;
  return true;
};

/** 晚上十点以后下单的夜猫子: the hours are said. */
function tellsNight(frame: Frame | undefined): boolean {
  return (
    frame?.filters.some(
      (each) =>
        each.property === "$hour" && each.op === "gte" && typeof each.value === "number" && each.value >= 20,
    ) ?? false
  );
}

/** What says more about a clause than its figures and times. */
export const modifierTakers: readonly Taker[] = [
  takeUnsubscribed,
  takeWishlist,
  takeOnly,
  takeFirstOrLast,
  takeComparison,
  takeThan,
  takeMean,
  takeOccasion,
  takeVague,
];
