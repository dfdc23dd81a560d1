import { type Frame, hasHead } from "#lib/interpretations/built-in/frame.ts";
import { takeCameAfter } from "#lib/interpretations/built-in/gather/came-after.ts";
import { isChannelOfOthers } from "#lib/interpretations/built-in/gather/consent.ts";
import { namedTraitTakers } from "#lib/interpretations/built-in/gather/named-traits.ts";
import { takeAllOrNothing, takeOnlyWord } from "#lib/interpretations/built-in/gather/only-words.ts";
import {
  freshFrame,
  isAtEnd,
  isClauseEnd,
  nextOf,
  openFrame,
  previousOf,
  type Scope,
  type Taker,
  takeNegation,
  typed,
} from "#lib/interpretations/built-in/gather/scope.ts";
import { smallWordTakers } from "#lib/interpretations/built-in/gather/small-words.ts";
import { noteVague } from "#lib/interpretations/built-in/gather/vague.ts";
import { wholeTakers } from "#lib/interpretations/built-in/gather/wholes.ts";
import { hasWord, type Piece, senseOf } from "#lib/interpretations/built-in/sense.ts";

const takeKind: Taker = (scope, piece) => {
  const { current } = scope;
  if (hasWord(piece, "net")) openFrame(scope, piece).isNet = true;
  else if (hasWord(piece, "price")) {
    const isOfCustomers = typed(scope, piece) === "worth" && !current && hasWord(previousOf(scope), "people");
    if (isOfCustomers) openFrame(scope, piece).isSpend = true;
    else {
      const target = openFrame(scope, piece);
      target.isPrice = true;
      // "item price": of one thing, whatever order it was in.
      if (senseOf(previousOf(scope), "item")) target.isItem = true;
    }
  } else if (hasWord(piece, "mostly")) openFrame(scope, piece).isMostly = true;
  else if (hasWord(piece, "total") && isTotalAhead(scope)) openFrame(scope, piece).isTotal = true;
  else if (hasWord(piece, "total") && current?.events?.[0] === "order_refunded" && !current.amounts.length) {
    // 退款总额: all of them together.
    current.isTotal = true;
    current.to = piece.to;
  } else if (hasWord(piece, "different") && current) {
    current.isDistinct = true;
    if (/kinds|types/u.test(typed(scope, piece))) current.isItem = true;
  } else if (senseOf(piece, "item")) {
    if (current) {
      current.isItem = true;
      current.to = piece.to;
    }
  } else return false;
  return true;
};

/** "total refunds", "total purchases over 400 dollars"; "total orders over 4" are a number. */
function isTotalAhead(scope: Scope): boolean {
  const [event] = senseOf(nextOf(scope), "event")?.events ?? [];
  if (event === "order_refunded") return true;
  const { pieces, at } = scope.walk;
  return event === "order_completed" && pieces.slice(at + 2, at + 4).some(isMoney);
}

function isMoney(piece: Piece): boolean {
  return senseOf(piece, "amount")?.unit === "money";
}

const takeQuoted: Taker = (scope, piece) => {
  const quoted = senseOf(piece, "quoted");
  if (!quoted) return false;
  const { current } = scope;
  if (current?.isSearch) {
    current.text = quoted.text;
    current.textAt = { from: piece.from, to: piece.to };
    const values = senseOf(piece, "values");
    if (values) current.searched = { ...values, from: piece.from, to: piece.to };
    current.to = piece.to;
  } else scope.walk.leftovers.push(piece);
  return true;
};

/** Words without a meaning of their own, and those that only say the head once more. */
const takeFiller: Taker = (scope, piece) => {
  const { current } = scope;
  // "with shoes in their cart": put there, not bought.
  if (hasWord(piece, "tocart") && current && !isCartNear(scope)) {
    if (hasHead(current)) scope.walk.leftovers.push(piece);
    else current.events = ["product_added"];
    current.to = piece.to;
    return true;
  }
  if (piece.senses.some((sense) => sense.k === "filler")) return true;
  // What was corrected was no word of these, or it would be dropped unseen: "from Texas" is no text message.
  const isCorrected = piece.senses.some((sense) => sense.k === "unknown");
  const isHarmless =
    (hasWord(piece, "email", "sms") && isChannelOfOthers(scope) && !isCorrected) ||
    (hasWord(piece, "tocart") && isCartNear(scope)) ||
    (hasWord(piece, "category", "brand") && isOfKind(scope)) ||
    (hasWord(piece, "used", "inside") && !isCorrected) ||
    (current !== undefined && (hasWord(piece, "by") || isCountWord(scope, piece)));
  if (!isHarmless) return false;
  if (current) current.to = Math.max(current.to, piece.to);
  return true;
};

/** "the Shoes category": what kind of value stands beside it. */
function isOfKind(scope: Scope): boolean {
  return [previousOf(scope), nextOf(scope)].some((each) =>
    senseOf(each, "values")?.values.some(
      ({ target }) => target.kind === "property" && ["category", "brand"].includes(target.property),
    ),
  );
}

function isCartNear({ walk }: Scope): boolean {
  return walk.pieces
    .slice(Math.max(0, walk.at - 5), walk.at + 6)
    .some((each) => senseOf(each, "event")?.events.some((name) => /^(?:product_|cart_)/u.test(name)));
}

/** 买手机次数最多的前50人: what the rank is by, which is the clause's own count. */
function isCountWord(scope: Scope, piece: Piece): boolean {
  return senseOf(piece, "counter")?.of === "times" && senseOf(nextOf(scope), "rank") !== undefined;
}

/** "used SAVE10 at checkout": where codes are entered; "consent = true": what is said without it. */
const takeKnownPlace: Taker = (scope, piece) => {
  if (hasWord(piece, "istrue")) return /consent|subscri|opt/u.test(typed(scope, previousOf(scope) ?? piece));
  const before = scope.walk.pieces.slice(0, scope.walk.at);
  return hasWord(piece, "atcheckout") && before.some((each) => hasWord(each, "coupon", "used", "discount"));
};

/** "and not since". */
const takeSince: Taker = (scope, piece) => {
  if (!hasWord(piece, "since") || !isClauseEnd(scope)) return false;
  if (isAtEnd(scope) && takeCameAfter(scope, piece)) return true;
  if (!(scope.current?.isNegated || scope.negation)) return false;
  const target = openFrame(scope, piece);
  takeNegation(scope, target);
  const { from, to } = piece;
  target.window = { k: "window", window: { kind: "ever" }, note: "since_then", from, to };
  return true;
};

const takeRest: Taker = (scope, piece) => {
  const { current } = scope;
  const next = nextOf(scope);
  if (hasWord(piece, "shareof") && current) current.to = piece.to;
  else if (
    isBeforeThat(scope, piece) &&
    ["event", "amount", "spend", "search"].some((kind) => next?.senses.some(({ k }) => k === kind))
  )
    headless(scope, piece, false).isNever = true;
  else if (hasWord(piece, "recent") && senseOf(next, "vague")?.vague === "new_user") return true;
  else if (hasWord(piece, "recent") && isOfSoMany(typed(scope, piece), next)) return false;
  else if (hasWord(piece, "recent")) noteVague(headless(scope, piece, true), "recently", piece);
  else return false;
  return true;
};

/** 最近5单里 are the last five of them, and 这俩 no time at all. */
function isOfSoMany(words: string, next: Piece | undefined): boolean {
  const amount = senseOf(next, "amount");
  return (
    words === "这" || (/^(?:最近|近|过去)$/u.test(words) && amount?.isBare === true && amount.unit !== "time")
  );
}

function isBeforeThat(scope: Scope, piece: Piece): boolean {
  return hasWord(piece, "ago") && /之前|以前|此前|先前|早前/u.test(typed(scope, piece));
}

function headless(scope: Scope, piece: Piece, onlyIfTimed: boolean): Frame {
  const { current } = scope;
  const isTaken = current && hasHead(current) && (!onlyIfTimed || current.window);
  return isTaken ? freshFrame(scope, piece) : openFrame(scope, piece);
}

/** The last to be asked: what has a meaning only beside other words, and none at all. */
export const looseTakers: readonly Taker[] = [
  takeKind,
  ...wholeTakers,
  takeAllOrNothing,
  takeQuoted,
  ...namedTraitTakers,
  ...smallWordTakers,
  takeFiller,
  takeKnownPlace,
  takeSince,
  takeOnlyWord,
  takeRest,
];
