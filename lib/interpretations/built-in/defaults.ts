import type { Option } from "#lib/interpretations/built-in/choices.ts";
import {
  all,
  atLeast,
  last,
  none,
  orders,
  spend,
  top,
  weekendLike,
} from "#lib/interpretations/built-in/default-parts.ts";
import { moreDefaultsOf } from "#lib/interpretations/built-in/more-defaults.ts";
import { type Setting, say } from "#lib/interpretations/built-in/setting.ts";
import type { Measure, Rule } from "#lib/rules/schema.ts";

/** The named defaults of vague words, the taken one first; `undefined` for a word without a sensible one. */
export function defaultsOf(
  name: string,
  setting: Setting,
): readonly [Option<Rule>, ...Option<Rule>[]] | undefined {
  const option = (english: string, chinese: string, value: Rule): Option<Rule> => ({
    label: say(setting, english, chinese),
    value,
  });
  const couponOrders: Measure = {
    of: "count",
    event: "order_completed",
    where: [{ property: "coupon", op: "exists" }],
  };
  const quiet = (days: number) => all(atLeast(orders(), 1), none(orders(last(days, "day"))));
  switch (name) {
    case "loyal":
      return [
        option("ordered in 3 of the last 4 quarters", "最近4个季度中有3个季度下过单", {
          kind: "measure",
          measure: {
            of: "periods",
            event: "order_completed",
            per: { n: 1, unit: "quarter" },
            last: 4,
            times: 1,
            align: "calendar",
          },
          op: "gte",
          value: 3,
        }),
        option(
          "3 or more orders in the last 12 months",
          "最近12个月下单3次及以上",
          atLeast(orders(last(12, "month")), 3),
        ),
        option("3 or more orders ever", "累计下单3次及以上", atLeast(orders(), 3)),
      ];
    case "vip":
      return [
        option("top 20 % by total spend", "累计消费前20%", top(spend(), 20)),
        option("top 10 % by total spend", "累计消费前10%", top(spend(), 10)),
        option("3 or more orders ever", "累计下单3次及以上", atLeast(orders(), 3)),
      ];
    case "big_spender":
    case "topspend":
      return [
        option("top 20 % by total spend", "累计消费前20%", top(spend(), 20)),
        option("top 10 % by total spend", "累计消费前10%", top(spend(), 10)),
        option(
          "top 20 % by spend in the last 12 months",
          "最近12个月消费前20%",
          top(spend(last(12, "month")), 20),
        ),
      ];
    case "low_spender":
      return [
        option("bottom 20 % of buyers by total spend", "买家中累计消费最低的20%", top(spend(), 100, 80)),
        option("bottom half of buyers by total spend", "买家中累计消费较低的一半", top(spend(), 100, 50)),
      ];
    case "active":
      return [
        option(
          "did anything in the last 30 days",
          "最近30天有任何行为",
          atLeast({ of: "count", event: "*", window: last(30, "day") }, 1),
        ),
        option("ordered in the last 30 days", "最近30天下过单", atLeast(orders(last(30, "day")), 1)),
        option(
          "did anything in the last 90 days",
          "最近90天有任何行为",
          atLeast({ of: "count", event: "*", window: last(90, "day") }, 1),
        ),
      ];
    case "inactive":
      return [
        option(
          "did nothing in the last 90 days",
          "最近90天没有任何行为",
          none({ of: "count", event: "*", window: last(90, "day") }),
        ),
        option("did not order in the last 90 days", "最近90天没有下单", none(orders(last(90, "day")))),
        option(
          "did nothing in the last 30 days",
          "最近30天没有任何行为",
          none({ of: "count", event: "*", window: last(30, "day") }),
        ),
      ];
    case "lapsed":
      return [
        option("ordered before, but not in the last 90 days", "下过单，但最近90天没有下单", quiet(90)),
        option("ordered before, but not in the last 180 days", "下过单，但最近180天没有下单", quiet(180)),
        option("ordered before, but not in the last 60 days", "下过单，但最近60天没有下单", quiet(60)),
      ];
    case "churned":
      return [
        option("ordered before, but not in the last 180 days", "下过单，但最近180天没有下单", quiet(180)),
        option("ordered before, but not in the last 90 days", "下过单，但最近90天没有下单", quiet(90)),
        option("ordered before, but not in the last 365 days", "下过单，但最近365天没有下单", quiet(365)),
      ];
    case "at_risk":
      return [
        option(
          "2 or more orders, none in the last 90 days",
          "下单2次及以上，最近90天没有下单",
          all(atLeast(orders(), 2), none(orders(last(90, "day")))),
        ),
        option("ordered before, but not in the last 90 days", "下过单，但最近90天没有下单", quiet(90)),
        option(
          "2 or more orders, none in the last 60 days",
          "下单2次及以上，最近60天没有下单",
          all(atLeast(orders(), 2), none(orders(last(60, "day")))),
        ),
      ];
    case "new_customer": {
      const first = (n: number): Rule =>
        atLeast({ of: "count", event: "order_completed", only: "first", window: last(n, "day") }, 1);
      return [
        option("first order in the last 30 days", "首单在最近30天内", first(30)),
        option("first order in the last 90 days", "首单在最近90天内", first(90)),
        option("signed up in the last 30 days", "最近30天注册", {
          kind: "trait",
          trait: "signed_up_at",
          op: "within",
          value: last(30, "day"),
        }),
        option("exactly one order", "只下过1单", { kind: "measure", measure: orders(), op: "eq", value: 1 }),
      ];
    }
    case "new_user":
      return [
        option("signed up in the last 30 days", "最近30天注册", {
          kind: "trait",
          trait: "signed_up_at",
          op: "within",
          value: last(30, "day"),
        }),
        option("signed up in the last 7 days", "最近7天注册", {
          kind: "trait",
          trait: "signed_up_at",
          op: "within",
          value: last(7, "day"),
        }),
        option(
          "first order in the last 30 days",
          "首单在最近30天内",
          atLeast({ of: "count", event: "order_completed", only: "first", window: last(30, "day") }, 1),
        ),
      ];
    case "one_time":
      return [
        option("exactly one order", "只下过1单", { kind: "measure", measure: orders(), op: "eq", value: 1 }),
      ];
    case "repeat":
      return [
        option("2 or more orders ever", "累计下单2次及以上", atLeast(orders(), 2)),
        option("1 or more orders ever", "下过单", atLeast(orders(), 1)),
        option(
          "2 or more orders in the last 12 months",
          "最近12个月下单2次及以上",
          atLeast(orders(last(12, "month")), 2),
        ),
      ];
    case "former":
      return [
        option("1 or more orders ever", "下过单", atLeast(orders(), 1)),
        option("2 or more orders ever", "累计下单2次及以上", atLeast(orders(), 2)),
      ];
    case "frequent":
      return [
        option(
          "3 or more orders in the last 90 days",
          "最近90天下单3次及以上",
          atLeast(orders(last(90, "day")), 3),
        ),
        option("5 or more orders ever", "累计下单5次及以上", atLeast(orders(), 5)),
        option("top 20 % by number of orders", "下单次数前20%", top(orders(), 20)),
      ];
    case "rare":
      return [
        option("1 or 2 orders ever", "累计下单1到2次", {
          kind: "measure",
          measure: orders(),
          op: "between",
          value: [1, 2],
        }),
        option("exactly one order in the last 12 months", "最近12个月只下过1单", {
          kind: "measure",
          measure: orders(last(12, "month")),
          op: "eq",
          value: 1,
        }),
      ];
    case "bargain_hunter":
      return [
        option(
          "at least half of the orders with a coupon, 2 or more orders",
          "一半及以上的订单用了优惠券，且下单2次及以上",
          all(atLeast(weekendLike(couponOrders), 0.5), atLeast(orders(), 2)),
        ),
        option(
          "at least half of the orders discounted, 2 or more orders",
          "一半及以上的订单有折扣，且下单2次及以上",
          all(atLeast({ of: "feature", feature: "discount_share" }, 0.5), atLeast(orders(), 2)),
        ),
        option("3 or more orders with a coupon", "用券下单3次及以上", atLeast(couponOrders, 3)),
      ];
    default:
      return moreDefaultsOf(name, setting);
  }
}
