import type { Element, Item } from "#lib/interpretations/built-in/frame.ts";

/**
 * "all gold members, and silver members with more than 10 orders": two values of one trait behind a comma are of different
 * people, each with what is said of them.
 */
export function furtherPeople(items: readonly Item[]): readonly Item[] {
  return items.map((item, index) => {
    const before = items[index - 1]?.element;
    const isGoingOn = items[index + 1] !== undefined;
    const isOther = item.by === "commaAnd" && before !== undefined && isOfOneTrait(before, item.element);
    return isOther && isGoingOn ? { ...item, by: "commaOr" } : item;
  });
}

function isOfOneTrait(a: Element, b: Element): boolean {
  if (a.kind !== "traits" || b.kind !== "traits" || a.isNegated || b.isNegated) return false;
  const [one, other] = [a, b].map(
    ({ values }) => new Set(values.flatMap(({ target }) => (target.kind === "trait" ? [target.trait] : []))),
  );
  return one?.size === 1 && other?.size === 1 && !one.isDisjointFrom(other);
}
