import { type Frame, hasHead, type Item } from "#lib/interpretations/built-in/frame.ts";
import { COUPON } from "#lib/interpretations/built-in/gather/coupons.ts";
import { frameOf, withFrame } from "#lib/interpretations/built-in/items.ts";
import type { Reading } from "#lib/interpretations/built-in/reading.ts";
import { say } from "#lib/interpretations/built-in/setting.ts";
import type { Filter } from "#lib/rules/schema.ts";

/** What an order as a whole may be without. */
const WITHOUT: ReadonlySet<string> = new Set(["coupon", "discount", "device"]);

/** "bought a phone, and that order was over 800": the clause joins the conditions of the order ahead of it. */
export function ofThatOrder(items: readonly Item[], reading: Reading): readonly Item[] {
  if (!items.some((item) => frameOf(item)?.isOfThatOrder || frameOf(item)?.isThatOrder)) return items;
  const joined: Item[] = [];
  items.forEach((item, index) => {
    const frame = frameOf(item);
    const ahead = frameOf(items[index - 1]);
    const isFurther = frame && (ahead?.isOfThatOrder || ahead?.isThatOrder) && isMoreOfIt(item, frame);
    if (!frame?.isOfThatOrder && !isFurther) {
      joined.push(item);
      return;
    }
    const at = joined.findLastIndex((each) => isOrder(frameOf(each)));
    const order = joined[at];
    const source = frameOf(order);
    const whole = source && item.by !== "or" && item.by !== "commaOr" ? withMore(source, frame) : undefined;
    const alone = source && !whole && isOne(source) ? withMore({ ...source, amounts: [] }, frame) : undefined;
    if (order && whole) joined[at] = withFrame(order, whole);
    // 买过一次家电,那单花了5000以上: the only one of them is of that kind.
    else if (order && alone) joined.push({ ...item, by: "and", element: { kind: "frame", frame: alone } });
    else {
      reading.choices.problem(
        "not_expressible",
        frame,
        say(
          reading.setting,
          `Which order is meant, and what of it, by “${reading.textOf(frame)}”?`,
          `“${reading.textOf(frame)}”说的是哪一单、要满足什么？`,
        ),
      );
      joined.push(item);
    }
  });
  return joined;
}

/** 那单用了券,超过800元 */
function isMoreOfIt({ by }: Item, frame: Frame): boolean {
  const isMoney = frame.amounts.length === 1 && frame.amounts.every(isWorth);
  const isBare = frame.values.length === 0 && frame.filters.length === 0 && !frame.window;
  if (isHowOfIt(by, frame)) return true;
  const isOpen = !hasHead(frame) || (frame.metric === "order_value" && !frame.events && !frame.isSpend);
  return ["comma", "and", "commaAnd", "but"].includes(by) && isOpen && isMoney && isBare && !frame.isNegated;
}

function isOne({ amounts, only, periods, rank }: Frame): boolean {
  const [amount] = amounts;
  const isCount = amount?.unit === "times" || amount?.unit === "orders";
  return (
    amounts.length === 1 &&
    isCount &&
    amount.bound.op === "eq" &&
    amount.bound.value === 1 &&
    !only &&
    !periods &&
    !rank
  );
}

/** 那单没用券也没打折 */
function isHowOfIt(by: Item["by"], { events, values, filters, amounts, window, only }: Frame): boolean {
  const isOfOrder = events === undefined || ["order_completed", "coupon_applied"].includes(events.join());
  const isBare = amounts.length === 0 && values.length === 0 && !window && !only;
  const isCoupon = events?.join() === "coupon_applied" && filters.length === 0;
  const isHow = filters.length > 0 && filters.every(({ property }) => WITHOUT.has(property));
  return ["comma", "and", "commaAnd"].includes(by) && isOfOrder && isBare && (isHow || isCoupon);
}

function isOrder(frame: Frame | undefined): boolean {
  return frame?.events?.[0] === "order_completed" || frame?.isSpend === true;
}

/** `undefined` where the two cannot be said of one order. */
function withMore(source: Frame, said: Frame): Frame | undefined {
  const isCoupon = said.events?.join() === "coupon_applied";
  const more: Frame =
    isCoupon && said.values.length === 0
      ? { ...said, events: ["order_completed"], filters: [...said.filters, COUPON] }
      : said;
  const isSaid = more.amounts.length + more.values.length + more.filters.length > 0 || more.window;
  const isOfOrders = more.events === undefined || more.events.join() === "order_completed";
  const isWorthSaid = source.only !== undefined || source.isSingle === true;
  const isCounted =
    source.amounts.some(({ unit }) => unit !== "money" && !(unit === "plain" && isWorthSaid)) ||
    source.periods ||
    source.rank;
  const isTwice = source.amounts.length > 0 && more.amounts.length > 0;
  if (!isSaid || !isOfOrders || source.isNegated || isCounted || isTwice || !more.amounts.every(isWorth))
    return undefined;
  if ((source.window && more.window) || more.only || more.rank || more.relative || more.periods)
    return undefined;
  if (source.isSpend && source.amounts.length > 0) return undefined;
  const denied = more.isNegated ? deniedOf(more) : [];
  if (denied === undefined) return undefined;
  const { isSpend: _, ...rest } = source;
  const window = source.window ?? more.window;
  return {
    ...rest,
    events: ["order_completed"],
    ...(source.isSpend && { isNoun: true }),
    ...(window && { window }),
    ...(more.amounts.length > 0 && { isSingle: true }),
    amounts: [...source.amounts, ...more.amounts.map((amount) => ({ ...amount, unit: "money" as const }))],
    values: more.isNegated ? source.values : [...source.values, ...more.values],
    filters: [...source.filters, ...(more.isNegated ? denied : more.filters)],
    to: more.to,
  };
}

function isWorth({ unit, bound }: Frame["amounts"][number]): boolean {
  const largest = bound.op === "between" ? bound.value[1] : bound.value;
  return unit === "money" || (unit === "plain" && largest >= 20);
}

/** 那单没用券: what is denied of one order, as far as the opposite is a condition of it too. */
function deniedOf({ amounts, values, filters }: Frame): readonly Filter[] | undefined {
  if (amounts.length > 0) return undefined;
  const without: Filter[] = [];
  for (const { property } of filters) {
    if (!WITHOUT.has(property)) return undefined;
    without.push({ property, op: "missing" });
  }
  for (const { values: known } of values) {
    const target = known[0]?.target;
    if (target?.kind !== "property" || !WITHOUT.has(target.property)) return undefined;
    without.push({ property: target.property, op: "is_not", value: known.map(({ value }) => value) });
  }
  return without;
}
