import type { Frame, Item, WindowOf } from "#lib/interpretations/built-in/frame.ts";
import { frameOf, sameEvent, withFrame } from "#lib/interpretations/built-in/items.ts";
import type { Reading } from "#lib/interpretations/built-in/reading.ts";
import { say } from "#lib/interpretations/built-in/setting.ts";
import {
  afterwards,
  exactly,
  isCounted,
  isNumbered,
  noneAfter,
  since,
} from "#lib/interpretations/built-in/since.ts";
import type { Window } from "#lib/rules/schema.ts";

/** Whether a clause ends with "since" alone, which points back at what was said before. */
export function isSinceThen(frame: Frame | undefined): boolean {
  return frame?.window?.note === "since_then";
}

/** "opened an email last week, has neither clicked nor ordered since": each of them is told from the clause that they all follow. */
export function sinceThen(items: readonly Item[], reading: Reading): readonly Item[] {
  let told = items;
  for (const item of items) {
    const at = told.indexOf(item);
    if (at >= 0 && isSinceThen(frameOf(item))) told = toldSince(told, at, reading);
  }
  return told;
}

function toldSince(items: readonly Item[], at: number, reading: Reading): readonly Item[] {
  const { setting, choices } = reading;
  const item = items[at];
  const frame = frameOf(item);
  const from = items.findLastIndex(({ element, by }, index) => index < at && isToldFrom(element, by));
  const anchor = items[from];
  if (!item || !frame?.window || !anchor) {
    if (frame?.window)
      choices.problem("incomplete", frame.window, say(setting, "Since when?", "从什么时候算起？"));
    return items;
  }
  const { window } = frame;
  if (anchor.element.kind === "vague") return withWindow(items, at, since(anchor.element.window?.window));
  const before = frameOf(anchor);
  const after = since(before?.window?.window);
  const isSame = before !== undefined && sameEvent(item, before);
  if (
    before &&
    !before.window &&
    frame.isNegated &&
    isSame &&
    from === at - 1 &&
    (before.amounts.length > 0 || before.only === "first")
  )
    return isNumbered(before) ? exactly(items, at) : noneAfter(items, at, before, reading);
  if (before && !isSame) {
    if (!after || !isCounted(before)) return behind(afterwards(items, at), at, from);
    const text = say(setting, "since: in or after the same time", "此后：同一时间内及之后");
    choices.note("window", window, text);
  }
  return withWindow(items, at, after ?? window.window);
}

/** What did not happen since is told from what happened, also where other things that did not stand between. */
function isToldFrom(element: Item["element"], by: Item["by"]): boolean {
  if (element.kind === "vague") return true;
  if (element.kind !== "frame") return false;
  const { frame } = element;
  return !isSinceThen(frame) && !(by === "then" && frame.isNegated);
}

/** Right behind what it follows, where nothing but "and" stands between. */
function behind(items: readonly Item[], at: number, from: number): readonly Item[] {
  const between = items.slice(from + 1, at);
  const isFollowing = between.every(({ by, element }) => by === "then" && element.kind === "frame");
  const item = items[at];
  if (isFollowing || !item || between.some(({ by }) => by.toLowerCase().endsWith("or"))) return items;
  return [...items.slice(0, from + 1), item, ...between, ...items.slice(at + 1)];
}

function withWindow(items: readonly Item[], at: number, window: Window | undefined): readonly Item[] {
  const item = items[at];
  const frame = frameOf(item);
  if (!item || !frame?.window || !window) return items;
  return items.map((each, index) =>
    index === at ? withFrame(item, { ...frame, window: { ...(frame.window as WindowOf), window } }) : each,
  );
}
