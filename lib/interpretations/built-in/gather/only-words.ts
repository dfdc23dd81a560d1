import { type Frame, hasHead } from "#lib/interpretations/built-in/frame.ts";
import {
  isClauseEnd,
  lastFrame,
  nextOf,
  openFrame,
  type Scope,
  type Taker,
  typed,
} from "#lib/interpretations/built-in/gather/scope.ts";
import { hasWord, type Piece, senseOf } from "#lib/interpretations/built-in/sense.ts";

/** "only": exactly so often, or all of one's orders. */
export const takeOnlyWord: Taker = (scope, piece) => {
  if (!hasWord(piece, "only")) return false;
  // 之后就再没下过单: 就 stresses what follows.
  if (typed(scope, piece) === "就" && hasWord(nextOf(scope), "again", "then", "not")) return true;
  if (isCountAhead(scope)) {
    scope.comparison = "eq";
    scope.comparisonAt = piece;
    return true;
  }
  // 就退货的: an adverb, unless it is 就买过一次.
  if (typed(scope, piece) === "就") return true;
  // "US only", "one order only": behind what it limits.
  const { current, items } = scope;
  if (isClauseEnd(scope)) {
    if (!current && ["traits", "rule", "vague"].includes(items.at(-1)?.element.kind ?? "")) return true;
    const amount = current?.amounts.at(-1);
    if (current && amount?.isBare && amount.bound.op === "eq") {
      current.amounts.splice(-1, 1, { ...amount, isBare: false });
      return true;
    }
  }
  // "refunded within 10 days of purchasing, laptops only": what was purchased.
  const last = lastFrame(scope);
  const isOfLast = ["after", "then", "before"].includes(items.at(-1)?.by ?? "") && last?.values.length === 0;
  if (current && last && isOfLast && isClauseEnd(scope) && current.values.length > 0 && !hasHead(current)) {
    last.values.push(...current.values);
    last.to = Math.max(last.to, current.to);
    scope.current = undefined;
    scope.by = "none";
    return true;
  }
  // "refunded …, laptops only": what was said before, of these.
  if (current && isClauseEnd(scope) && current.values.length > 0 && !hasHead(current)) return true;
  allOfThem(openFrame(scope, piece), piece);
  return true;
};

/** "bought only Nike and nothing else", "never bought anything but shoes", "returned everything they bought". */
export const takeAllOrNothing: Taker = (scope, piece) => {
  const current = scope.current ?? lastFrame(scope);
  if (hasWord(piece, "everything")) {
    if (scope.current?.events?.[0] !== "order_refunded" || scope.current.amounts.length > 0) return false;
    scope.current.metric = "refund_share";
    allOfThem(scope.current, piece);
    return true;
  }
  if (hasWord(piece, "nothingelse")) {
    const isOfThings = current?.events && current.values.length + current.filters.length > 0;
    if (!current || !isOfThings || current.isNegated) return false;
    if (!current.amounts.some(({ unit }) => unit === "percent")) allOfThem(current, piece);
    current.to = Math.max(current.to, piece.to);
    return true;
  }
  if (!hasWord(piece, "anythingbut") || scope.current?.events?.[0] !== "order_completed") return false;
  if (!scope.current.isNegated || scope.current.amounts.length > 0) return false;
  scope.current.isNegated = false;
  scope.current.isNever = false;
  allOfThem(scope.current, piece);
  return true;
};

function allOfThem(frame: Frame, { from, to }: Piece): void {
  frame.amounts.push({ k: "amount", bound: { op: "gte", value: 100 }, unit: "percent", from, to });
  frame.to = Math.max(frame.to, to);
}

/** Whether a bare figure follows within the clause: "bought only twice", 只买过一次. */
function isCountAhead({ walk }: Scope): boolean {
  for (const piece of walk.pieces.slice(walk.at + 1)) {
    if (hasWord(piece, "comma", "and", "or", "but", "not")) return false;
    if (senseOf(piece, "amount")?.isBare) return true;
  }
  return false;
}
