import { type Frame, hasHead } from "#lib/interpretations/built-in/frame.ts";
import {
  takeQuietBetween,
  takeQuietFor,
  takeQuietSince,
} from "#lib/interpretations/built-in/gather/quiet.ts";
import {
  freshFrame,
  hasSaid,
  headFrame,
  isNegationOnly,
  negated,
  nextOf,
  openFrame,
  previousOf,
  push,
  type Scope,
  type Taker,
  takeNegation,
  typed,
} from "#lib/interpretations/built-in/gather/scope.ts";
import { holdsTraits, placeWindow } from "#lib/interpretations/built-in/gather/windows.ts";
import { takesYear } from "#lib/interpretations/built-in/gather/years.ts";
import { hasWord, type Piece, type Sense, senseOf } from "#lib/interpretations/built-in/sense.ts";

const takeAmount: Taker = (scope, piece) => {
  const amount = senseOf(piece, "amount");
  if (!amount) return false;
  // "the 14th", of what is no date: no figure to count.
  if (/^ ?(?:st|nd|rd|th)\b/u.test(scope.walk.text.slice(piece.to)) && /\d$/u.test(typed(scope, piece))) {
    scope.walk.leftovers.push(piece);
    return true;
  }
  const after = nextOf(scope);
  if (takeYear(scope, piece) || takeQuietFor(scope, piece)) return true;
  const isLonger = amount.bound.op === "gte" || amount.bound.op === "gt";
  if (isLonger && amount.time && holdsTraits(scope, piece, amount.time)) return true;
  const isShorter = amount.bound.op === "lt" || amount.bound.op === "lte";
  if (isShorter && amount.time && holdsTraits(scope, piece, amount.time, true)) return true;
  const isDenied = hasWord(after, "not") || senseOf(after, "event")?.isNegated === true;
  if (amount.unit === "time" && isDenied && amount.time && !scope.current?.isSignup) {
    if (amount.bound.op === "between")
      return takeQuietBetween(scope, piece, amount.bound.value, amount.time.unit);
    const window = { kind: "last", n: amount.time.n, unit: amount.time.unit } as const;
    placeWindow(scope, piece, { k: "window", window, isWithin: scope.by === "then" });
    return true;
  }
  if (takeQuietSince(scope, piece, amount) || takeShortSpan(scope, piece, amount)) return true;
  if (isPronoun(scope, piece)) return true;
  const { current, comparison } = scope;
  const isLeft = senseOf(after, "event")?.noun === true || hasWord(after, "coupon");
  // "buyers with zero returns": how many of what follows.
  const isWith =
    hasWord(previousOf(scope), "with") && senseOf(after, "event")?.events[0] !== current?.events?.[0];
  const isTaken = current && hasHead(current) && (current.amounts.length > 0 || isWith) && isLeft;
  const target = isTaken ? freshFrame(scope, piece) : openFrame(scope, piece);
  takeNegation(scope, target);
  if (amount.unit === "orders" && !hasHead(target)) {
    target.events = ["order_completed"];
    target.isNoun = true;
  }
  const at = { from: piece.from, to: piece.to };
  // "at least one order above 150": a second figure behind the orders is what they are worth.
  // "an order above 100", "something over 100": behind what it is of, nobody counts so many.
  if (isLargeBehind(scope, target, amount)) {
    target.amounts.push({ ...amount, unit: "money", ...at });
    if (!target.isNoun) target.isItem = true;
    return true;
  }
  const isWorth =
    amount.unit === "plain" &&
    !amount.isBare &&
    target.isNoun === true &&
    target.amounts.length > 0 &&
    target.amounts.every(({ unit }) => unit === "plain" || unit === "orders" || unit === "times");
  if (isWorth) {
    target.amounts.push({ ...amount, unit: "money", ...at });
    return true;
  }
  if (amount.unit === "money" && hasWord(after, "total") && !hasHead(target)) target.isSpend = true;
  if (comparison !== undefined && amount.isBare && amount.bound.op === "eq") {
    scope.comparison = undefined;
    const bound = { op: comparison, value: amount.bound.value };
    target.amounts.push({ ...amount, isBare: false, bound, ...at });
  } else target.amounts.push({ ...amount, ...at });
  return true;
};

/** "bought shoes 30d", "no purchase 60 days": the last so many days, where no other word says which. */
function takeShortSpan(
  scope: Scope,
  piece: Piece,
  { isBare, time }: Extract<Sense, { k: "amount" }>,
): boolean {
  const { current } = scope;
  if (!time || !isBare || scope.by === "then" || !hasSaid(scope)) return false;
  if (current && (current.metric ?? current.only ?? current.window ?? current.isSignup) !== undefined)
    return false;
  const isShort = /^\d+ ?(?:h|d|w|wks?|mo|y|yrs?)$/u.test(typed(scope, piece));
  const isDenied = current?.isNegated === true && hasHead(current) && current.amounts.length === 0;
  const next = nextOf(scope);
  if (
    !(isShort || isDenied) ||
    !(next === undefined || hasWord(next, "comma", "and", "but", "stop", "close"))
  )
    return false;
  placeWindow(scope, piece, { k: "window", window: { kind: "last", n: time.n, unit: time.unit } });
  return true;
}

function isLargeBehind(
  scope: Scope,
  { events, amounts }: Frame,
  { bound, isBare, unit }: Extract<Sense, { k: "amount" }>,
): boolean {
  const isOther = unit !== "plain" || isBare === true || bound.op === "between" || bound.value < 20;
  if (isOther || amounts.length > 0 || events?.[0] !== "order_completed") return false;
  const before = scope.walk.text.slice(0, scope.walk.pieces[scope.walk.at]?.from ?? 0).trimEnd();
  // "orders over 200": nobody has so many.
  if (bound.value >= 100 && /(?:^|[^a-z])(?:orders|purchases|transactions|baskets)$/u.test(before))
    return true;
  return /(?:^|[^a-z])(?:(?:an|any|one|no|all|their|had|have|placed|made|with) (?:orders?|purchases?|transactions?)|something|anything|an item|a product)(?: of| for| worth)?$|(?:有|没有|无)订单$/u.test(
    before,
  );
}

/** "never bought one": no figure. */
function isPronoun(scope: Scope, piece: Piece): boolean {
  const { current } = scope;
  const after = nextOf(scope);
  const ends = after === undefined || hasWord(after, "comma", "and", "or", "but", "stop", "close");
  const isDenied = current?.isNegated === true && current.isNoun !== true && hasHead(current);
  // "viewed laptops, then put one in the cart"
  const isNext =
    current !== undefined &&
    hasHead(current) &&
    (scope.by === "then" || (ends && ["and", "or", "but"].includes(scope.by)));
  const isPronounOf =
    (isDenied || isNext) &&
    (ends || senseOf(after, "window") !== undefined || (isNext && hasWord(after, "tocart", "in"))) &&
    scope.walk.text.slice(piece.from, piece.to) === "one";
  if (isPronounOf) current.isOfSame = true;
  return isPronounOf;
}

/** "top decile spenders 2025": a bare year behind a band or figures is a time. */
function takeYear(scope: Scope, piece: Piece): boolean {
  const days = senseOf(piece, "days");
  const isYear = days?.note === "year" && !senseOf(nextOf(scope), "item");
  if (isYear && takesYear(scope, piece, Number(days.days.from.slice(0, 4)))) return true;
  const { current } = scope;
  const wantsNoFigure = current && (current.rank || current.relative || current.amounts.length > 0);
  if (days?.note !== "year" || !wantsNoFigure || current.window || senseOf(nextOf(scope), "item"))
    return false;
  placeWindow(scope, piece, { k: "window", window: { kind: "between", ...days.days } });
  return true;
}

/** "4 purchases or more": the comparison behind what is counted. */
const takeAfter: Taker = ({ current }, piece) => {
  const after = senseOf(piece, "after");
  const last = current?.amounts.at(-1);
  if (!after || !current || !last?.isBare || last.bound.op === "between") return false;
  current.amounts.splice(-1, 1, { ...last, isBare: false, bound: { op: after.op, value: last.bound.value } });
  current.to = piece.to;
  return true;
};

const takeSingle: Taker = (scope, piece) => {
  if (!hasWord(piece, "single", "everyorder")) return false;
  // "sent back every order": all of them.
  const { current } = scope;
  const isUndone = current?.events?.[0] === "order_refunded" && current.amounts.length === 0;
  if (hasWord(piece, "everyorder") && current && isUndone && !current.isNegated) {
    const bound = { op: "gte", value: 100 } as const;
    const { from, to } = piece;
    current.metric = "refund_share";
    current.amounts.push({ k: "amount", bound, unit: "percent", from, to });
    current.to = to;
    return true;
  }
  const target = openFrame(scope, piece);
  target.isSingle = true;
  if (hasWord(piece, "everyorder")) target.isEvery = true;
  if (hasHead(target)) return true;
  target.events = ["order_completed"];
  target.isNoun = true;
  return true;
};

/** "whose only order was over 200": there is one, and what is said is said of it. */
const takeSole: Taker = (scope, piece) => {
  if (!hasWord(piece, "soleorder")) return false;
  const target = headFrame(scope, piece);
  target.events = ["order_completed"];
  target.isNoun = true;
  target.isSole = true;
  return true;
};

/** A comparison that its figure does not follow at once. */
const takePending: Taker = (scope, piece) => {
  const cmp = senseOf(piece, "cmp") ?? comparisonWith(scope, piece);
  if (!cmp || hasWord(piece, "only") || senseOf(nextOf(scope), "amount") || scope.comparison !== undefined)
    return false;
  scope.comparison = cmp.op;
  scope.comparisonAt = piece;
  return true;
};

/** "more orders than average". */
function comparisonWith({ walk }: Scope, piece: Piece): { readonly op: "gt" | "lt" } | undefined {
  if (!hasWord(piece, "more", "fewer")) return undefined;
  const isAhead = walk.pieces
    .slice(walk.at + 1, walk.at + 4)
    .some((each) => senseOf(each, "relative")?.isOpen);
  return isAhead ? { op: hasWord(piece, "more") ? "gt" : "lt" } : undefined;
}

/** "3 orders of 50 each". */
const takeEach: Taker = (scope, piece) => {
  const { current } = scope;
  if (!hasWord(piece, "per") || !current?.isNoun) return false;
  // "one order in each of 2024 and 2025"
  if (senseOf(nextOf(scope), "window")?.also) return true;
  if (!current.amounts.some(({ unit }) => unit === "money" || unit === "plain")) return false;
  current.isSingle = true;
  current.to = piece.to;
  return true;
};

const takeNoEmail: Taker = (scope, piece) => {
  const next = nextOf(scope);
  const isAlone = next === undefined || hasWord(next, "comma", "and", "or", "but", "known");
  const isAddress = hasWord(piece, "email") && /^e?-?mails?$/u.test(typed(scope, piece));
  if (!isAddress || !isNegationOnly(scope) || !isAlone) return false;
  negated(scope);
  if (hasWord(next, "known")) scope.walk.at += 1;
  const { from, to } = piece;
  push(scope, {
    kind: "rule",
    rule: { kind: "trait", trait: "email", op: "missing" },
    from,
    to,
    isNegated: false,
  });
  return true;
};

/** Figures, and the words that say what figures are of. */
export const figureTakers: readonly Taker[] = [
  takeAmount,
  takeAfter,
  takeSole,
  takeSingle,
  takePending,
  takeEach,
  takeNoEmail,
];
