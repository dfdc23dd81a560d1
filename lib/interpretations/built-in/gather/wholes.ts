import { hasHead } from "#lib/interpretations/built-in/frame.ts";
import { isClauseEnd, lastFrame, type Taker, typed } from "#lib/interpretations/built-in/gather/scope.ts";
import { hasWord } from "#lib/interpretations/built-in/sense.ts";

/** "bought shoes and bags both", "Toys, Dresses and Coffee - all three": each of what was just said. */
export const takeAllBehind: Taker = (scope, piece) => {
  if (!hasWord(piece, "both", "bothbehind") || !isClauseEnd(scope)) return false;
  // "in January and in February both"
  const last = lastFrame(scope);
  const times = scope.current ? scope.current.window?.also : last?.window?.also;
  if (times && !times.isAny) {
    if (!scope.current) scope.by = "none";
    return true;
  }
  // "Toys, Dresses and Coffee - all three"
  if (!scope.current && last && ["comma", "none"].includes(scope.by) && last.values.length === 1) {
    const [listed] = last.values;
    if (!listed || listed.values.length < 2 || listed.join === "or") return false;
    last.values.splice(-1, 1, { ...listed, join: "all" });
    scope.by = "none";
    return true;
  }
  const values = scope.current?.values.at(-1);
  if (!scope.current || !values || values.values.length < 2 || values.join === "or") return false;
  scope.current.values.splice(-1, 1, { ...values, join: "all" });
  scope.current.to = piece.to;
  return true;
};

/** "have not bought a single thing": at all. */
const takeSingleThing: Taker = (scope, piece) =>
  hasWord(piece, "anysingle") && (scope.current?.isNegated === true || scope.negation !== undefined);

/** "Black Friday shoppers": who shopped then. */
const takeShoppers: Taker = (scope, piece) => {
  const { current } = scope;
  const isOfFeast =
    current?.window?.note?.startsWith("festival") &&
    /^(?:customers?|clients?|crowd)$/u.test(typed(scope, piece));
  const isShopper = /^shoppers?$/u.test(typed(scope, piece)) || isOfFeast;
  if (!isShopper || !current?.window || hasHead(current) || current.values.length > 0) return false;
  current.events = ["order_completed"];
  // "Black Friday shoppers who returned something": the day is that of the shopping.
  current.isWindowLeading = false;
  current.to = piece.to;
  return true;
};

/** Words of a whole: all that was said, nothing of it, whoever did it. */
export const wholeTakers: readonly Taker[] = [takeShoppers, takeSingleThing];
