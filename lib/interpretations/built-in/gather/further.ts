import { openFrame, type Scope, type Taker } from "#lib/interpretations/built-in/gather/scope.ts";
import { placeWindow } from "#lib/interpretations/built-in/gather/windows.ts";
import { furtherThan } from "#lib/interpretations/built-in/grammar/further-windows.ts";
import { hasWord, senseOf } from "#lib/interpretations/built-in/sense.ts";
import type { Window } from "#lib/rules/schema.ts";

/** 近21天没来过,再往前21天来过: so long before the time that was said last; without a length all of what was before it. */
const takeFurther: Taker = (scope, piece) => {
  const own = senseOf(piece, "window");
  const isWord = hasWord(piece, "further");
  if (!(own?.note === "further" || isWord)) return false;
  const said = lastSaid(scope);
  const made = said && furtherThan(said, isWord ? undefined : own?.window);
  if (!made) {
    scope.walk.leftovers.push(piece);
    return true;
  }
  const target = openFrame(scope, piece);
  // "bought in the last 30 days after no orders in the 90 days before that": both times are told.
  if (target.isNegated && scope.by === "after") scope.by = "and";
  placeWindow(scope, piece, { k: "window", ...made });
  return true;
};

function lastSaid({ current, items }: Scope): Window | undefined {
  const windows = items.map(({ element }) =>
    element.kind === "frame" || element.kind === "vague" ? windowOf(element) : undefined,
  );
  return current?.window?.window ?? windows.findLast((window) => window !== undefined);
}

function windowOf(element: Extract<Scope["items"][number]["element"], { kind: "frame" | "vague" }>) {
  return (element.kind === "frame" ? element.frame.window : element.window)?.window;
}

export const furtherTakers: readonly Taker[] = [takeFurther];
