import { hasHead } from "#lib/interpretations/built-in/frame.ts";
import {
  freshFrame,
  lastFrame,
  nextOf,
  openFrame,
  type Taker,
  takeNegation,
} from "#lib/interpretations/built-in/gather/scope.ts";
import { takeThatOrder } from "#lib/interpretations/built-in/gather/that-order.ts";
import { hasWord, type Piece, senseOf } from "#lib/interpretations/built-in/sense.ts";

/** "two orders, at least one of which used SPRING": so many of those that were just said, in their time. */
const takeOfThem: Taker = (scope, piece) => {
  if (!hasWord(piece, "ofthem")) return false;
  const { current } = scope;
  const last = scope.items.findLast(({ element }) => element.kind === "frame")?.element;
  const isNone = current?.isNegated === true && current.amounts.length === 0;
  const isCounting =
    current !== undefined && !hasHead(current) && (current.amounts.length === 1 || isNone) && !current.window;
  if (
    !isCounting ||
    last?.kind !== "frame" ||
    !(last.frame.isNoun || last.frame.events) ||
    last.frame.isNegated
  )
    return false;
  const { events, where, window, values, filters, only } = last.frame;
  if (only !== undefined || current.amounts[0]?.unit === "percent") return false;
  Object.assign(current, {
    events,
    ...(last.frame.isNoun && { isNoun: true }),
    ...(last.frame.isItem && { isItem: true }),
    values: [...values],
    filters: [...filters],
    ...(where && { where }),
    ...(window && { window }),
  });
  current.to = piece.to;
  return true;
};

const ONE = ({ from, to }: Piece) =>
  [{ k: "amount", bound: { op: "gte", value: 1 }, unit: "orders", from, to }] as const;

/** "hasn't bought another one", "then bought another": of what was said before. */
const takeAnother: Taker = (scope, piece) => {
  if (!hasWord(piece, "another")) return false;
  const { current } = scope;
  const said = lastFrame(scope);
  // "an order above 250 and another below 50"
  if (!current && scope.by === "and" && said?.isNoun && !said.isNegated && senseOf(nextOf(scope), "amount")) {
    Object.assign(openFrame(scope, piece), { events: said.events, isNoun: true, amounts: [...ONE(piece)] });
    return true;
  }
  const isAgain = current?.isNegated === true || scope.by === "then";
  if (!current || !hasHead(current) || !isAgain) return false;
  const next = nextOf(scope);
  if (!(senseOf(next, "values") ?? senseOf(next, "event"))) current.isOfSame = true;
  current.to = piece.to;
  return true;
};

/** "whose first and latest order were on mobile": of each of the two. */
const takeBothEnds: Taker = (scope, piece) => {
  const event = senseOf(nextOf(scope), "event");
  if (!hasWord(piece, "firstandlast") || !event) return false;
  const { current } = scope;
  const target = current && hasHead(current) ? freshFrame(scope, piece) : openFrame(scope, piece);
  takeNegation(scope, target);
  target.only = "first";
  target.isBothEnds = true;
  return true;
};

/** "bought Nike, then switched to Puma": bought that afterwards. */
const takeSwitched: Taker = (scope, piece) => {
  if (!hasWord(piece, "switched") || scope.current) return false;
  if (!["then", "but", "and"].includes(scope.by)) return false;
  const isOfGoods = senseOf(nextOf(scope), "values")?.values.every(
    ({ target }) => target.kind === "property",
  );
  const said = lastFrame(scope);
  if (!isOfGoods || !said?.events) return false;
  openFrame(scope, piece).events = said.events;
  return true;
};

/** What points back at what was said before. */
export const backReferenceTakers: readonly Taker[] = [
  takeThatOrder,
  takeAnother,
  takeOfThem,
  takeBothEnds,
  takeSwitched,
];
