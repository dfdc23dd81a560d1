import type { Frame, Item } from "#lib/interpretations/built-in/frame.ts";
import { frameOf, sameEvent, withFrame } from "#lib/interpretations/built-in/items.ts";
import type { Reading } from "#lib/interpretations/built-in/reading.ts";
import { say } from "#lib/interpretations/built-in/setting.ts";

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

/** "has not bought or viewed shoes" */
const DENIAL = /^(?:(?:have|has|had|did|do|does)(?:n't|n’t| not)? |never |not (?:yet )?|nor |neither )+/iu;

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
      SHARES_ITEMS.has(events?.[0] ?? "") &&
      (isNegated === true) === (frame.isNegated === true) &&
      !only &&
      !periods &&
      !isSpend,
  );
  const isOpen = [frame.values, frame.filters, frame.amounts].every((each) => each.length === 0);
  const hasOwnTime = frame.window !== undefined && next.window !== undefined && !isSameTime(frame, next);
  const words = textOf(frame).replace(DENIAL, "");
  if (!isOfItems || !isOpen || frame.isItem || hasOwnTime || isWhole(words)) return item;
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
export function shareObjects(items: readonly Item[], reading: Reading): readonly Item[] {
  const shared: Item[] = [];
  let ahead: Item | undefined;
  for (const [index, item] of items.entries()) {
    const said = frameOf(items[index - 1]);
    // 看过手机但没搜索、没加购、没下单: of the same things as the ones that were not done before it.
    const isFurther = said?.isNegated === true && said.values.length === 0 && said.amounts.length === 0;
    ahead = isFurther && frameOf(item)?.isNegated ? ahead : shared.at(-1);
    shared.push(withObjects(item, ahead, reading));
  }
  return shared;
}

function withObjects(
  item: Item,
  previous: Item | undefined,
  { setting, choices, textOf, readAs }: Reading,
): Item {
  const frame = frameOf(item);
  const before = frameOf(previous);
  const isOpen =
    (frame?.isNegated || frame?.isOfSame) &&
    !frame.isElided &&
    frame.events &&
    frame.values.length === 0 &&
    frame.filters.length === 0 &&
    frame.amounts.length === 0 &&
    !frame.isSearch;
  // "bought shoes within 7 days of viewing them": of what was bought.
  if (
    frame &&
    before &&
    !frame.isNegated &&
    ["after", "then"].includes(item.by) &&
    isOfTheSame(frame, before, textOf({ from: frame.from, to: frame.to + 7 }))
  )
    return withFrame(item, { ...frame, values: before.values });
  // "everyone who bought Skincare and viewed it twice"
  if (frame && before && !frame.isNegated && !frame.isElided && isPointing(frame, before, readAs))
    return withFrame(item, { ...frame, values: namedIn(before) });
  const isSentBack = frame?.events?.[0] === "order_refunded" && !frame.isNegated && frame.values.length === 0;
  if (
    frame &&
    before &&
    isSentBack &&
    before.values.length > 0 &&
    /\b(?:it|them|one|those|these)$/iu.test(textOf({ from: frame.from, to: frame.to + 5 }).trim())
  )
    choices.note("scope", frame, say(setting, "of anything at all", "任何商品"));
  if (!frame || !before || !isOpen || before.isNegated || frame.isAway) return item;
  // "viewed laptops, then put one in the cart"
  if (frame.isOfSame && !frame.isNegated) return withFrame(item, { ...frame, values: before.values });
  const isSearched = before.values.length === 0 && before.searched !== undefined;
  const objects = namedIn(before);
  // "searched for shoes but never bought any"
  const isAny =
    isSearched &&
    /\b(?:any|them|it|some|those|these)$/iu.test(textOf({ from: frame.from, to: frame.to + 4 }).trim());
  if (objects.length === 0 || (isSearched && !frame.isOfSame && !isAny)) return item;
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
  const isPointed = POINTING.test(readAs({ from: frame.from, to: frame.to + 6 }));
  const isSameAgain = sameEvent(item, before) && !isInterest && !frame.isOfSame && !isPointed;
  // 用了券之后没再下过单: no order at all, with or without one.
  const isAfterCoupon = before.events?.[0] === "coupon_applied" && !isPointed && !isOfThem;
  const isAnyFirst =
    (isApartFrom && !isPointed) || saysAnything(textOf(frame)) || isSameAgain || isAfterCoupon;
  const isSame = choices.choose("scope", frame, isAnyFirst ? [any, same] : [same, any]);
  return isSame ? withFrame(item, { ...frame, values: objects }) : item;
}

/** "viewed Skincare, minus those who already bought it": of the same things, or of anything. */
export function objectsOf(
  frame: Frame,
  before: Frame,
  { setting, choices, textOf, readAs }: Reading,
): Frame["values"] | undefined {
  const [event = ""] = frame.events ?? [];
  const isOpen = [frame.values, frame.filters, frame.amounts].every((each) => each.length === 0);
  const isOther =
    event !== before.events?.[0] || POINTING.test(readAs({ from: frame.from, to: frame.to + 6 }));
  const isOfItems = MAY_TAKE.has(event) && before.values.length > 0 && isOther;
  if (!isOpen || !isOfItems || !before.values.every((values) => isOfEvent(values, event))) return undefined;
  if (saysAnything(textOf(frame))) return undefined;
  const isSame = choices.choose("scope", frame, [
    { label: say(setting, "the same things", "同样的商品"), value: true },
    { label: say(setting, "anything at all", "任何商品"), value: false },
  ]);
  return isSame ? before.values : undefined;
}

/** "did not buy it this month", "never ordered one again": right behind the verb, of what was named before. */
const POINTING =
  /\b(?:buy|bought|buying|order|ordered|ordering|purchase|purchased|purchasing|view|viewed|cart|carted|add|added) (?:it|them|one|ones|any|some|those|these)\b(?! (?:of our|of the|products?|items?|orders?))/iu;

/** "viewed it": right behind the verb, what was named before. */
function isPointing(frame: Frame, before: Frame, readAs: Reading["readAs"]): boolean {
  const { values, filters, events, isSearch } = frame;
  const isBare = values.length === 0 && filters.length === 0 && events !== undefined && !isSearch;
  const words = readAs({ from: frame.from, to: frame.to + 6 });
  const isIt =
    /^(?:[a-z']+ ){0,3}(?:viewed|bought|ordered|purchased|added|carted|returned|browsed|looked at|saw|put) (?:it|them)\b/iu.test(
      words,
    );
  const [event = ""] = events ?? [];
  const named = namedIn(before);
  return isBare && isIt && named.length > 0 && named.every((each) => isOfEvent(each, event));
}

/** What was looked for is named as well. */
function namedIn({ values, searched }: Frame): Frame["values"] {
  return values.length === 0 && searched ? [searched] : values;
}

function isOfTheSame(frame: Frame, before: Frame, words: string): boolean {
  const isOpen = frame.values.length === 0 && frame.filters.length === 0 && frame.amounts.length === 0;
  const isPointing = /\b(?:them|it|one|those|these)\b/iu.test(words);
  const [event = ""] = frame.events ?? [];
  return (
    isOpen &&
    isPointing &&
    before.values.length > 0 &&
    before.values.every((values) => isOfEvent(values, event))
  );
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
