import { openFrame, type Scope, type Taker } from "#lib/interpretations/built-in/gather/scope.ts";
import { placeWindow } from "#lib/interpretations/built-in/gather/windows.ts";
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
  openFrame(scope, piece);
  placeWindow(scope, piece, { k: "window", window: made });
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

function furtherThan(said: Window, own: Window | undefined): Window | undefined {
  if (said.kind === "last") {
    if (own === undefined) return { kind: "before_last", n: said.n, unit: said.unit };
    if (own.kind !== "last" || own.unit !== said.unit) return undefined;
    return { kind: "ago", from: { n: said.n + own.n, unit: said.unit }, to: { n: said.n, unit: said.unit } };
  }
  if (said.kind !== "calendar" || own?.kind !== "last" || own.unit !== said.unit || own.n !== 1)
    return undefined;
  return { ...said, offset: said.offset - 1 };
}

export const furtherTakers: readonly Taker[] = [takeFurther];
