import { type Frame, hasHead, type Item } from "#lib/interpretations/built-in/frame.ts";
import { frameOf, sameEvent, withFrame } from "#lib/interpretations/built-in/items.ts";
import type { Reading } from "#lib/interpretations/built-in/reading.ts";
import { say } from "#lib/interpretations/built-in/setting.ts";
import { isCountOnly, isHowOnly } from "#lib/interpretations/built-in/share-parts.ts";
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
    const made: Frame = denied ?? {
      ...frame,
      ...(events && { events }),
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

const TAKES_ITEMS = new Set(["order_completed", "product_viewed", "product_added"]);
const SHARES_ITEMS = new Set([
  ...TAKES_ITEMS,
  "order_refunded",
  "product_added_to_wishlist",
  "product_reviewed",
  "product_shared",
]);
/** 下过单或者看过手机: an order is of nothing else; an English verb is open where nothing stands between it and the next one. */
const IS_WHOLE = /[单款货]过?$|交易|成交|消费|购物|东西|商品|产品/u;
const IS_BARE_VERB =
  /^(?:(?:have|has|had|who|that|they|either|also|just|both) )*(?:view|views|viewed|viewing|browsed|browse|browsing|look at|looked at|looking at|saw|seen|cart|carted|carting|buy|buys|buying|bought|purchase|purchased|purchasing|order|ordered|ordering|shopped for|wishlisted|favorited|(?:added|put|adding) (?:to|in|into) (?:the |their |a )?(?:cart|basket|bag|wishlist))$/iu;

/** 浏览或者加购过耳机, "viewed, carted or bought shoes": all of the same things, which are said once, behind the last. */
export function shareObjectsAhead(items: readonly Item[], reading: Reading): readonly Item[] {
  const shared = [...items];
  for (let index = items.length - 2; index >= 0; index -= 1) {
    const [item, following] = [shared[index], shared[index + 1]];
    const by = following?.by === "comma" ? shared[index + 2]?.by : following?.by;
    if (item && following) shared[index] = withObjectOf(following, item, by, reading);
  }
  return joinedVerbs(shared, reading);
}

/** "viewed or carted shoes": either of them, as one condition that belongs together. */
function joinedVerbs(items: readonly Item[], { textOf }: Reading): readonly Item[] {
  const made: Item[] = [];
  let isListed: boolean = false;
  for (const item of items.toReversed()) {
    const next: Item | undefined = made.at(-1);
    const [frame, other] = [frameOf(item), frameOf(next)];
    const isJoined: boolean = next?.by === "or" || (isListed && next?.by === "comma");
    const isOpen = frame !== undefined && other !== undefined && frame.values === other.values;
    const canJoin: boolean =
      isOpen &&
      isJoined &&
      (frame.window === undefined || isSameTime(frame, other)) &&
      frame.values.length > 0 &&
      IS_BARE_VERB.test(textOf(frame));
    isListed = canJoin;
    if (canJoin && frame?.events && other?.events) {
      const events = [...new Set([...frame.events, ...other.events])];
      made.splice(-1, 1, withFrame(item, { ...other, events, from: frame.from }));
    } else made.push(item);
  }
  return made.toReversed();
}

function withObjectOf(
  following: Item,
  item: Item,
  by: Item["by"] | undefined,
  { setting, choices, textOf }: Reading,
): Item {
  const [frame, next] = [frameOf(item), frameOf(following)];
  const isListed = by === "or" || by === "and" || by === "then";
  if (!frame || !next || !isListed || next.values.length === 0) return item;
  const isOfItems = [frame, next].every(
    ({ events, isNegated, only, periods, isSpend }) =>
      SHARES_ITEMS.has(events?.[0] ?? "") && !isNegated && !only && !periods && !isSpend,
  );
  const isOpen = [frame.values, frame.filters, frame.amounts].every((each) => each.length === 0);
  const hasOwnTime = frame.window !== undefined && next.window !== undefined && !isSameTime(frame, next);
  if (!isOfItems || !isOpen || frame.isItem || hasOwnTime || isWhole(textOf(frame))) return item;
  if (!next.values.every((values) => isOfEvent(values, frame.events?.[0] ?? ""))) return item;
  const isSame = choices.choose("scope", frame, [
    { label: say(setting, "the same things", "同样的商品"), value: true },
    { label: say(setting, "anything at all", "任何商品"), value: false },
  ]);
  return isSame ? withFrame(item, { ...frame, values: next.values }) : item;
}

function isSameTime(a: Frame, b: Frame): boolean {
  return JSON.stringify(a.window?.window) === JSON.stringify(b.window?.window);
}

function isWhole(words: string): boolean {
  return /[\u4e00-\u9fff]$/u.test(words) ? IS_WHOLE.test(words) : !IS_BARE_VERB.test(words);
}

/** "viewed toys but did not buy": what was not bought may be toys, or anything. */
export function shareObjects(items: readonly Item[], { setting, choices, textOf }: Reading): readonly Item[] {
  return items.map((item, index) => {
    const frame = frameOf(item);
    const before = frameOf(items[index - 1]);
    const isOpen =
      (frame?.isNegated || frame?.isOfSame) &&
      !frame.isElided &&
      frame.events &&
      frame.values.length === 0 &&
      frame.filters.length === 0 &&
      frame.amounts.length === 0 &&
      !frame.isSearch;
    if (!frame || !before || !isOpen || before.isNegated || frame.isAway) return item;
    // "viewed laptops, then put one in the cart"
    if (frame.isOfSame && !frame.isNegated) return withFrame(item, { ...frame, values: before.values });
    const isSearched = before.values.length === 0 && before.searched !== undefined;
    const objects = isSearched && before.searched ? [before.searched] : before.values;
    if (objects.length === 0 || (isSearched && !frame.isOfSame)) return item;
    const [event] = frame.events ?? [];
    // "bought sneakers and did not return them": without a word for the things, nothing at all was returned.
    const isOfThem = /\b(?:them|it|those|these)\b/iu.test(textOf({ from: frame.from, to: frame.to + 7 }));
    if (!objects.every((values) => isOfEvent(values, event ?? ""))) {
      if (isOfThem && event === "order_refunded")
        choices.note("scope", frame, say(setting, "of anything at all", "任何商品"));
      return item;
    }
    const takesItems = ["order_completed", "product_viewed", "product_added", "order_refunded"].includes(
      frame.events?.[0] ?? "",
    );
    if (!takesItems || (frame.events?.[0] === "order_refunded" && !isOfThem)) return item;
    const same = { label: say(setting, "the same things", "同样的商品"), value: true };
    const any = { label: say(setting, "anything at all", "任何商品"), value: false };
    const isInterest = before.vague?.some(({ name }) => name === "interested") === true;
    // Parted by a comma and with a time of its own, it is a condition of its own.
    const isApartFrom = item.by === "comma" && frame.window !== undefined && frame.window.from >= frame.from;
    const isSameAgain = sameEvent(item, before) && !isInterest && !frame.isOfSame;
    const isAnyFirst = isApartFrom || saysAnything(textOf(frame)) || isSameAgain;
    const isSame = choices.choose("scope", frame, isAnyFirst ? [any, same] : [same, any]);
    return isSame ? withFrame(item, { ...frame, values: objects }) : item;
  });
}

function saysAnything(words: string): boolean {
  return /anything|any product|any item|任何|什么|东西/iu.test(words);
}

/** Whatever the data hold of it so far. */
const MAY_TAKE = new Set([...TAKES_ITEMS, "product_added_to_wishlist"]);
const OF_ITEMS = new Set(["category", "brand", "name"]);

/** A campaign that was opened is none that was ordered; goods are viewed, added and bought, whatever the data hold so far. */
function isOfEvent({ values }: Frame["values"][number], event: string): boolean {
  return values.some(
    ({ target }) =>
      target.kind === "property" &&
      (target.events.includes(event) || (MAY_TAKE.has(event) && OF_ITEMS.has(target.property))),
  );
}
