import type { Frame } from "#lib/interpretations/built-in/frame.ts";
import type { countOf } from "#lib/interpretations/built-in/measure.ts";
import type { Reading } from "#lib/interpretations/built-in/reading.ts";
import { say } from "#lib/interpretations/built-in/setting.ts";

/** What a named measure takes for granted, beside its words. */
export function noteMetric(
  metric: string,
  frame: Frame,
  parts: Parameters<typeof countOf>[0],
  { choices, setting, textOf }: Reading,
): void {
  if (metric === "email_open_share" && !parts.window)
    choices.note("period", frame, say(setting, "in the last 90 days", "最近90天"));
  if (["refund_share", "refund_amount_share", "discount_share"].includes(metric) && !parts.window)
    choices.note("period", frame, say(setting, "over all time", "全部时间"));
  if (metric === "cart_abandonment_share")
    choices.note("period", frame, say(setting, "in the last 90 days", "最近90天"));
  if (metric === "average_spend")
    choices.note("measure", frame, say(setting, "on average for each order", "每单平均"));
  if (metric === "discount_average")
    choices.note("measure", frame, say(setting, "of orders that tell a discount", "只计有折扣记录的订单"));
  if (metric === "discount_total" && /\bsav/iu.test(textOf(frame)))
    choices.note("measure", frame, say(setting, "what discounts took off", "折扣减去的金额"));
  if (metric === "lifetime_value")
    choices.note(
      "measure",
      frame,
      say(setting, "what the customer has spent so far, not a forecast", "客户至今的消费总额，不是预测值"),
    );
}
