import { lastFrame, nextOf, type Scope } from "#lib/interpretations/built-in/gather/scope.ts";
import { type Piece, senseOf } from "#lib/interpretations/built-in/sense.ts";

/** "returned something and reordered within 2 weeks": of what was done before. */
export function isSoonAfter(scope: Scope): boolean {
  const last = lastFrame(scope);
  const isOther = last?.events !== undefined && last.events[0] !== "order_completed" && !last.isNegated;
  return isOther && senseOf(nextOf(scope), "window")?.isWithin === true;
}

/** 前年买过去年没买今年又买: again, after what was said before. */
export function isOnceMore({ items, current, walk }: Scope, { from, to }: Piece): boolean {
  const hasOrdered = items.some(({ element }) =>
    element.kind === "vague"
      ? element.name === "new_customer" && !element.isNegated
      : element.kind === "frame" && element.frame.events?.[0] === "order_completed",
  );
  const isTimed = current?.window !== undefined || senseOf(walk.pieces[walk.at + 1], "window") !== undefined;
  return hasOrdered && isTimed && /^又|再次|again/u.test(walk.text.slice(from, to));
}
