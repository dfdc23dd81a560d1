import type { Frame } from "#lib/interpretations/built-in/frame.ts";
import type { Filter } from "#lib/rules/schema.ts";

/** 加购过单价超过500的东西,之后…: what one of the things costs, or one order is worth, is said of the step. */
export function withPrice(frame: Frame): Frame {
  const [amount] = frame.amounts;
  const isPriced = frame.isPrice || isWorthOfOne(frame);
  const isPrice = isPriced && amount && frame.amounts.length === 1 && !amount.isBare && !amount.and;
  const isMoney = amount?.unit === "money" || amount?.unit === "plain";
  if (!isPrice || !isMoney || !frame.events?.every((event) => PRICED.has(event))) return frame;
  const { bound } = amount;
  const property = isWorthOfOne(frame) ? "total" : "price";
  const filter: Filter =
    bound.op === "between"
      ? { property, op: "between", value: [...bound.value] }
      : { property, op: bound.op, value: bound.value };
  return { ...frame, amounts: [], filters: [...frame.filters, filter] };
}

/** 单笔超过1000: what one order is worth. */
function isWorthOfOne({ isSingle, isEvery, isPrice, events }: Frame): boolean {
  return isSingle === true && !isEvery && !isPrice && events?.join() === "order_completed";
}

const PRICED: ReadonlySet<string> = new Set(["product_added", "product_viewed", "order_completed"]);
