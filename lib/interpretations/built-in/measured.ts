import { isBareSum } from "#lib/interpretations/built-in/bare-sum.ts";
import { compare, compareBoth, countBound, describeBound } from "#lib/interpretations/built-in/bounds.ts";
import { comparedTimes } from "#lib/interpretations/built-in/compared-times.ts";
import { periodsRule } from "#lib/interpretations/built-in/every.ts";
import type { Amount, Frame } from "#lib/interpretations/built-in/frame.ts";
import { aggregateOf, countOf } from "#lib/interpretations/built-in/measure.ts";
import {
  comparedWithOthers,
  isOfMail,
  mailShare,
  metricRule,
  shareRule,
} from "#lib/interpretations/built-in/metric-rules.ts";
import { itemsRule, moneyRule } from "#lib/interpretations/built-in/money-rules.ts";
import { withPeriod } from "#lib/interpretations/built-in/period.ts";
import type { Reading } from "#lib/interpretations/built-in/reading.ts";
import { say } from "#lib/interpretations/built-in/setting.ts";
import { UNITS } from "#lib/rules/restate/zh-windows.ts";
import type { Rule, Window } from "#lib/rules/schema.ts";

type Parts = Parameters<typeof countOf>[0];

export function measured(frame: Frame, parts: Parts, reading: Reading): Rule | undefined {
  const { setting, choices } = reading;
  const twice = frame.amounts.find(
    (each, index) => frame.amounts.findIndex(({ unit }) => unit === each.unit) !== index,
  );
  if (twice) {
    choices.problem(
      "incomplete",
      twice,
      say(
        setting,
        `I did not understand what “${reading.textOf(twice)}” belongs to.`,
        `没有理解“${reading.textOf(twice)}”指的是什么。`,
      ),
    );
    return undefined;
  }
  noteAnyOne(frame, reading);
  const unused = unusedAmount(frame);
  if (unused) {
    choices.problem("not_expressible", unused, unsaidTogether(unused, reading));
    return undefined;
  }
  const { amounts } = frame;
  const [amount] = amounts;
  for (const each of amounts)
    if (each.isVague) choices.note("vague_word", each, describeBound(each.bound, setting));
  // "last order bigger than average": one order against all of the others'.
  if (frame.relative && frame.only) {
    const text = "A rule cannot compare one order with the average";
    choices.problem("not_expressible", frame, say(setting, text, "规则不能把单笔订单与平均值比较"));
    return undefined;
  }
  if (frame.rank || frame.relative)
    return comparedWithOthers(frame, withPeriod(frame, parts, reading), reading);
  if (frame.than) return comparedTimes(frame, frame.than, parts, reading);
  // "75 per order on average".
  if (frame.isMean && frame.isEvery && amount && amounts.length === 1 && !frame.periods)
    return metricRule(
      { ...frame, metric: "average_order_value" },
      { ...parts, events: ["order_completed"] },
      amount,
      reading,
    );
  const isMeanAlready = frame.metric === "average_order_value" || frame.metric === "average_spend";
  if (frame.isMean && !frame.periods && !isMeanAlready) {
    const text = "On average over what: per order, or per month?";
    choices.problem("incomplete", frame, say(setting, text, "按什么平均？每单，还是每月？"));
    return undefined;
  }
  if (frame.periods)
    return periodsRule(frame, { ...frame.periods, ...(frame.isMean && { isMean: true }) }, parts, reading);
  const isOfPieces = frame.isItem || amounts.some((each) => each.unit === "items" || isPieces(frame, each));
  if (frame.isSingle && isOfPieces && amounts.some(({ unit }) => unit === "plain" || unit === "items")) {
    choices.problem(
      "not_expressible",
      frame,
      say(setting, "A rule cannot count the pieces of one order", "规则不能统计单笔订单内的件数"),
    );
    return undefined;
  }
  const percent = amounts.find(({ unit }) => unit === "percent");
  if ((percent || frame.isMostly) && isOfMail(parts)) return mailShare(frame, parts, percent, reading);
  if (frame.metric !== undefined && frame.metric !== "order_value")
    return metricRule(frame, parts, amount, reading);
  if (frame.isMostly || (percent && parts.where.length > 0)) {
    const other = amounts.find((each) => each !== percent);
    if (!other) return shareRule(frame, parts, percent, reading);
    choices.problem("not_expressible", other, unsaidTogether(other, reading));
    return undefined;
  }
  // "every order with a coupon": all of them.
  if (frame.isEvery && amounts.length === 0 && parts.where.length > 0)
    return shareRule(frame, parts, { ...ALL_OF_THEM, from: frame.from, to: frame.to }, reading);
  const money = amounts.find(({ unit }) => unit === "money");
  const first = amounts.find(({ unit }) => unit === "items");
  // "at least one item priced above 100": one is enough.
  const isOneOf = first && first.bound.value === 1 && (first.isBare || first.bound.op === "gte");
  if (isOneOf && money && frame.isPrice)
    return measured(
      { ...frame, isItem: true, amounts: amounts.filter((each) => each !== first) },
      parts,
      reading,
    );
  const plain = amounts.find(({ unit }) => unit === "plain");
  const counted = amounts.find(({ unit }) => unit === "times" || unit === "orders" || unit === "people");
  const items =
    amounts.find(({ unit }) => unit === "items" || unit === "kinds") ??
    ((frame.isItem && plain && !frame.isPrice) || isPieces(frame, plain) ? plain : undefined);
  // 单笔一千到两千的订单: what one order is worth.
  const worth = frame.isSingle && counted?.unit === "orders" && isLarge(counted) ? counted : undefined;
  const figure =
    money ??
    worth ??
    (frame.isSpend ||
    frame.isTotal ||
    isRefundSum(frame, plain) ||
    frame.isPrice ||
    frame.isSingle ||
    isWorthOfOne(frame) ||
    frame.metric === "order_value" ||
    isPriceBehind(frame, plain) ||
    isPriceAhead(frame, plain)
      ? plain
      : undefined);
  const since = orderingSince(frame, reading);
  if (since) return compare(countOf({ ...parts, only: "first", window: since }), { op: "gte", value: 1 });
  const ago = amounts.find(({ unit }) => unit === "time");
  if (
    ago?.time &&
    frame.only !== undefined &&
    !parts.window &&
    ago.bound.op !== "between" &&
    amounts.length === 1
  ) {
    const kind = ago.bound.op === "gt" || ago.bound.op === "gte" ? "before_last" : "last";
    return compare(countOf({ ...parts, window: { kind, ...ago.time } }), { op: "gte", value: 1 });
  }
  if (ago) {
    choices.problem(
      "incomplete",
      frame,
      say(
        setting,
        `I did not understand the time in “${reading.textOf(frame)}”`,
        `没有理解“${reading.textOf(frame)}”里的时间`,
      ),
    );
    return undefined;
  }
  if (percent) {
    choices.problem(
      "incomplete",
      percent,
      say(setting, `“${reading.textOf(percent)}” of what?`, `“${reading.textOf(percent)}”指的是什么的比例？`),
    );
    return undefined;
  }
  const count = (worth ? undefined : counted) ?? (figure === plain || items === plain ? undefined : plain);
  const isUsed = (each: Amount) => each === figure || each === count || (each === items && !figure);
  const spare = amounts.find((each) => !isUsed(each)) ?? (items && !figure && count ? count : undefined);
  if (spare) {
    choices.problem("not_expressible", spare, unsaidTogether(spare, reading));
    return undefined;
  }
  if (count && !figure && count.unit === "plain" && isLarge(count) && parts.events[0] === "order_completed") {
    const isMoney = choices.choose("measure", frame, [
      { label: say(setting, "an amount of money", "指金额"), value: true },
      { label: say(setting, "a number of orders", "指订单数"), value: false },
    ]);
    if (isMoney) return moneyRule(frame, parts, count, undefined, reading);
  }
  if (figure) return moneyRule(frame, parts, figure, count, reading);
  if (items && (frame.isDistinct || items.unit === "kinds") && !frame.isSpend)
    return compareBoth(
      aggregateOf("distinct", kindOf(parts), withPeriod(frame, parts, reading)),
      countBound(items, reading),
      items.and,
    );
  if (items && !frame.isSpend) return itemsRule(frame, parts, items, reading);
  if (count)
    return compareBoth(countOf(withPeriod(frame, parts, reading)), countBound(count, reading), count.and);
  // "…, by spend": how much, nobody has said.
  if (frame.isSpend && !frame.isNegated && isBareSum(frame, reading)) {
    const text = `“${reading.textOf(frame)}”: compared with what?`;
    choices.problem("incomplete", frame, say(setting, text, `“${reading.textOf(frame)}”要和多少比较？`));
    return undefined;
  }
  // "has not placed a single order" is none at all.
  if (frame.isSingle && !frame.isEvery && frame.isNoun && parts.where.length === 0 && !frame.isNegated)
    return compare(countOf(withPeriod(frame, parts, reading)), { op: "eq", value: 1 });
  return compare(countOf(parts), { op: "gte", value: 1 });
}

/** 用过两种优惠券, 打开过两种邮件: what there are several of. */
function kindOf({ events: [event] }: Parts): string {
  if (event === "coupon_applied" || event === "coupon_denied") return "coupon";
  return event === "products_searched" ? "query" : "product_id";
}

/** "have been ordering for more than a year": the first order is so long ago. */
function orderingSince(
  { window, isNegated, amounts, from, to }: Frame,
  { textOf }: Reading,
): Window | undefined {
  const isSo =
    window?.why === "longer" && window.window.kind === "last" && !isNegated && amounts.length === 0;
  if (!isSo || !/\bbeen (?:ordering|buying|shopping|purchasing)\b/iu.test(textOf({ from, to })))
    return undefined;
  return window.window.kind === "last" ? { ...window.window, kind: "before_last" } : undefined;
}

/** "5 times in a day": a rule counts back from now, or between dates. */
export function noteAnyOne({ window, amounts }: Frame, { setting, choices }: Reading): void {
  if (!window?.isAnyOne || window.window.kind !== "last") return;
  const isCounted = amounts.some(({ bound }) => bound.op === "between" || bound.value > 1);
  if (window.isAnyOne === "counted" && !isCounted) return;
  const { unit } = window.window;
  const english = `A rule cannot say “within any one ${unit}”, only count back from now or between dates.`;
  const chinese = `规则不能表达“任意一${UNITS[unit]}之内”，只能从现在往前推，或者用日期描述。`;
  choices.near("not_expressible", window, say(setting, english, chinese));
}

const ALL_OF_THEM = { k: "amount", bound: { op: "gte", value: 100 }, unit: "percent" } as const;

function unsaidTogether(amount: Amount, { setting, textOf }: Reading): string {
  const words = textOf(amount);
  return say(
    setting,
    `“${words}” cannot be said together with the rest.`,
    `“${words}”无法与其余条件一起表达。`,
  );
}

/** "bought 2 dresses": a figure before what was bought counts pieces. */
function isPieces(frame: Frame, plain: Amount | undefined): boolean {
  if (!plain || frame.isNoun || frame.isSpend || frame.events?.[0] !== "order_completed") return false;
  return !isLarge(plain) && frame.values.some((values) => plain.to <= values.from && isOfItems(values));
}

/** "refunded more than 200": nobody returns so often. */
function isRefundSum({ events }: Frame, plain: Amount | undefined): boolean {
  return plain !== undefined && !plain.isBare && events?.[0] === "order_refunded" && isLarge(plain);
}

/** 200以内的服装: a figure that nobody buys so many pieces of is a price. */
function isPriceAhead(frame: Frame, plain: Amount | undefined): boolean {
  if (!plain || frame.isNoun || frame.isSpend || frame.events?.[0] !== "order_completed") return false;
  return isLarge(plain) && frame.values.some((values) => plain.to <= values.from && isOfItems(values));
}

/** Nobody speaks of so many orders or pieces of one customer without saying so. */
function isLarge({ bound }: Amount): boolean {
  return (bound.op === "between" ? bound.value[0] : bound.value) >= 50;
}

function isOfItems({ values }: Frame["values"][number]): boolean {
  return values.some(
    ({ target }) => target.kind === "property" && ["category", "brand", "name"].includes(target.property),
  );
}

/** "bought shoes over 100": a comparison behind what was bought is about its price. */
function isPriceBehind(frame: Frame, plain: Amount | undefined): boolean {
  if (!plain || plain.isBare || frame.isNoun || isSmallLeast(plain)) return false;
  return frame.values.some((values) => values.to <= plain.from && isOfItems(values));
}

/** "bought shoes, 2 or more": no price begins so low. */
function isSmallLeast({ bound }: Amount): boolean {
  return (bound.op === "gte" || bound.op === "gt") && bound.value <= 5;
}

/** "whose last order was over 100": of one order there is no number. */
function isWorthOfOne({ only, events, isNoun }: Frame): boolean {
  return only !== undefined && isNoun === true && events?.[0] === "order_completed";
}

/** A figure that the clause's kind of measure has no place for: no figure is dropped. */
function unusedAmount(frame: Frame): Amount | undefined {
  const { amounts } = frame;
  if (frame.rank || frame.relative) return amounts[0];
  if (frame.periods && (frame.isMean || frame.periods.isMean)) return amounts[1];
  if (frame.periods)
    return amounts.find(({ unit }) => unit !== "plain" && unit !== "times" && unit !== "orders");
  if (frame.metric !== undefined && frame.metric !== "order_value") return amounts[1];
  return undefined;
}
