import { compare, compareBoth, countBound } from "#lib/interpretations/built-in/bounds.ts";
import type { Amount, Frame } from "#lib/interpretations/built-in/frame.ts";
import { aggregateOf, countOf } from "#lib/interpretations/built-in/measure.ts";
import { withPeriod } from "#lib/interpretations/built-in/period.ts";
import type { Reading } from "#lib/interpretations/built-in/reading.ts";
import type { Bound } from "#lib/interpretations/built-in/sense.ts";
import { say } from "#lib/interpretations/built-in/setting.ts";
import type { Filter, Rule } from "#lib/rules/schema.ts";

type Parts = Parameters<typeof countOf>[0];

const PRODUCT_PROPERTIES: ReadonlySet<string> = new Set(["category", "brand", "name", "product_id"]);

export function moneyRule(
  frame: Frame,
  parts: Parts,
  figure: Amount,
  count: Amount | undefined,
  reading: Reading,
): Rule | undefined {
  const { setting, choices } = reading;
  // 金额为0: nothing is worth less.
  const bound: Bound =
    figure.isBare && figure.bound.op === "eq" && figure.bound.value !== 0
      ? choices.choose<Bound>("comparison", figure, [
          {
            label: say(setting, `${figure.bound.value} or more`, `${figure.bound.value}及以上`),
            value: { op: "gte", value: figure.bound.value },
          },
          {
            label: say(setting, `exactly ${figure.bound.value}`, `正好${figure.bound.value}`),
            value: figure.bound,
          },
        ])
      : figure.bound;
  const filters = (property: string): Filter[] =>
    [bound, ...(figure.and ? [figure.and] : [])].map((each) => ({ property, ...each }) as Filter);
  const perEvent = (property: string): Rule =>
    compare(
      countOf({
        ...(count ? withPeriod(frame, parts, reading) : parts),
        where: [...parts.where, ...filters(property)],
      }),
      count ? countBound(count, reading) : { op: "gte", value: 1 },
    );
  const [event] = parts.events;
  if (event === "checkout_started" || event === "cart_viewed") return perEvent("value");
  if (event !== "order_completed" && event !== "order_refunded") return perEvent("price");
  const isAhead =
    frame.values.some(
      (values) => figure.to <= values.from && !/\p{Script=Han}/u.test(reading.textOf(values)),
    ) &&
    !frame.isPrice &&
    !frame.isItem;
  const isOfOrder = frame.isSingle === true || frame.isNoun === true;
  const isWorthOfOrder = isOfOrder && frame.values.length === 0 && !frame.isItem;
  // "ordered over 100 on a tablet": a device costs nothing.
  const isOfProducts =
    frame.values.length > 0 && parts.where.some(({ property }) => PRODUCT_PROPERTIES.has(property));
  const isItemPrice =
    (frame.isPrice && !isWorthOfOrder) ||
    (frame.isItem && !frame.isSpend) ||
    (!frame.isSpend && !frame.isNoun && !frame.isSingle && isOfProducts && !isAhead);
  if (isItemPrice) return perEvent("price");
  if (frame.isTotal)
    return compareBoth(aggregateOf("sum", "total", withPeriod(frame, parts, reading)), bound, figure.and);
  if (frame.isEvery && !count) {
    const isEach = choices.choose("measure", { from: figure.from, to: figure.to }, [
      { label: say(setting, "every one of the orders", "每一单都是"), value: true },
      { label: say(setting, "at least one order", "至少有一单"), value: false },
    ]);
    const isUpper = bound.op === "lt" || bound.op === "lte";
    return isEach
      ? compareBoth(aggregateOf(isUpper ? "max" : "min", "total", parts), bound, figure.and)
      : perEvent("total");
  }
  const isOfRefunds = event === "order_refunded" && !frame.isEvery && !count;
  // "returned goods worth more than $300", "were refunded more than $50", 累计退款超过1000块
  const said = reading.textOf({ from: Math.max(0, frame.from - 4), to: frame.to });
  const isOfSeveral =
    /\b(?:refunded|goods|items|things|products|stuff|orders|merchandise|purchases)\b/iu.test(
      reading.textOf(frame),
    ) || /累计|合计|总[额金共]|一共/u.test(said);
  const isOpen = frame.isSingle || figure.unit === "plain" || isOfSeveral || /\p{Script=Han}/u.test(said);
  if (isOfRefunds && isOpen) {
    const single = { label: say(setting, "one single return", "单笔退款"), value: false };
    const sum = { label: say(setting, "all returns together", "所有退款合计"), value: true };
    // "sent back an order worth more than 100"
    const words = reading.textOf({ from: Math.max(0, frame.from - 2), to: frame.to });
    const isOfOne = /\b(?:an?|one|any)(?: single)? (?:order|purchase)\b|单[笔次]|[一某那这][笔次单回]/iu.test(
      words,
    );
    const isTotal = (figure.unit === "plain" || isOfSeveral) && !isOfOne;
    const isSum = choices.choose(
      "measure",
      { from: figure.from, to: figure.to },
      isTotal ? [sum, single] : [single, sum],
    );
    return isSum
      ? compareBoth(aggregateOf("sum", "total", withPeriod(frame, parts, reading)), bound, figure.and)
      : perEvent("total");
  }
  if (frame.metric === "order_value" && !frame.events && !frame.isSingle && !count) {
    const isEach = choices.choose("measure", { from: figure.from, to: figure.to }, [
      { label: say(setting, "one single order", "单笔订单"), value: true },
      { label: say(setting, "all orders together", "所有订单合计"), value: false },
    ]);
    return isEach
      ? perEvent("total")
      : compareBoth(aggregateOf("sum", "total", withPeriod(frame, parts, reading)), bound, figure.and);
  }
  if (frame.isSingle || frame.metric === "order_value" || (frame.isNoun && !frame.isSpend))
    return perEvent("total");
  if (frame.isNet) {
    choices.near(
      "not_expressible",
      frame,
      say(
        setting,
        "Net spend (orders minus refunds) cannot be said in a rule yet. Use gross spend?",
        "规则暂时不能表达净消费（订单减退款）。改用消费总额吗？",
      ),
    );
  }
  // "paid less than $40 on their last order": those without any order paid nothing on it.
  if (frame.only && !isOfProducts) return perEvent("total");
  const all = { label: say(setting, "all orders together", "所有订单合计"), value: true };
  const single = { label: say(setting, "one single order", "单笔订单"), value: false };
  const isSum =
    frame.isSpend === true ||
    choices.choose(
      "measure",
      { from: figure.from, to: figure.to },
      isOfOrders(frame, figure, reading) ? [single, all] : [all, single],
    );
  if (!isSum) return perEvent("total");
  const rule = compareBoth(aggregateOf("sum", "total", withPeriod(frame, parts, reading)), bound, figure.and);
  if (frame.isSpend && parts.window)
    choices.note(
      "measure",
      figure,
      say(
        setting,
        "the sum of all orders in that time, refunds not taken off",
        "该时间内所有订单合计，未扣除退款",
      ),
    );
  return count ? { kind: "all", rules: [rule, compare(countOf(parts), countBound(count, reading))] } : rule;
}

/** "placed orders above $100", 1000元以上的订单: each of them is. */
function isOfOrders(frame: Frame, figure: Amount, { textOf }: Reading): boolean {
  const ahead = textOf({ from: frame.from, to: figure.from });
  const behind = textOf({ from: figure.to, to: frame.to });
  return (
    /\borders?(?: worth| valued at| of| for| with)?\s*$/iu.test(ahead) ||
    /^的?(?:订单|大单|单子)/u.test(behind)
  );
}

export function itemsRule(frame: Frame, parts: Parts, items: Amount, reading: Reading): Rule {
  const { setting, choices } = reading;
  const bound = countBound(items, reading);
  const isQuantity =
    parts.events[0] === "order_completed"
      ? choices.choose("measure", items, [
          { label: say(setting, "pieces bought in all", "购买件数合计"), value: true },
          { label: say(setting, "orders with such an item", "含该商品的订单数"), value: false },
        ])
      : false;
  if (parts.events[0] === "order_refunded")
    choices.note("measure", items, say(setting, "returns are counted, not pieces", "按退货次数计，不按件数"));
  const scoped = withPeriod(frame, parts, reading);
  return compare(isQuantity ? aggregateOf("sum", "quantity", scoped) : countOf(scoped), bound);
}
