import { hasHead } from "#lib/interpretations/built-in/frame.ts";
import {
  freshFrame,
  nextOf,
  openFrame,
  type Taker,
  takeNegation,
} from "#lib/interpretations/built-in/gather/scope.ts";
import { hasWord, senseOf } from "#lib/interpretations/built-in/sense.ts";

/** "two orders, at least one of which used SPRING": so many of those that were just said, in their time. */
const takeOfThem: Taker = (scope, piece) => {
  if (!hasWord(piece, "ofthem")) return false;
  const { current } = scope;
  const last = scope.items.findLast(({ element }) => element.kind === "frame")?.element;
  const isNone = current?.isNegated === true && current.amounts.length === 0;
  const isCounting =
    current !== undefined && !hasHead(current) && (current.amounts.length === 1 || isNone) && !current.window;
  if (!isCounting || last?.kind !== "frame" || !last.frame.isNoun || last.frame.isNegated) return false;
  const { events, where, window, values, filters, only } = last.frame;
  if (only !== undefined || current.amounts[0]?.unit === "percent") return false;
  Object.assign(current, {
    events,
    isNoun: true,
    values: [...values],
    filters: [...filters],
    ...(where && { where }),
    ...(window && { window }),
  });
  current.to = piece.to;
  return true;
};

/** "hasn't bought another one", "then bought another": of what was said before. */
const takeAnother: Taker = (scope, piece) => {
  if (!hasWord(piece, "another")) return false;
  const { current } = scope;
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

/** What points back at what was said before. */
export const backReferenceTakers: readonly Taker[] = [takeAnother, takeOfThem, takeBothEnds];
