import { headFrame, nextOf, type Taker, typed } from "#lib/interpretations/built-in/gather/scope.ts";
import { hasWord, senseOf } from "#lib/interpretations/built-in/sense.ts";

/** "went to the sale page", "checked Nike": with a page or goods behind it; else nobody knows what was done. */
export const takeLooked: Taker = (scope, piece) => {
  if (!hasWord(piece, "looked")) return false;
  const behind = scope.walk.pieces.slice(scope.walk.at + 1).find((each) => !hasWord(each, "the", "a"));
  const values = senseOf(behind, "values")?.values ?? [];
  const isOf = (...names: readonly string[]) =>
    values.length > 0 &&
    values.every(({ target }) => target.kind === "property" && names.includes(target.property));
  if (isOf("path")) {
    headFrame(scope, piece).events = ["page_viewed"];
    return true;
  }
  if (isOf("category", "brand", "name", "product_id") && /^(?:checked|checks)$/u.test(typed(scope, piece))) {
    headFrame(scope, piece).events = ["product_viewed"];
    return true;
  }
  // "at least half of their money goes to coffee"
  const isShare = scope.current?.amounts.some(({ unit }) => unit === "percent");
  if (isShare && /^(?:go|goes|went) to$/u.test(typed(scope, piece))) return true;
  if (piece.senses.length > 1) return false;
  scope.walk.leftovers.push(piece);
  return true;
};

/** "with an average above $100": of what one order is worth. */
export const takeAverage: Taker = (scope, piece) => {
  const amount = senseOf(nextOf(scope), "amount");
  if (!hasWord(piece, "mean", "onaverage") || amount?.unit !== "money" || amount.isBare) return false;
  if (senseOf(piece, "metric") || senseOf(scope.walk.pieces[scope.walk.at + 2], "periods")) return false;
  headFrame(scope, piece).metric = "average_spend";
  return true;
};
