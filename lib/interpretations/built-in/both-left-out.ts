import type { Element, Item } from "#lib/interpretations/built-in/frame.ts";
import { end, start } from "#lib/interpretations/built-in/grouping.ts";
import type { Reading } from "#lib/interpretations/built-in/reading.ts";
import { say } from "#lib/interpretations/built-in/setting.ts";

const DID = /^(?:(?:have|has|had|also|never|ever) )*(?:[a-z]+ed|bought|spent|left|sent|got)\b/iu;
const PEOPLE = /\b(?:who|those|that|ones|people|customers|any ?one|any ?body)\b|,/iu;

/** "except those who bought Nike and returned something": who did the one and the other, or whoever did either. */
export function areBothLeftOut(items: readonly Item[], { choices, setting, textOf }: Reading): boolean {
  const isBoth = items.some(({ by, element }, index) => {
    const before = items[index - 1]?.element;
    if (by !== "and" || element.kind !== "frame" || before?.kind !== "frame") return false;
    if (!DID.test(textOf(before.frame)) || !DID.test(textOf(element.frame))) return false;
    return !PEOPLE.test(textOf({ from: before.frame.to, to: element.frame.from }));
  });
  const [first, last] = [items[0]?.element, items.at(-1)?.element];
  if (!isBoth || !first || !last) return false;
  return choices.choose("scope", { from: start(first), to: end(last) }, [
    { label: say(setting, "whoever did all of it is left out", "同时做过这些的才排除"), value: true },
    { label: say(setting, "whoever did any of it is left out", "做过其中之一的都排除"), value: false },
  ]);
}

/** 除了手机什么都没买过: an exception to what was not done. */
export function isOfNothing({ element }: Item, { items }: Extract<Element, { kind: "except" }>): boolean {
  const [first] = items;
  if (element.kind !== "frame" || first?.element.kind !== "frame") return false;
  const { frame } = element;
  return frame.isNegated === true && frame.values.length === 0 && first.element.frame.values.length > 0;
}
