import type { Item } from "#lib/interpretations/built-in/frame.ts";
import type { Reading } from "#lib/interpretations/built-in/reading.ts";
import { say } from "#lib/interpretations/built-in/setting.ts";

/**
 * "VIPs (spent over 1000)", "acquired in Q3, i.e. first order in that quarter": what is in brackets right behind a vague word, or
 * a word for signing up, says what it stands for.
 */
export function explained(items: readonly Item[], reading: Reading): readonly Item[] {
  return withoutExplained(
    items.map((item, index) => timed(item, items[index - 1])),
    reading,
  );
}

/** "silent since November (no activity of any kind)": the time of the word is that of what explains it. */
function timed(item: Item, before: Item | undefined): Item {
  const { element } = item;
  if (element.kind !== "group" || item.by !== "none" || before?.element.kind !== "vague") return item;
  const { window } = before.element;
  if (!window || element.items.some((each) => each.element.kind !== "frame")) return item;
  const items = element.items.map((each): Item => {
    if (each.element.kind !== "frame" || each.element.frame.window) return each;
    return { ...each, element: { kind: "frame", frame: { ...each.element.frame, window } } };
  });
  return { ...item, element: { ...element, items } };
}

function withoutExplained(items: readonly Item[], reading: Reading): readonly Item[] {
  const { setting, choices } = reading;
  return items.filter(({ element }, index) => {
    const next = items[index + 1];
    const isVague =
      (element.kind === "vague" && !element.isNegated) ||
      (element.kind === "frame" && element.frame.isSignup === true && isFirstOrder(next));
    if (isVague && isOfFigure(element, next, reading)) {
      const isWord = choices.choose("scope", element.kind === "frame" ? element.frame : element, [
        { label: say(setting, "as the figure behind it says", "以其后的数字为准"), value: false },
        { label: say(setting, "that, and the figure", "该词与其后的数字都要满足"), value: true },
      ]);
      return isWord;
    }
    if (!isVague || next?.by !== "none" || next.element.kind !== "group") return true;
    if (next.element.items.some((each) => each.element.kind !== "frame")) return true;
    const at = element.kind === "frame" ? element.frame : element;
    const isBoth = choices.choose("scope", at, [
      { label: say(setting, "as it is explained behind it", "以其后的说明为准"), value: false },
      { label: say(setting, "that, and the explanation", "该词与其后的说明都要满足"), value: true },
    ]);
    return isBoth;
  });
}

/** 大客户,一年花五万以上: how much that is. */
function isOfFigure(element: Item["element"], next: Item | undefined, { textOf }: Reading): boolean {
  if (element.kind !== "vague" || element.name !== "big_spender" || element.window) return false;
  if (next?.element.kind !== "frame" || !/\p{Script=Han}/u.test(textOf(element))) return false;
  const { isSpend, isNegated, amounts, values } = next.element.frame;
  return isSpend === true && !isNegated && amounts.length === 1 && values.length === 0;
}

function isFirstOrder(item: Item | undefined): boolean {
  const element = item?.element;
  return (
    element?.kind === "group" &&
    element.items.every((each) => each.element.kind === "frame" && each.element.frame.only === "first")
  );
}
