import type { Option } from "#lib/interpretations/built-in/choices.ts";
import {
  ageBetween,
  all,
  atLeast,
  born,
  cartThenNoOrder,
  last,
  none,
  orders,
} from "#lib/interpretations/built-in/default-parts.ts";
import { type Setting, say } from "#lib/interpretations/built-in/setting.ts";
import type { Measure, Rule } from "#lib/rules/schema.ts";

/** Vague words about carts, consent and ages. */
export function moreDefaultsOf(
  name: string,
  setting: Setting,
): readonly [Option<Rule>, ...Option<Rule>[]] | undefined {
  const option = (english: string, chinese: string, value: Rule): Option<Rule> => ({
    label: say(setting, english, chinese),
    value,
  });
  const _couponOrders: Measure = {
    of: "count",
    event: "order_completed",
    where: [{ property: "coupon", op: "exists" }],
  };
  const _quiet = (days: number) => all(atLeast(orders(), 1), none(orders(last(days, "day"))));
  switch (name) {
    case "window_shopper":
      return [
        option(
          "viewed products in the last 30 days, never ordered",
          "最近30天浏览过商品，从未下单",
          all(atLeast({ of: "count", event: "product_viewed", window: last(30, "day") }, 1), none(orders())),
        ),
        option(
          "viewed products, never ordered",
          "浏览过商品，从未下单",
          all(atLeast({ of: "count", event: "product_viewed" }, 1), none(orders())),
        ),
      ];
    case "abandoned_cart":
      return [
        option(
          "added to cart in the last 7 days and did not order within 24 hours",
          "最近7天加购，之后24小时内没有下单",
          cartThenNoOrder("product_added", 24, "hour", 7),
        ),
        option(
          "added to cart in the last 7 days and did not order within 1 hour",
          "最近7天加购，之后1小时内没有下单",
          cartThenNoOrder("product_added", 1, "hour", 7),
        ),
        option(
          "added to cart in the last 30 days and did not order within 24 hours",
          "最近30天加购，之后24小时内没有下单",
          cartThenNoOrder("product_added", 24, "hour", 30),
        ),
      ];
    case "abandoned_checkout":
      return [
        option(
          "started checkout in the last 7 days and did not order within 24 hours",
          "最近7天发起结算，之后24小时内没有下单",
          cartThenNoOrder("checkout_started", 24, "hour", 7),
        ),
        option(
          "started checkout in the last 7 days and did not order within 1 hour",
          "最近7天发起结算，之后1小时内没有下单",
          cartThenNoOrder("checkout_started", 1, "hour", 7),
        ),
        option(
          "started checkout in the last 30 days and did not order within 24 hours",
          "最近30天发起结算，之后24小时内没有下单",
          cartThenNoOrder("checkout_started", 24, "hour", 30),
        ),
      ];
    case "serial_returner":
      return [
        option(
          "3 or more returns ever",
          "累计退货3次及以上",
          atLeast({ of: "count", event: "order_refunded" }, 3),
        ),
        option(
          "at least half of the orders returned",
          "退货率50%及以上",
          atLeast({ of: "feature", feature: "refund_share" }, 0.5),
        ),
      ];
    case "prospect":
      return [option("never ordered", "从未下单", none(orders()))];
    case "unsubscribed":
      if (setting.catalog.properties.has("email_unsubscribed")) {
        return [
          option(
            "unsubscribed from e-mail at least once",
            "退订过邮件",
            atLeast({ of: "count", event: "email_unsubscribed" }, 1),
          ),
          option("e-mail consent is no", "邮件订阅状态为否", {
            kind: "trait",
            trait: "email_consent",
            op: "is_false",
          }),
        ];
      }
      return [
        option(
          "e-mail consent is known and no",
          "邮件订阅状态已知且为否",
          all(
            { kind: "trait", trait: "email_consent", op: "is_false" },
            { kind: "trait", trait: "email_consent", op: "exists" },
          ),
        ),
        option("e-mail consent is no or not known", "邮件订阅状态为否或未知", {
          kind: "trait",
          trait: "email_consent",
          op: "is_false",
        }),
      ];
    case "gen_z":
      return [option("born from 1997 to 2012", "1997至2012年出生", born(1997, 2012))];
    case "millennials":
      return [option("born from 1981 to 1996", "1981至1996年出生", born(1981, 1996))];
    case "gen_x":
      return [option("born from 1965 to 1980", "1965至1980年出生", born(1965, 1980))];
    case "boomers":
      return [option("born from 1946 to 1964", "1946至1964年出生", born(1946, 1964))];
    case "young":
      return [
        option("aged 18 to 29", "18至29岁", ageBetween(18, 29)),
        option("aged 18 to 34", "18至34岁", ageBetween(18, 34)),
      ];
    case "middle_aged":
      return [option("aged 40 to 59", "40至59岁", ageBetween(40, 59))];
    case "senior":
      return [
        option("aged 65 or over", "65岁及以上", {
          kind: "measure",
          measure: { of: "feature", feature: "age" },
          op: "gte",
          value: 65,
        }),
        option("aged 60 or over", "60岁及以上", {
          kind: "measure",
          measure: { of: "feature", feature: "age" },
          op: "gte",
          value: 60,
        }),
      ];
    default:
      return undefined;
  }
}
