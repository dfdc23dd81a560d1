import type { Frame } from "#lib/interpretations/built-in/frame.ts";
import type { Reading } from "#lib/interpretations/built-in/reading.ts";
import { say } from "#lib/interpretations/built-in/setting.ts";

/** "it was not their first order": whoever has ordered has a first one. */
export function isNoOrderOfAll({
  isNegated,
  only,
  events,
  isSpend,
  window,
  amounts,
  filters,
  values,
  rank,
}: Frame): boolean {
  const isBare = !window && !rank && [amounts, filters, values].every((each) => each.length === 0);
  const isOfOrders = events?.[0] === "order_completed" || isSpend === true;
  return isNegated === true && only !== undefined && isOfOrders && isBare;
}

/** "did not use a coupon on their last order", 没用券下单: an order without one, unless no such order at all is meant. */
export function withoutCoupon(frame: Frame, { setting, choices, textOf }: Reading): Frame | undefined {
  const at = frame.filters.findIndex(
    ({ property, op }) =>
      (property === "coupon" && op === "exists") ||
      (property === "discount" && op === "gt" && frame.only !== undefined),
  );
  if (
    !frame.isNegated ||
    frame.isNever ||
    /\b(?:no|zero|none of the(?:m|se|ir)?) (?:orders|purchases)\b/iu.test(textOf(frame)) ||
    at < 0 ||
    frame.events?.[0] !== "order_completed" ||
    frame.amounts.length > 0
  )
    return undefined;
  const property = frame.filters[at]?.property ?? "coupon";
  const [english, chinese] = property === "coupon" ? ["a coupon", "用券"] : ["a discount", "享受折扣"];
  const isOrdered = choices.choose("scope", frame, [
    { label: say(setting, `ordered without ${english}`, `下单时没有${chinese}`), value: true },
    { label: say(setting, `did not order with ${english}`, `没有${chinese}下过单`), value: false },
  ]);
  if (!isOrdered) return undefined;
  const { isNegated: _, ...rest } = frame;
  return { ...rest, filters: frame.filters.with(at, { property, op: "missing" }) };
}
