import { boundTop, compare, compareBoth, countBound, scaled } from "#lib/interpretations/built-in/bounds.ts";
import type { Amount, Frame } from "#lib/interpretations/built-in/frame.ts";
import { length } from "#lib/interpretations/built-in/grammar/ago-windows.ts";
import { aggregateOf, COUNTED_METRICS, countOf, metricOf } from "#lib/interpretations/built-in/measure.ts";
import { noteMetric } from "#lib/interpretations/built-in/metric-notes.ts";
import { isOnlyLooking, once, ordersOf, withNothingElse } from "#lib/interpretations/built-in/only-rules.ts";
import { withPeriod } from "#lib/interpretations/built-in/period.ts";
import type { Reading } from "#lib/interpretations/built-in/reading.ts";
import type { Bound } from "#lib/interpretations/built-in/sense.ts";
import { say } from "#lib/interpretations/built-in/setting.ts";
import { rateOf } from "#lib/interpretations/built-in/stated.ts";
import type { Measure, Rule } from "#lib/rules/schema.ts";

type Parts = Parameters<typeof countOf>[0];

const SHARE_METRICS = new Set([
  "refund_share",
  "refund_amount_share",
  "discount_share",
  "email_open_share",
  "cart_abandonment_share",
]);

const MEANS = new Set(["average_order_value", "average_spend", "discount_average"]);

export function metricRule(
  frame: Frame,
  parts: Parts,
  amount: Amount | undefined,
  reading: Reading,
): Rule | undefined {
  const { setting, choices } = reading;
  const metric = frame.metric ?? "";
  // "more than 2 categories in a single order": what else was in it, no rule can say.
  if (frame.isSingle && ["categories", "brands", "products", "pieces"].includes(metric)) {
    const text = "A rule cannot count what was in one order";
    choices.problem("not_expressible", frame, say(setting, text, "规则不能统计单笔订单里的内容"));
    return undefined;
  }
  const isCount = COUNTED_METRICS.has(metric) || metric === "discount_total";
  const named = metricOf(
    metric,
    (isCount || MEANS.has(metric)) && amount ? withPeriod(frame, parts, reading) : parts,
  );
  const measure = rateOf(frame, named, parts, reading);
  if (!measure || !amount) {
    choices.problem(
      "incomplete",
      frame,
      say(
        setting,
        `“${reading.textOf(frame)}”: compared with what?`,
        `“${reading.textOf(frame)}”要和多少比较？`,
      ),
    );
    return undefined;
  }
  if (!isOfMetric(metric, amount)) {
    choices.problem(
      "incomplete",
      amount,
      say(
        setting,
        `“${reading.textOf(amount)}” does not fit “${reading.textOf(frame)}”.`,
        `“${reading.textOf(amount)}”与“${reading.textOf(frame)}”不相配。`,
      ),
    );
    return undefined;
  }
  noteMetric(metric, frame, parts, reading);
  if (SHARE_METRICS.has(metric) && amount.unit === "percent" && amount.isBare && amount.bound.op === "eq")
    return compare(
      measure,
      choices.choose<Bound>("comparison", amount, [
        { label: say(setting, "or more", "及以上"), value: { op: "gte", value: amount.bound.value / 100 } },
        { label: say(setting, "exactly", "正好"), value: { op: "eq", value: amount.bound.value / 100 } },
      ]),
    );
  if (SHARE_METRICS.has(metric))
    return compare(
      measure,
      amount.unit === "percent" || boundTop(amount.bound) > 1 ? scaled(amount.bound, 0.01) : amount.bound,
    );
  if (metric === "recency" && amount.time && amount.time.unit !== "day" && amount.bound.op !== "between") {
    // Months and years are counted by the calendar, not in days.
    const kind = amount.bound.op === "gt" || amount.bound.op === "gte" ? "before_last" : "last";
    const window = { kind, ...amount.time } as const;
    return compare(countOf({ ...parts, events: ["order_completed"], only: "last", window }), {
      op: "gte",
      value: 1,
    });
  }
  if (metric === "recency" || metric === "tenure") {
    const days = amount.time ? length({ n: 1, unit: amount.time.unit }) : 1;
    return compare(measure, scaled(amount.bound, Math.round(days)));
  }
  if (amount.isBare && isCount) return compare(measure, countBound(amount, reading));
  if (amount.isBare && amount.bound.op === "eq")
    return compare(
      measure,
      choices.choose<Bound>("comparison", amount, [
        { label: say(setting, "or more", "及以上"), value: { op: "gte", value: amount.bound.value } },
        { label: say(setting, "exactly", "正好"), value: amount.bound },
      ]),
    );
  return compareBoth(measure, amount.bound, amount.and);
}

/** Whether a figure can be one of the metric's: days of money, or percents of an order's worth, cannot. */
function isOfMetric(metric: string, { unit }: Amount): boolean {
  if (unit === "plain") return true;
  if (SHARE_METRICS.has(metric)) return unit === "percent";
  if (metric === "recency" || metric === "tenure") return unit === "time";
  if (COUNTED_METRICS.has(metric)) return unit === "items" || unit === "kinds" || unit === "times";
  return unit === "money";
}

export function isOfMail({ events, where }: Parts): boolean {
  return (events[0] === "email_opened" || events[0] === "email_clicked") && where.length === 0;
}

/** "opened at least half of our emails": of those that were delivered. */
export function mailShare(
  frame: Frame,
  parts: Parts,
  percent: Amount | undefined,
  reading: Reading,
): Rule | undefined {
  const { setting, choices } = reading;
  if (frame.amounts.length > (percent ? 1 : 0) || frame.only) return undefined;
  const scoped = withPeriod(frame, parts, reading);
  const of = say(setting, "of the emails that were delivered", "占送达邮件的比例");
  const most = say(setting, "at least half of the emails that were delivered", "至少打开了一半的送达邮件");
  choices.note("measure", frame, percent ? of : most);
  const whole = countOf({ ...scoped, events: ["email_delivered"] });
  const bound: Bound = percent?.bound ?? { op: "gte", value: 50 };
  const isBare = percent?.isBare && bound.op === "eq";
  return compare(
    { of: "share", part: countOf(scoped), whole },
    isBare ? { op: "gte", value: bound.value / 100 } : scaled(bound, 0.01),
  );
}

function sumOf(parts: Parts): Measure {
  return aggregateOf("sum", "total", { ...parts, events: ["order_completed"] });
}

/** "mostly on weekends", "more than half of their orders used a coupon". */
export function shareRule(
  frame: Frame,
  parts: Parts,
  percent: Amount | undefined,
  reading: Reading,
): Rule | undefined {
  const { setting, choices } = reading;
  if (parts.where.length === 0) {
    choices.problem(
      "incomplete",
      frame,
      say(setting, `“${reading.textOf(frame)}”: most of what?`, `“${reading.textOf(frame)}”指大部分的什么？`),
    );
    return undefined;
  }
  // "paid with a discount on 30% of orders" is a share of orders, whatever its verb.
  const isOfItems = parts.where.some(({ property }) => ["category", "brand", "name"].includes(property));
  const isMoney =
    frame.isSpend === true &&
    (percent !== undefined || /money|spen[dt]|revenue/iu.test(reading.textOf(frame))) &&
    isOfItems &&
    !/orders?|订单/iu.test(reading.textOf(frame));
  const of = isMoney ? sumOf : countOf;
  // "only" is of all there is; a figure is over a time, which is stated.
  const isFigure = percent !== undefined && percent.bound.value !== 100;
  const scoped = isFigure ? withPeriod(frame, parts, reading) : parts;
  const measure: Measure = { of: "share", part: of(scoped), whole: of({ ...scoped, where: [] }) };
  if (percent && isOnlyLooking(parts, percent, reading)) {
    const unbought = {
      label: say(setting, "did that and did not order it", "有此行为而没有购买"),
      value: true,
    };
    const alone = { label: say(setting, "did it with nothing else", "没有对其他商品这样做"), value: false };
    // "viewed only shoes" is about the shoes.
    const isOfObject = percent.from > frame.from;
    const isUnbought = choices.choose("measure", percent, isOfObject ? [alone, unbought] : [unbought, alone]);
    if (isUnbought)
      return { kind: "all", rules: [once(parts), { kind: "not", rule: once(ordersOf(parts)) }] };
  }
  if (isMoney)
    choices.note("measure", frame, say(setting, "a share of the money spent", "按消费金额计算占比"));
  const ofShare =
    percent &&
    compare(
      measure,
      percent.isBare && percent.bound.op === "eq"
        ? { op: "gte", value: percent.bound.value / 100 }
        : scaled(percent.bound, 0.01),
    );
  const nothingElse =
    percent && isMoney === false ? withNothingElse(frame, parts, percent, reading) : undefined;
  if (ofShare && nothingElse) {
    const isElse =
      /\belse\b|nothing but|nothing except|nothing other|only ever|ever only|exclusively|(?:只|仅|光)(?:购?买|下)过|别的|其他|其它|(?:全|都)是/iu.test(
        `${reading.textOf(frame)} ${reading.readAs(frame)}`,
      );
    const strict = { label: say(setting, "nothing else in any order", "订单里没有别的"), value: nothingElse };
    const loose = {
      label: say(setting, "in every order, whatever else is in it", "每一单里都有，不论还有什么"),
      value: ofShare,
    };
    return choices.choose<Rule>("measure", percent, isElse ? [strict, loose] : [loose, strict]);
  }
  if (ofShare) return ofShare;
  if (isMoney) return compare(measure, { op: "gte", value: 0.5 });
  const least = choices.choose("vague_word", frame, [
    {
      label: say(
        setting,
        "at least half of the orders, 2 or more orders",
        "一半及以上的订单，且下单2次及以上",
      ),
      value: 2,
    },
    {
      label: say(
        setting,
        "at least half of the orders, 3 or more orders",
        "一半及以上的订单，且下单3次及以上",
      ),
      value: 3,
    },
    { label: say(setting, "at least half of the orders", "一半及以上的订单"), value: 1 },
  ]);
  const share = compare(measure, { op: "gte", value: 0.5 });
  return least === 1
    ? share
    : { kind: "all", rules: [share, compare(countOf({ ...parts, where: [] }), { op: "gte", value: least })] };
}

export function comparedWithOthers(frame: Frame, parts: Parts, reading: Reading): Rule | undefined {
  const { setting, choices } = reading;
  const measure = measureOf(frame, parts);
  if (!measure) return undefined;
  if (frame.metric === "order_value")
    choices.note("measure", frame, say(setting, "by average order value", "按客单价"));
  if (!frame.metric && !frame.isSpend && !frame.events)
    choices.note("measure", frame, say(setting, "by total spend", "按累计消费"));
  if (frame.rank) {
    const { from, to, unit, fromBottom } = frame.rank;
    if (fromBottom || from >= to || (unit === "percent" && to > 100)) {
      choices.problem(
        "not_expressible",
        frame,
        say(
          setting,
          "Only bands from the top can be counted in customers; use a percentage for the bottom",
          "按人数只能从最高的数起，末尾请用百分比",
        ),
      );
      return undefined;
    }
    choices.note(
      "scope",
      frame,
      say(
        setting,
        "among all of the shop's customers who have any; ties stay together",
        "在全店有该数值的客户中排名，并列的一起算",
      ),
    );
    return { kind: "rank", measure, from, to, unit };
  }
  if (!frame.relative) return undefined;
  const { op, times, than } = frame.relative;
  choices.note(
    "scope",
    frame,
    say(setting, "compared with the customers who have any", "与有该数值的客户比较"),
  );
  return { kind: "relative", measure, op, times, than };
}

/** What customers are compared by: the metric that is named, spend, pieces, or how often it happened. */
function measureOf(frame: Frame, parts: Parts): Measure | undefined {
  if (frame.metric === "order_value") return metricOf("average_order_value", parts);
  if (frame.metric !== undefined) return metricOf(frame.metric, parts);
  if (frame.isTotal && frame.events?.[0] === "order_refunded") return aggregateOf("sum", "total", parts);
  if (frame.isSpend || !frame.events)
    return aggregateOf("sum", "total", { ...parts, events: ["order_completed"] });
  if (frame.isItem && frame.events[0] === "order_completed") return aggregateOf("sum", "quantity", parts);
  return countOf(parts);
}
