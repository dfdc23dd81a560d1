import { type Frame, hasHead, type Item } from "#lib/interpretations/built-in/frame.ts";
import { frameOf, withFrame } from "#lib/interpretations/built-in/items.ts";
import type { Reading } from "#lib/interpretations/built-in/reading.ts";
import { say } from "#lib/interpretations/built-in/setting.ts";

/** "haven't ordered or visited", "no orders, visits or opens": a "not" in front of English alternatives denies all of them. */
export function deniedAlternatives(items: readonly Item[], reading: Reading): readonly Item[] {
  const made = [...items];
  for (let at = 0; at < made.length; at += 1) {
    const first = frameOf(made[at]);
    if (!first?.isNegated || !hasHead(first) || !/[a-z]/iu.test(reading.textOf(first))) continue;
    const end = isEither(first, reading) ? at : endOfList(made, at, reading);
    if (end === at || !isOfAll(first, made.slice(at + 1, end + 1), reading)) continue;
    for (let index = at + 1; index <= end; index += 1) {
      const [item, frame] = [made[index], frameOf(made[index])];
      if (!item || !frame) continue;
      const never = first.isNever ? { isNever: true } : {};
      made[index] = { ...withFrame(item, { ...frame, isNegated: true, ...never }), by: "and" };
    }
    shareTime(made, at, end, reading);
    at = end;
  }
  return made;
}

/** "either no order or a low average": one or the other, each with its own "no". */
function isEither({ from }: Frame, { textOf }: Reading): boolean {
  return /\beither\s*$/iu.test(textOf({ from: Math.max(0, from - 8), to: from }));
}

/** "haven't ordered or visited in 60 days": the time behind the last of them is that of all. */
function shareTime(made: Item[], at: number, end: number, { setting, choices }: Reading): void {
  const window = frameOf(made[end])?.window;
  const others = made.slice(at, end).map(frameOf);
  if (!window || others.some((frame) => frame === undefined || frame.window !== undefined)) return;
  const isOfAll = choices.choose("window", window, [
    { label: say(setting, "the time holds for all of it", "该时间适用于所有条件"), value: true },
    {
      label: say(setting, "the time holds for the last part only", "该时间只适用于最后一个条件"),
      value: false,
    },
  ]);
  if (!isOfAll) return;
  for (let index = at; index < end; index += 1) {
    const [item, frame] = [made[index], frameOf(made[index])];
    if (item && frame) made[index] = withFrame(item, { ...frame, window: { ...window, isWithin: false } });
  }
}

/** The last of the alternatives that "or" ends; the place of the first itself where there are none. */
function endOfList(items: readonly Item[], at: number, reading: Reading): number {
  let end = at;
  for (let index = at + 1; index < items.length; index += 1) {
    const [item, frame] = [items[index], frameOf(items[index])];
    const before = frameOf(items[index - 1]);
    if (!item || !frame || !before || item.isPart) break;
    if (!isAlternative(frame)) {
      if (isHeldBack(item, before, frame, reading)) askWhich(frame, reading);
      break;
    }
    if (item.by === "or" || item.by === "commaOr") {
      if (hasOwnSubject(before, frame, reading)) break;
      end = index;
    } else if (item.by !== "comma" || end > at) break;
  }
  return end;
}

/** "didn't use a coupon or a discount on their last order": whether the "not" reaches that far, and of which order, is open. */
function isHeldBack({ by }: Item, before: Frame, frame: Frame, reading: Reading): boolean {
  const isOpen = hasHead(frame) && !frame.isNegated && !frame.isSignup;
  return by === "or" && isOpen && before.window === undefined && !hasOwnSubject(before, frame, reading);
}

function askWhich(frame: Frame, { setting, choices }: Reading): void {
  const text = say(setting, "Does the “not” hold for this as well?", "“没有”也针对这一项吗？");
  choices.problem("ambiguous", frame, text);
}

function isAlternative(frame: Frame): boolean {
  const { isNegated, isSignup, rank, relative, periods, only } = frame;
  return hasHead(frame) && !(isNegated || isSignup || rank || relative || periods || only);
}

/** "or who bought", "or they returned": another clause begins. */
function hasOwnSubject(before: Frame, { from }: Frame, { textOf }: Reading): boolean {
  const between = textOf({ from: before.to, to: from });
  return /\bor,? (?:who|that|those|they|people|customers|have|has|had|are|is|with|else|whose|anyone|everyone|if)\b/iu.test(
    between,
  );
}

function isOfAll(first: Frame, others: readonly Item[], { setting, choices }: Reading): boolean {
  const isWhole = first.window !== undefined || first.amounts.length > 0;
  const isCounted = others.some((item) => (frameOf(item)?.amounts.length ?? 0) > 0);
  if (!isWhole && !isCounted) return true;
  const all = { label: say(setting, "none of these", "这些都没有"), value: true };
  const one = {
    label: say(setting, "the “not” is of the first one only", "“没有”只针对第一项"),
    value: false,
  };
  const at = { from: first.from, to: frameOf(others.at(-1))?.to ?? first.to };
  return choices.choose("scope", at, isCounted ? [one, all] : [all, one], true);
}
