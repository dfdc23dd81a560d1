import { type Frame, hasHead, isEmpty, newFrame } from "#lib/interpretations/built-in/frame.ts";
import { freshFrame, openFrame, type Scope } from "#lib/interpretations/built-in/gather/scope.ts";
import { type Piece, type Sense, senseOf } from "#lib/interpretations/built-in/sense.ts";
import type { Duration } from "#lib/rules/schema.ts";

/** "lapsed 180d": how long the word just said has held. */
export function takeQuietFor(scope: Scope, piece: Piece): boolean {
  const amount = senseOf(piece, "amount");
  const isLonger = amount?.bound.op === "gt" || amount?.bound.op === "gte";
  const time = senseOf(piece, "duration") ?? (isLonger ? amount?.time : undefined);
  const last = scope.items.at(-1);
  if (
    amount?.time &&
    amount.bound.op === "between" &&
    last?.element.kind === "vague" &&
    !last.element.isNegated
  ) {
    const isLast = !scope.current && scope.by === "none" && QUIET.has(last.element.name);
    if (!isLast || last.element.name === "inactive") return false;
    // "lapsed 90 to 180 days": the last order lies so far back.
    const [low, high] = amount.bound.value;
    const { unit } = amount.time;
    const { from } = last.element;
    const window = { kind: "ago", from: { n: high, unit }, to: { n: low, unit } } as const;
    const frame: Frame = {
      ...newFrame(from, piece.to),
      events: ["order_completed"],
      isNoun: true,
      only: "last",
      window: { k: "window", window, from: piece.from, to: piece.to },
    };
    scope.items.splice(-1, 1, { ...last, element: { kind: "frame", frame } });
    return true;
  }
  const isOpen = scope.current && !isEmpty(scope.current);
  if (!time || isOpen || scope.by !== "none" || last?.element.kind !== "vague") return false;
  if (!QUIET.has(last.element.name)) return false;
  const window = { kind: "last", n: time.n, unit: time.unit } as const;
  const timed = { k: "window", window, from: piece.from, to: piece.to } as const;
  scope.items.splice(-1, 1, { ...last, element: { ...last.element, window: timed, to: piece.to } });
  return true;
}

const QUIET = new Set(["lapsed", "churned", "inactive", "at_risk"]);

/** 60到90天没下单: the last time lies so far back. */
export function takeQuietBetween(
  scope: Scope,
  piece: Piece,
  [low, high]: readonly [number, number],
  unit: Duration["unit"],
): boolean {
  const target = scope.current && hasHead(scope.current) ? freshFrame(scope, piece) : openFrame(scope, piece);
  target.only = "last";
  const window = { kind: "ago", from: { n: high, unit }, to: { n: low, unit } } as const;
  target.window = { k: "window", window, from: piece.from, to: piece.to };
  // The "not" says no more than that nothing came since.
  scope.walk.at += 1;
  return true;
}

/** "haven't bought in 30 to 60 days": as before a "not". */
export function takeQuietSince(
  { current }: Scope,
  { from, to }: Piece,
  { bound, time }: Extract<Sense, { k: "amount" }>,
): boolean {
  if (!time || bound.op !== "between" || !current?.isNegated || !current.events || current.window)
    return false;
  if (current.amounts.length > 0 || current.only) return false;
  const [low, high] = bound.value;
  const { unit } = time;
  const window = { kind: "ago", from: { n: high, unit }, to: { n: low, unit } } as const;
  current.isNegated = false;
  current.only = "last";
  current.window = { k: "window", window, from, to };
  current.to = to;
  return true;
}
