import { type Frame, hasHead, type Item } from "#lib/interpretations/built-in/frame.ts";
import { frameOf, withFrame } from "#lib/interpretations/built-in/items.ts";
import type { Reading } from "#lib/interpretations/built-in/reading.ts";
import { say } from "#lib/interpretations/built-in/setting.ts";
import { isCountOnly, isHowOnly, isKindOnly } from "#lib/interpretations/built-in/share-parts.ts";
import { isApart } from "#lib/interpretations/built-in/share-windows.ts";

/** A clause without a head has that of the clause before: "but not Puma", "and not since". */
export function shareHeads(items: readonly Item[], reading: Reading): readonly Item[] {
  const shared: Item[] = [];
  items.forEach((item, index) => {
    const frame = frameOf(item);
    const before = shared.map(frameOf).findLast((each) => each !== undefined && hasHead(each));
    const following = frameOf(items[index + 1]);
    const isInterest = frame?.vague?.some(({ name }) => name === "interested") === true;
    if (!frame || isInterest || hasHead(frame) || isApart(item, index) || frame.rank || frame.relative) {
      shared.push(item);
      return;
    }
    // "Nike or Adidas shoes were viewed", "viewed or bought shoes": the head comes later.
    const isAhead =
      item.by !== "comma" && items[index + 1]?.isPart !== true && !isFigureAlone(frame, items[index + 1]);
    const source = before ?? (following && hasHead(following) && isAhead ? following : undefined);
    if (!source) {
      shared.push(item);
      return;
    }
    // "ordered on weekdays after 6pm, twice at least": how often that was.
    const last = shared.at(-1);
    if (last && frameOf(last) === source && item.by === "comma" && isCountOnly(frame) && takesCount(source)) {
      shared.splice(-1, 1, withFrame(last, { ...source, amounts: frame.amounts, to: frame.to }));
      return;
    }
    // 买过手机,而且是华为的: of the very same thing.
    if (last && frameOf(last) === source && isKindOnly(item, frame, source, reading)) {
      const values = [...source.values, ...frame.values];
      shared.splice(-1, 1, withFrame(last, { ...source, values, to: frame.to }));
      return;
    }
    if (last && frameOf(last) === source && item.by === "comma" && isHowOnly(frame, source)) {
      const { setting } = reading;
      const isSame = reading.choices.choose("scope", frame, [
        { label: say(setting, "of the same order or event", "同一次行为"), value: true },
        { label: say(setting, "on its own", "单独的条件"), value: false },
      ]);
      if (isSame) {
        const values = [...source.values, ...frame.values];
        shared.splice(-1, 1, withFrame(last, { ...source, values, to: frame.to }));
        return;
      }
    }
    const { events, isNoun, isSpend, metric, isSearch, isSignup } = source;
    const isNested = item.by !== "or" && boundsOther(frame, source);
    const isOnlyWhen = frame.values.length === 0 && frame.filters.length === 0 && frame.amounts.length === 0;
    // "more than 3 orders or more than $1000": a sum of another kind than the figures before is none of one order.
    const isOtherKind = isMoney(frame) && source.amounts.length > 0 && !isMoney(source);
    const denied = source.isSpend && isTimeDenied(frame) ? deniedSpend(frame, source, reading) : undefined;
    const isNothing =
      isOnlyWhen &&
      frame.isNegated === true &&
      source.values.length > 0 &&
      saysNothing(reading.textOf(frame));
    const isAnything =
      isNothing &&
      reading.choices.choose("scope", frame, [
        { label: say(reading.setting, "anything at all", "任何商品"), value: true },
        { label: say(reading.setting, "the same things", "同样的商品"), value: false },
      ]);
    // "coupon users who never paid full price": a discount is one of an order.
    const isOfOrder = frame.filters.some(({ property }) => property === "discount");
    const made: Frame = denied ?? {
      ...frame,
      ...(events && { events: isOfOrder ? ["order_completed"] : events }),
      ...(isNoun !== undefined && !isOtherKind && { isNoun }),
      ...(isSpend && frame.amounts.length > 0 && { isSpend }),
      ...(metric !== undefined && frame.amounts.length > 0 && { metric }),
      ...(isSearch && { isSearch }),
      ...(isSignup && { isSignup }),
      isElided: true,
      ...(isNested && { window: source.window, isNoun: source.isNoun }),
      ...((isOnlyWhen || isNested || (frame.isPrice === true && frame.values.length === 0)) && {
        values: isAnything ? [] : source.values,
        filters: isAnything ? [] : source.filters,
      }),
    };
    shared.push(withFrame(item, made));
  });
  return shared;
}

/** "women 25-40 London who bought shoes": a figure that "who" parts from what follows does not count that. */
function isFigureAlone({ amounts, values, filters, window }: Frame, next: Item | undefined): boolean {
  const isFigure = amounts.length === 1 && values.length === 0 && filters.length === 0 && !window;
  return isFigure && amounts[0]?.unit === "plain" && (next?.by === "who" || next?.by === "none");
}

/** "but nothing after new year". */
function saysNothing(words: string): boolean {
  return /\b(?:n[ou]thin\p{L}*|none at all|zilch|nada)/iu.test(words);
}

function isTimeDenied(frame: Frame): boolean {
  const { isNegated, window, amounts, values, filters } = frame;
  return (
    isNegated === true &&
    window !== undefined &&
    amounts.length === 0 &&
    values.length === 0 &&
    filters.length === 0
  );
}

/** "spent over 500 last month but nothing this month"; "but not this month" may be less than that. */
function deniedSpend(frame: Frame, source: Frame, { choices, setting, textOf }: Reading): Frame {
  const none: Frame = { ...frame, events: ["order_completed"], values: source.values, isElided: true };
  const less: Frame = { ...source, ...frame, isSpend: true, amounts: source.amounts, isElided: true };
  if (/nothing|none|zero|什么|分/u.test(textOf(frame)) || source.amounts.length === 0) return none;
  return choices.choose(
    "measure",
    frame,
    [
      { label: say(setting, "did not order at all then", "当时完全没有下单"), value: none },
      { label: say(setting, "did not spend as much then", "当时消费没有达到这么多"), value: less },
    ],
    true,
  );
}

function takesCount(source: Frame): boolean {
  const isEvent = source.events !== undefined && !source.isSpend && source.metric === undefined;
  return isEvent && source.amounts.length === 0 && !source.isNegated && !source.only && !source.periods;
}

/** "no more than 2 toy purchases in 2025, but at least one": of the very same things, and in the same time. */
function boundsOther(frame: Frame, source: Frame): boolean {
  const [own, other] = [frame.amounts[0], source.amounts[0]];
  const isAlone =
    frame.amounts.length === 1 && source.amounts.length === 1 && !frame.window && !frame.isNegated;
  if (!isAlone || !own || !other || frame.values.length > 0 || frame.filters.length > 0) return false;
  const isCount = [own, other].every(({ unit }) => unit !== "money" && unit !== "percent" && unit !== "time");
  // "spent more than 300 this quarter but less than 600": the very same sum.
  const isSum =
    source.isSpend === true && [own, other].every(({ unit }) => unit === "money" || unit === "plain");
  const isLow = (op: string) => op === "gt" || op === "gte";
  const isHigh = (op: string) => op === "lt" || op === "lte";
  const ends = [own.bound.op, other.bound.op];
  return (isCount || isSum) && ends.some(isLow) && ends.some(isHigh);
}

function isMoney({ amounts }: Frame): boolean {
  return amounts.length > 0 && amounts.every(({ unit }) => unit === "money");
}
