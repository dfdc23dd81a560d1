import { type Frame, hasHead } from "#lib/interpretations/built-in/frame.ts";
import { nextOf, type Scope } from "#lib/interpretations/built-in/gather/scope.ts";
import { type Piece, senseOf } from "#lib/interpretations/built-in/sense.ts";
import { since } from "#lib/interpretations/built-in/since.ts";

/**
 * "refunded in the last 30 days and has visited since": the clause that it ends came after the one before; behind a time that
 * is over ("bought in January and has visited since"), after that time.
 */
export function takeCameAfter(scope: Scope, { from, to }: Piece): boolean {
  const { current, negation, items, by } = scope;
  const last = items.findLast(({ element }) => !isNoneSince(element))?.element;
  const isJoined = ["and", "but", "comma", "commaAnd"].includes(by);
  if (!current || !hasHead(current) || current.isNegated || negation || current.window || !isJoined)
    return false;
  const before = last?.kind === "frame" ? last.frame : undefined;
  if (!before || !hasHead(before) || before.isNegated || before.isSignup) return false;
  const said = before.window?.window;
  if (!said || before.only === "last" || ["last", "since", "ever"].includes(said.kind)) {
    if (before.only === "first" || before.amounts.length > 0) return false;
    scope.by = "then";
    return true;
  }
  const window = since(said);
  if (!window) return false;
  current.window = { k: "window", window, why: "after", from, to };
  current.to = to;
  return true;
}

/** "have not ordered since and visited since": both are told from what was before them. */
function isNoneSince(element: Scope["items"][number]["element"]): boolean {
  return (
    element.kind === "frame" &&
    element.frame.isNegated === true &&
    element.frame.window?.note === "since_then"
  );
}

/** "never came back": since what was said before, where nothing else says it. */
export function sinceThen(scope: Scope, target: Frame, { from, to }: Piece): void {
  if (scope.items.length === 0 || senseOf(nextOf(scope), "window")) return;
  target.window = { k: "window", window: { kind: "ever" }, note: "since_then", from, to };
}
