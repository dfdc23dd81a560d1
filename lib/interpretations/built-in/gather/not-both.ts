import { type Frame, hasHead, type Item } from "#lib/interpretations/built-in/frame.ts";
import { close, isClauseEnd, nextOf, push, type Taker } from "#lib/interpretations/built-in/gather/scope.ts";
import { hasWord, senseOf } from "#lib/interpretations/built-in/sense.ts";

/** "bought Nike or Adidas but not both", "women or gold members, not both": one of the two that were just said, without the other. */
const takeNotBoth: Taker = (scope, piece) => {
  if (!hasWord(piece, "notboth")) return false;
  // "not both coffee" is of what follows, if of anything.
  const isAlone = isClauseEnd(scope) || senseOf(nextOf(scope), "window") !== undefined;
  close(scope);
  const both = timesIn(scope.items) ?? listedIn(scope.items) ?? joinedIn(scope.items);
  if (!both || !isAlone) {
    scope.walk.leftovers.push(piece);
    return true;
  }
  scope.by = "but";
  scope.negation = undefined;
  push(scope, { kind: "group", items: both, from: piece.from, to: piece.to, isNegated: true });
  return true;
};

/** "ordered in 2024 or 2025, not both": each of two times. */
function timesIn(items: readonly Item[]): readonly Item[] | undefined {
  const element = items.at(-1)?.element;
  const window = element?.kind === "frame" ? element.frame.window : undefined;
  if (element?.kind !== "frame" || !window?.also?.isAny || window.also.windows.length !== 1) return undefined;
  const { also, ...first } = window;
  return [first.window, ...also.windows].map(
    (each, index): Item => ({
      by: index === 0 ? "none" : "and",
      element: { kind: "frame", frame: { ...element.frame, window: { ...first, window: each } } },
    }),
  );
}

/** Two values of the last clause: each of them as a clause of its own. */
function listedIn(items: readonly Item[]): readonly Item[] | undefined {
  const element = items.at(-1)?.element;
  if (element?.kind !== "frame") return undefined;
  const { frame } = element;
  const at = frame.values.findIndex(
    ({ join, values }) => join !== undefined && join !== "all" && values.length > 1,
  );
  const listed = frame.values[at];
  const texts = [...new Set(listed?.values.map(({ value }) => value) ?? [])];
  if (!listed || texts.length !== 2 || frame.isNegated) return undefined;
  return texts.map((text, index): Item => {
    const values = frame.values.with(at, {
      ...listed,
      values: listed.values.filter(({ value }) => value === text),
    });
    return { by: index === 0 ? "none" : "and", element: { kind: "frame", frame: { ...frame, values } } };
  });
}

/** The last two clauses, which "or" joins. */
function joinedIn(items: readonly Item[]): readonly Item[] | undefined {
  const [first, second] = items.slice(-2);
  if (!first || second?.by !== "or" || (items.at(-3) !== undefined && first.by === "or")) return undefined;
  return [
    { by: "none", element: headed(first, second) },
    { by: "and", element: headed(second, first) },
  ];
}

/** A clause with the head of the other one, where it has none of its own. */
function headed({ element }: Item, { element: other }: Item): Item["element"] {
  if (element.kind !== "frame" || other.kind !== "frame" || hasHead(element.frame)) return element;
  const { events, isNoun, isSearch } = other.frame;
  const frame: Frame = {
    ...element.frame,
    ...(events && { events }),
    ...(isNoun !== undefined && { isNoun }),
    ...(isSearch !== undefined && { isSearch }),
  };
  return { kind: "frame", frame };
}

export const notBothTakers: readonly Taker[] = [takeNotBoth];
