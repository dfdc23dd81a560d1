import type { Frame, Item } from "#lib/interpretations/built-in/frame.ts";
import { BEGINNING, shiftDate } from "#lib/interpretations/built-in/grammar/window-parts.ts";
import { frameOf, withFrame } from "#lib/interpretations/built-in/items.ts";
import type { Reading } from "#lib/interpretations/built-in/reading.ts";
import { say } from "#lib/interpretations/built-in/setting.ts";
import type { Window } from "#lib/rules/schema.ts";

const ONCE_MORE =
  /\b(?:again|once more|another|one more|a second|a further|came back|come back|re-?ordered|repurchased|re-?bought)\b/iu;

/** "ordered on Black Friday, and came back before Christmas": after the first time, and before the second date. */
export function onceMoreBefore(items: readonly Item[], reading: Reading): readonly Item[] {
  return items.map((item, index) => {
    const [before, frame] = [frameOf(items[index - 1]), frameOf(item)];
    if (!before?.window || !frame?.window || item.by === "or" || before.window.also) return item;
    const isSame = before.events?.join() === frame.events?.join() && !before.isNegated && !frame.isNegated;
    if (!isSame || !ONCE_MORE.test(reading.textOf({ from: before.to, to: frame.to }))) return item;
    const window = since(before.window.window, frame.window.window, frame.window, reading);
    return withFrame(item, { ...frame, window: { ...frame.window, window } });
  });
}

/** "ordered on Black Friday and again before Christmas": both times are of one clause. */
export function onceMoreTimes(frame: Frame, reading: Reading): Frame {
  const { window } = frame;
  const [second, ...others] = window?.also?.windows ?? [];
  if (!window?.also || !second || others.length > 0 || window.also.isAny || frame.isNegated) return frame;
  if (!ONCE_MORE.test(reading.textOf(window))) return frame;
  const windows = [since(window.window, second, window, reading)];
  return { ...frame, window: { ...window, also: { ...window.also, windows } } };
}

function since(
  first: Window,
  second: Window,
  at: { readonly from: number; readonly to: number },
  { setting, choices }: Reading,
): Window {
  if (first.kind !== "between" || second.kind !== "between") return second;
  const isOpen = second.from === BEGINNING && first.from !== BEGINNING && first.to < second.to;
  if (!isOpen) return second;
  return choices.choose<Window>("window", at, [
    {
      label: say(setting, "after the time said before it", "在前面所说的时间之后"),
      value: { ...second, from: shiftDate(first.to, 1) },
    },
    { label: say(setting, "at any time before that date", "在该日期之前的任何时间"), value: second },
  ]);
}
