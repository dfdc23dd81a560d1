import { type Frame, hasHead } from "#lib/interpretations/built-in/frame.ts";
import { orderTakers } from "#lib/interpretations/built-in/gather/order.ts";
import {
  close,
  connect,
  hasSaid,
  isNever,
  nextOf,
  openFrame,
  previousOf,
  push,
  type Scope,
  type Taker,
  typed,
} from "#lib/interpretations/built-in/gather/scope.ts";
import { takeAllBehind } from "#lib/interpretations/built-in/gather/wholes.ts";
import { hasWord, type Piece, senseOf } from "#lib/interpretations/built-in/sense.ts";

const takeNegation: Taker = (scope, piece) => {
  const { current } = scope;
  const isObject = /^(?:nothing|none|zero)$/u.test(typed(scope, piece)) && !senseOf(nextOf(scope), "event");
  if (hasWord(piece, "not") && isObject && current && hasHead(current)) {
    current.isNegated = true;
    current.to = piece.to;
    return true;
  }
  // "tier gold, no, silver": what is taken back is none of what follows.
  if (typed(scope, piece) === "no" && hasWord(nextOf(scope), "comma", "stop")) return false;
  if (hasWord(piece, "not", "neither")) {
    negate(scope, piece);
    return true;
  }
  if (!hasWord(piece, "nor")) return false;
  connect(scope, "and");
  scope.negation = piece;
  return true;
};

function negate(scope: Scope, piece: Piece): void {
  // "bought neither shoes nor bags": the verb before it is what did not happen.
  const isOpen = hasWord(piece, "neither") && scope.current && scope.current.values.length === 0;
  if (scope.current && hasHead(scope.current) && !isOpen) close(scope);
  if (!scope.current) {
    scope.negation = piece;
    return;
  }
  scope.current.isNegated = true;
  if (isNever(scope, piece)) scope.current.isNever = true;
  takeNoneOfThem(scope.current, piece);
}

/** 连续三个月没下单: in none of them, which is not at all in that time. */
function takeNoneOfThem(frame: Frame, { from, to }: Piece): void {
  const { periods } = frame;
  const isEach =
    periods && periods.last > 0 && periods.bound.op === "gte" && periods.bound.value === periods.last;
  if (!isEach || periods.each || frame.window) return;
  const { n, unit } = periods.per;
  frame.window = { k: "window", window: { kind: "last", n: n * periods.last, unit }, from, to };
  delete frame.periods;
}

/** 下单金额全部在200以上: each order's. */
const takeAllOrders: Taker = (scope, piece) => {
  const { current } = scope;
  const amount = senseOf(nextOf(scope), "amount");
  const isOfMoney = current?.isSpend === true || current?.metric === "order_value";
  if (
    !/^(?:全部|全都|都|均)$/u.test(typed(scope, piece)) ||
    !current ||
    !isOfMoney ||
    current.amounts.length > 0
  )
    return false;
  if (amount?.unit !== "plain" && amount?.unit !== "money") return false;
  if (!/额|价|单/u.test(scope.walk.text.slice(current.from, piece.from))) return false;
  Object.assign(current, {
    isSingle: true,
    isEvery: true,
    isNoun: true,
    events: ["order_completed"],
    isSpend: false,
  });
  delete current.metric;
  return true;
};

/** "not both coffee", "in both May and June": lists have taken the "both" that they understand. */
const takeBoth: Taker = (scope, piece) => {
  if (takeAllBehind(scope, piece)) return true;
  if (!hasWord(piece, "allof", "both")) return false;
  const next = nextOf(scope);
  const isOfClauses = senseOf(next, "event") ?? senseOf(next, "spend") ?? senseOf(next, "search");
  if (typed(scope, piece) === "both" && !isOfClauses && !scope.current?.isBothEnds)
    scope.walk.leftovers.push(piece);
  return true;
};

/** "whose orders were all above 50", "orders that were each under 20": every one of them. */
const takeAllAbove: Taker = (scope, piece) => {
  const { current } = scope;
  const isOfOrders =
    current?.isNoun === true && current.events?.[0] === "order_completed" && current.amounts.length === 0;
  const amount = senseOf(nextOf(scope), "amount");
  const isOfMoney = amount?.unit === "money" || (amount?.unit === "plain" && amount.isBare !== true);
  if (!(current && isOfOrders && isOfMoney) || !/^(?:all|each|always)$/u.test(typed(scope, piece)))
    return false;
  current.isSingle = true;
  current.isEvery = true;
  current.to = piece.to;
  return true;
};

/** "2-5 orders, all in electronics": every one of them, behind what they are. */
const takeAllOfThem: Taker = (scope, piece) => {
  // "always pay with a coupon": all of their orders.
  if (hasWord(piece, "always")) return everyTime(scope, piece);
  if (!hasWord(piece, "all", "allof") || !/^all/u.test(typed(scope, piece))) return false;
  const { walk, items } = scope;
  const isBehind =
    hasWord(previousOf(scope), "comma", "dash", "with") && items.length + (scope.current ? 1 : 0) > 0;
  const ahead = walk.pieces
    .slice(walk.at + 1)
    .find((each) => !hasWord(each, "in", "from", "of", "for", "on"));
  const values = senseOf(ahead, "values")?.values;
  if (!isBehind || values === undefined) return false;
  // "from Munich and Berlin, all female"
  if (values.every(({ target }) => target.kind === "trait")) return true;
  return everyTime(scope, piece);
};

function everyTime(scope: Scope, piece: Piece): boolean {
  const { from, to } = piece;
  const bound = { op: "gte", value: 100 } as const;
  openFrame(scope, piece).amounts.push({ k: "amount", bound, unit: "percent", from, to });
  return true;
}

/** 住杭州,而且要么买过手机,要么没退过货: the first of several 要么 behind a clause that is joined by "and". */
function opensAlternatives(scope: Scope, piece: Piece): boolean {
  const { walk, by } = scope;
  const isEither = (each: Piece) => hasWord(each, "either") && typed(scope, each) !== "either";
  const isJoined = ["and", "comma", "commaAnd", "but", "who"].includes(by) && scope.items.length > 0;
  // "live in Rome and either spent over 400 or never returned anything".
  if (hasWord(piece, "either") && !isEither(piece))
    return isJoined && !scope.current && walk.pieces.slice(walk.at + 1).some((each) => hasWord(each, "or"));
  if (!isEither(piece) || !isJoined) return false;
  const isFirst = !walk.pieces.slice(0, walk.at).some(isEither);
  return isFirst && walk.pieces.slice(walk.at + 1).some(isEither);
}

/** What ends the alternatives: "and", a stop, or a comma behind the last of them. */
function isClauseLink(scope: Scope, piece: Piece): boolean {
  const { walk } = scope;
  if (hasWord(piece, "stop", "close") || hasWord(piece, "but")) return true;
  const isJoint =
    hasWord(piece, "comma") || (hasWord(piece, "and") && /且|同时|并/u.test(typed(scope, piece)));
  return isJoint && !walk.pieces.slice(walk.at + 1).some((each) => hasWord(each, "either"));
}

const takeJoining: Taker = (scope, piece) => {
  const { current } = scope;
  if (opensAlternatives(scope, piece)) {
    close(scope);
    const from = piece.from;
    scope.walk.at += 1;
    const items = scope.inside((each) => isClauseLink(scope, each));
    scope.walk.at -= 1;
    const to = scope.walk.pieces[scope.walk.at]?.to ?? piece.to;
    push(scope, { kind: "group", items, from, to, isNegated: false });
    return true;
  }
  if (hasWord(piece, "either")) {
    // "either" opens the alternatives that "or" parts; 要么 stands before each of them.
    if (hasSaid(scope) && typed(scope, piece) !== "either") connect(scope, "or");
    return true;
  }
  if (hasWord(piece, "or")) connect(scope, "or");
  else if (hasWord(piece, "and")) {
    // An adverb before the verb joins nothing: 在包上也花了.
    const isAdverb = /^[也还又]$/u.test(typed(scope, piece)) && current && !hasHead(current);
    const isRange = piece.senses[0]?.k === "w" && piece.senses[0].w === "to";
    if (!isAdverb && !isRange) connect(scope, "and");
  } else if (hasWord(piece, "he", "dun", "plus")) connect(scope, "and");
  else if (hasWord(piece, "but")) connect(scope, "but");
  else if (hasWord(piece, "comma")) connect(scope, "comma");
  else if (hasWord(piece, "who") && hasSaid(scope)) {
    close(scope);
    if (scope.by === "none") scope.by = "who";
  } else return false;
  return true;
};

/** What negates, orders and joins clauses. */
export const connectiveTakers: readonly Taker[] = [
  takeNegation,
  takeAllAbove,
  takeAllOfThem,
  takeAllOrders,
  takeBoth,
  ...orderTakers,
  takeJoining,
];
