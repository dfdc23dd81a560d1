import { type Frame, hasHead } from "#lib/interpretations/built-in/frame.ts";
import {
  close,
  connect,
  hasSaid,
  isAtEnd,
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
import type { Duration, Window } from "#lib/rules/schema.ts";

const takeNegation: Taker = (scope, piece) => {
  const { current } = scope;
  const isObject = /^(?:nothing|none|zero)$/u.test(typed(scope, piece)) && !senseOf(nextOf(scope), "event");
  if (hasWord(piece, "not") && isObject && current && hasHead(current)) {
    current.isNegated = true;
    current.to = piece.to;
    return true;
  }
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
  if (typed(scope, piece) === "both" && !isOfClauses) scope.walk.leftovers.push(piece);
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
  if (!isBehind || ahead === undefined || senseOf(ahead, "values") === undefined) return false;
  return everyTime(scope, piece);
};

function everyTime(scope: Scope, piece: Piece): boolean {
  const { from, to } = piece;
  const bound = { op: "gte", value: 100 } as const;
  openFrame(scope, piece).amounts.push({ k: "amount", bound, unit: "percent", from, to });
  return true;
}

/** "no order in 60 days, but did before", "… in the 60 days before that": before the time in which something did not happen. */
const takeEarlier: Taker = (scope, piece) => {
  const { current, items, walk } = scope;
  const span = senseOf(piece, "window");
  const isSpan = span?.why === "ago" && /^ (?:that|then)\b/u.test(walk.text.slice(piece.to));
  const isWord = hasWord(piece, "before") && /^(?:before|prior to)$/u.test(typed(scope, piece));
  if (!(isSpan || isWord) || !isAtEnd(scope) || !current || !hasHead(current)) return false;
  if (current.isNegated || current.window || current.only) return false;
  const denied = items.findLast(
    ({ element }) => element.kind === "frame" && element.frame.isNegated === true,
  );
  // "has a birthday this month and has bought before": at any time until now.
  const isPerfect = /\b(?:have|has|had|'ve)\b[^,.;]*$/u.test(walk.text.slice(0, piece.from));
  if (!denied && isWord && isPerfect) {
    current.to = piece.to;
    return true;
  }
  const quiet = denied?.element.kind === "frame" ? denied.element.frame.window?.window : undefined;
  const window = quiet?.kind === "last" ? earlierThan(quiet, span?.window) : undefined;
  if (!window) {
    walk.leftovers.push(piece);
    return true;
  }
  current.window = { k: "window", window, from: piece.from, to: piece.to };
  current.to = piece.to;
  return true;
};

function earlierThan({ n, unit }: Duration, span: Window | undefined): Window | undefined {
  if (!span) return { kind: "before_last", n, unit };
  if (span.kind !== "before_last" || span.unit !== unit) return undefined;
  return { kind: "ago", from: { n: n + span.n, unit }, to: { n, unit } };
}

const takeOrder: Taker = (scope, piece) => {
  if (hasWord(piece, "then")) {
    if (takeAfterwards(scope, piece)) return true;
    if (hasSaid(scope)) connect(scope, "then");
    return true;
  }
  if (!hasSaid(scope)) return false;
  const isListed = scope.by === "then" || scope.items.some(({ by }) => by === "then");
  if (isListed && /^(?:最后|finally|lastly)$/u.test(typed(scope, piece))) {
    connect(scope, "then");
    return true;
  }
  if (hasWord(piece, "since_after")) connect(scope, "then");
  else if (hasWord(piece, "after")) connect(scope, "after");
  else if (hasWord(piece, "before")) connect(scope, "before");
  else return false;
  return true;
};

/** "had a refund and ordered again afterwards": the clause that it ends came later. */
function takeAfterwards(scope: Scope, piece: Piece): boolean {
  const { items, current } = scope;
  const next = nextOf(scope);
  const isEnd = next === undefined || hasWord(next, "comma", "stop", "close");
  if (!isEnd || !/^(?:after(?:wards?)?|later|after that|subsequently)$/u.test(typed(scope, piece)))
    return false;
  const last = items.at(-1);
  if (current && last && ["and", "but", "comma", "commaAnd"].includes(scope.by)) {
    scope.by = "then";
    return true;
  }
  if (current || items.length < 2 || last?.element.kind !== "vague") return false;
  const { from, to, name, isNegated } = last.element;
  if (name !== "repeat" || isNegated) return false;
  const frame: Frame = { from, to, amounts: [], values: [], filters: [], events: ["order_completed"] };
  items.splice(-1, 1, { ...last, by: "then", element: { kind: "frame", frame } });
  return true;
}

/** "within 30 days of ordering" is after it; of the first order, of signing up, a rule cannot say. */
const takeOf: Taker = (scope, piece) => {
  if (!hasWord(piece, "of")) return false;
  const { current, walk } = scope;
  const next = nextOf(scope);
  const isOfEvent = senseOf(next, "event") ?? senseOf(next, "search");
  if (current?.window?.isWithin && hasHead(current) && isOfEvent) {
    connect(scope, "after");
    return true;
  }
  const within = senseOf(previousOf(scope), "window");
  if (!(within?.isWithin && hasWord(next, "first", "last", "signup"))) return false;
  if (next && hasWord(next, "signup") && within.window.kind === "last") {
    const { n, unit } = within.window;
    walk.leftovers.push({ from: piece.from, to: next.to, sinceSignup: { n, unit } });
    walk.at += 1;
    return true;
  }
  walk.leftovers.push(piece, ...(next ? [next] : []));
  return true;
};

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
  takeEarlier,
  takeOrder,
  takeOf,
  takeJoining,
];
