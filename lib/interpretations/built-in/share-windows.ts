import { type Frame, hasHead, type Item } from "#lib/interpretations/built-in/frame.ts";
import { canTake, give, isUntilNow, untilNow } from "#lib/interpretations/built-in/give-time.ts";
import { frameOf, sameEvent } from "#lib/interpretations/built-in/items.ts";
import type { Reading } from "#lib/interpretations/built-in/reading.ts";
import { say } from "#lib/interpretations/built-in/setting.ts";
import { ofVague } from "#lib/interpretations/built-in/share-vague-time.ts";
import { isSinceThen, sinceThen } from "#lib/interpretations/built-in/since-then.ts";

/** A time on its own, not "in May or in June". */
export function isApart(item: Item, index: number): boolean {
  const frame = frameOf(item);
  return (
    frame !== undefined &&
    isWindowOnly(frame) &&
    (index === 0 || ["none", "comma", "who"].includes(item.by) || frame.window?.isAll === true)
  );
}

function isWindowOnly(frame: Frame): boolean {
  return (
    frame.window !== undefined &&
    !frame.isNegated &&
    !hasHead(frame) &&
    frame.values.length === 0 &&
    frame.amounts.length === 0 &&
    frame.filters.length === 0 &&
    !frame.rank &&
    !frame.relative &&
    !frame.periods &&
    !frame.vague?.length
  );
}

/** Windows that hold for more than their own clause: at the front, at the end, or said to be for all. */
export function shareWindows(items: readonly Item[], reading: Reading): readonly Item[] {
  const apart = items.filter(isApart);
  const whole = frameOf(apart[0])?.window ?? items.map(frameOf).find((frame) => frame?.window?.isAll)?.window;
  const rest = items.filter((item) => !apart.includes(item));
  if (rest.length === 0) return items;
  if (!whole)
    return ofVague(
      trailing(deniedTogether(sinceThen(leading(rest, reading), reading), reading), reading),
      reading,
    );
  const given = isOfFirstVague(items, reading)
    ? rest.map((item, index) => (index === 0 ? give(item, whole) : item))
    : rest.map((item) => give(item, whole));
  const isTaken =
    given.some((item, index) => item !== rest[index]) ||
    items.some((item) => frameOf(item)?.window === whole && !apart.includes(item));
  const { setting, choices, textOf } = reading;
  if (isTaken && apart.length < 2) {
    if (rest.length > 1 && !isBeforeVague(items))
      choices.note("window", whole, say(setting, "the time holds for all of it", "该时间适用于所有条件"));
    return given;
  }
  choices.problem(
    "incomplete",
    whole,
    say(
      setting,
      `I did not understand what “${textOf(whole)}” belongs to.`,
      `没有理解“${textOf(whole)}”指的是什么。`,
    ),
  );
  return given;
}

function isBeforeVague([first, second]: readonly Item[]): boolean {
  return frameOf(first)?.window !== undefined && second?.element.kind === "vague" && second.by === "none";
}

/** 最近两周活跃，且累计消费满5000: a time at the front, right before a vague word, may be that word's alone. */
function isOfFirstVague(items: readonly Item[], reading: Reading): boolean {
  const { setting, choices } = reading;
  const [first, , ...later] = items;
  const window = frameOf(first)?.window;
  const others = later.filter((item) => {
    const frame = frameOf(item);
    return frame !== undefined && canTake(frame);
  });
  if (!window || !isBeforeVague(items) || others.length === 0) return false;
  const only = {
    label: say(setting, "the time holds for the first part only", "该时间只适用于第一个条件"),
    value: true,
  };
  const all = { label: say(setting, "the time holds for all of it", "该时间适用于所有条件"), value: false };
  const isOnly = others.some((item) => item.by.startsWith("comma") || isOfLifetime(item, reading));
  return choices.choose("window", window, isOnly ? [only, all] : [all, only]);
}

/** 累计消费, "lifetime spend": over all time where no other time is said with it. */
function isOfLifetime(item: Item, { textOf }: Reading): boolean {
  const frame = frameOf(item);
  if (!frame) return false;
  const words = textOf({ from: Math.max(0, frame.from - 4), to: frame.to });
  const ahead =
    words
      .slice(0, 4)
      .split(/[,，;；。]/u)
      .at(-1) ?? "";
  return /累计|历史|至今|lifetime|all[- ]time/iu.test(ahead + words.slice(4));
}

/** 最近30天浏览过但没下单: a window at the front of the first clause holds for those behind it. */
function leading(items: readonly Item[], reading: Reading): readonly Item[] {
  const { setting, choices } = reading;
  const leadingAt = items.findIndex(
    (item) =>
      frameOf(item)?.window !== undefined &&
      frameOf(item)?.isWindowLeading === true &&
      // 下单后3天内退款: so soon after it, and no time of its own.
      !(item.by === "then" && frameOf(item)?.window?.isWithin) &&
      !frameOf(item)?.isSignup,
  );
  const firstAt = leadingAt >= 0 ? leadingAt : items.findIndex((item) => frameOf(item) !== undefined);
  const first = frameOf(items[firstAt]);
  if (!first?.window || first.isSignup || first.window.window.kind === "before_last") return items;
  const later = items.slice(firstAt + 1).filter((item) => {
    const frame = frameOf(item);
    if (frame === undefined || !canTake(frame)) return false;
    const isOpposite =
      (frame.isNegated === true) !== (first.isNegated === true) &&
      sameEvent(item, first) &&
      frame.values.length === 0 &&
      frame.amounts.length === 0;
    // 近60天没买,买过3次以上: nobody can have done in that time what they did not do in it.
    const isNoneOfIt = isNoneAtAll(first) && !frame.isNegated && sameEvent(item, first);
    if (isOpposite || isNoneOfIt || isBehindNone(items, item, firstAt)) return false;
    // Behind its own clause a time holds on only for what did not happen: "viewed in May but did not buy".
    return (
      first.isWindowLeading === true ||
      (frame.isNegated === true && (frame.isElided === true || !sameEvent(item, first)))
    );
  });
  if (later.length === 0) return items;
  const { window } = first;
  const shared = {
    label: say(setting, "the time holds for everything behind it", "该时间适用于后面的所有条件"),
    value: true,
  };
  const own = {
    label: say(setting, "the time holds for the first part only", "该时间只适用于第一个条件"),
    value: false,
  };
  // "2 orders in 30 days, no refund" is no refund at all; "added to cart this week, ordered nothing" is this week.
  // 去年首单,累计下单3次以上: of the first order alone.
  const isOwn =
    first.only !== undefined ||
    later.every((item) => isOfLifetime(item, reading) || isListedNoun(item, first) || item.isPart === true);
  const isShared = choices.choose("window", window, isOwn ? [own, shared] : [shared, own]);
  if (!isShared) return items;
  return items.map((item) => {
    if (!later.includes(item)) return item;
    return give(item, isUntilNow(item, reading) ? untilNow(window) : window);
  });
}

/** 近60天加过购,没下单,客单价超过300: orders that they do not have in that time are of no worth in it. */
function isBehindNone(items: readonly Item[], item: Item, from: number): boolean {
  const frame = frameOf(item);
  if (!frame || frame.isNegated || !isOfOrders(frame)) return false;
  const ahead = items.slice(from + 1, items.indexOf(item)).map(frameOf);
  return ahead.some((each) => each !== undefined && !each.window && isNoneAtAll(each) && isOfOrders(each));
}

const OF_ORDERS: ReadonlySet<string> = new Set([
  "average_order_value",
  "average_spend",
  "max_order",
  "min_order",
]);

function isOfOrders({ events, metric, isSpend }: Frame): boolean {
  const isMeasured = isSpend === true || (metric !== undefined && OF_ORDERS.has(metric));
  return isMeasured || (metric === undefined && events?.join() === "order_completed");
}

function isNoneAtAll({ isNegated, values, amounts, filters }: Frame): boolean {
  return isNegated === true && values.length === 0 && amounts.length === 0 && filters.length === 0;
}

function isListedNoun(item: Item, first: Frame): boolean {
  const isListed = item.by === "comma" || item.by === "commaAnd";
  const frame = frameOf(item);
  const isNoun = frame?.isNoun === true || frame?.events?.[0] === "coupon_applied";
  return isListed && !first.isWindowLeading && isNoun;
}

/** "viewed but did not buy in the last 30 days": a window at the end may hold for the clauses before it. */
function trailing(items: readonly Item[], reading: Reading): readonly Item[] {
  const { setting, choices } = reading;
  const at = items.findLastIndex((item) => frameOf(item) !== undefined);
  const last = frameOf(items[at]);
  if (isSinceThen(last) || !last?.window || last.isWindowLeading || last.isSignup || at === 0 || last.only)
    return items;
  const { window } = last;
  // "ordered, then ordered again within 30 days": so soon after it.
  if (window.isWithin && (items[at]?.by === "then" || last.isBack)) return items;
  if (
    window.isWithin &&
    items[at]?.by !== "or" &&
    !last.isElided &&
    last.events &&
    !sameEvent(items[at - 1], last)
  )
    return items;
  const earlier = items.slice(0, at).filter((item, index) => {
    const frame = frameOf(item);
    return (
      frame !== undefined &&
      canTake(frame) &&
      (items[index + 1]?.by ?? "none") !== "comma" &&
      (items[index + 1]?.by ?? "none") !== "commaOr" &&
      !(last.isNegated && sameEvent(item, last) && (!last.isElided || last.values === frame.values))
    );
  });
  if (earlier.length === 0) return items;
  const shared = { label: say(setting, "the time holds for all of it", "该时间适用于所有条件"), value: true };
  const own = {
    label: say(setting, "the time holds for the last part only", "该时间只适用于最后一个条件"),
    value: false,
  };
  // "an average order of 80 or more who ordered within the past 60 days": what was said before is of all time.
  const isTold = items[at]?.by === "who" && earlier.every((item) => isMeasured(frameOf(item)));
  // "3 times or more, and at least once since February": so often of all time, and so often of that one.
  const isOftener = earlier.every((item) => sameEvent(item, last) && isCountOf(frameOf(item), last));
  const isShared =
    (last.isElided && !isOftener) ||
    choices.choose("window", window, isTold || isOftener ? [own, shared] : [shared, own]);
  return isShared ? items.map((item) => (earlier.includes(item) ? give(item, window) : item)) : items;
}

/** "neither ordered nor visited for 45 days, but opened an email": the time at the end of what was denied together. */
function deniedTogether(items: readonly Item[], reading: Reading): readonly Item[] {
  const { setting, choices } = reading;
  let shared = items;
  for (let at = items.length - 1; at > 0; at -= 1) {
    const frame = frameOf(shared[at]);
    const window = frame?.window;
    if (!frame || !window || frame.isWindowLeading || frame.isSignup || frame.only || isSinceThen(frame))
      continue;
    if (window.isWithin && (shared[at]?.by === "then" || frame.isBack)) continue;
    const denied = deniedBefore(shared, at, reading);
    if (denied.length === 0) continue;
    const isOfAll = choices.choose("window", window, [
      { label: say(setting, "the time holds for all of it", "该时间适用于所有条件"), value: true },
      {
        label: say(setting, "the time holds for the last part only", "该时间只适用于最后一个条件"),
        value: false,
      },
    ]);
    if (isOfAll) shared = shared.map((item) => (denied.includes(item) ? give(item, window) : item));
  }
  return shared;
}

/** A figure that is told of the customers, with no time of its own. */
function isMeasured(frame: Frame | undefined): boolean {
  return (
    frame !== undefined && (frame.metric !== undefined || (frame.isNoun === true && frame.amounts.length > 0))
  );
}

/** "no visit, no order, no open for 3 months": things that did not happen, right before the last one. */
function deniedBefore(items: readonly Item[], at: number, reading: Reading): readonly Item[] {
  const last = frameOf(items[at]);
  if (!last?.isNegated || last.isElided || isSinceThen(last)) return [];
  const start = items.slice(0, at).findLastIndex((item, index) => {
    const frame = frameOf(item);
    const isListed = ["comma", "and", "commaAnd", "none"].includes(items[index + 1]?.by ?? "");
    const isAlike =
      frame?.isNoun === last.isNoun || [frame, last].every((each) => each && isNotDone(each, reading));
    const isDenied = frame?.isNegated === true && canTake(frame) && isAlike;
    return !(isListed && isDenied) || (frame && sameEvent(item, last)) || items[index + 1]?.isPart === true;
  });
  return items.slice(start + 1, at);
}

/** "haven't visited and haven't ordered": said in the same way. */
const IS_NOT_DONE = /^(?:(?:have|has|had|did|do|does|is|are|was|were)(?:n't| not)|not|neither|nor)\b/u;

function isNotDone({ from, to }: Frame, { readAs }: Reading): boolean {
  const ahead = readAs({ from: Math.max(0, from - 8), to: from });
  return /\b(?:neither|nor) $/u.test(ahead) || IS_NOT_DONE.test(readAs({ from, to }));
}

/** Two counts of the same thing from below, each with its own time. */
function isCountOf(frame: Frame | undefined, last: Frame): boolean {
  const [own, other] = [frame?.amounts[0], last.amounts[0]];
  if (!frame || !own || !other || frame.amounts.length > 1 || last.amounts.length > 1) return false;
  const isLow = [own, other].every(
    ({ bound, unit }) => (bound.op === "gte" || bound.op === "gt") && unit !== "money" && unit !== "percent",
  );
  const least = (amount: typeof own) => (typeof amount.bound.value === "number" ? amount.bound.value : 0);
  return isLow && !frame.isSpend && least(own) > least(other);
}
