import { type Frame, hasHead, type Item, type WindowOf } from "#lib/interpretations/built-in/frame.ts";
import { frameOf, withFrame } from "#lib/interpretations/built-in/items.ts";
import type { Reading } from "#lib/interpretations/built-in/reading.ts";
import { isOneOrder } from "#lib/interpretations/built-in/share-parts.ts";
import type { Window } from "#lib/rules/schema.ts";

/** Whether a clause has no time of its own, and can have that of another one. */
export function canTake(frame: Frame): boolean {
  return (
    frame.window === undefined &&
    !frame.isNever &&
    !frame.isSignup &&
    (hasHead(frame) || frame.values.length > 0) &&
    (frame.periods?.last ?? 0) === 0 &&
    frame.metric !== "recency" &&
    !frame.only
  );
}

export function give(item: Item, window: WindowOf): Item {
  if (item.element.kind === "vague" && item.element.window) return item;
  if (item.element.kind === "vague") return { ...item, element: { ...item.element, window } };
  if (item.element.kind === "group") {
    const { element } = item;
    const items = element.items.map((each) => give(each, window));
    const isGiven = items.some((each, index) => each !== element.items[index]);
    return isGiven ? { ...item, element: { ...element, items } } : item;
  }
  const frame = frameOf(item);
  // "1 order only, more than 60 days ago": that one was then.
  if (frame && canTake(frame) && isOneOrder(frame) && ["before_last", "ago"].includes(window.window.kind))
    return withFrame(item, { ...frame, isSole: true, amounts: [], isWindowLeading: true, window });
  return frame && canTake(frame)
    ? withFrame(item, { ...frame, isWindowLeading: true, window: { ...window, isWithin: false } })
    : item;
}

/** "added to cart yesterday and haven't ordered yet": not until now. */
export function isUntilNow(item: Item, { textOf }: Reading): boolean {
  const frame = frameOf(item);
  if (!frame?.isNegated) return false;
  const chinese = /到现在|至今|目前|到今天|迄今|还没|还未|仍没|仍未|一直没|一直未/u;
  if (chinese.test(textOf({ from: Math.max(0, frame.from - 5), to: frame.to }))) return true;
  return /\b(?:yet|so far|to date|until now|till now|as of now|by now|still)\b/iu.test(
    textOf({ from: frame.from, to: frame.to + 9 }),
  );
}

/** A time and all that came after it. */
export function untilNow(said: WindowOf): WindowOf {
  const { window } = said;
  if (window.kind === "between") return { ...said, window: { kind: "since", from: window.from } };
  if (window.kind === "ago")
    return { ...said, window: { kind: "last", n: window.from.n, unit: window.from.unit } };
  if (window.kind !== "calendar" || window.offset >= 0 || window.offset < -12) return said;
  const windows = Array.from(
    { length: -window.offset },
    (_, index): Window => ({ ...window, offset: -index }),
  );
  return { ...said, also: { windows, isAny: true } };
}
