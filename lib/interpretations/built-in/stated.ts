import type { Frame } from "#lib/interpretations/built-in/frame.ts";
import { metricOf } from "#lib/interpretations/built-in/measure.ts";
import type { Reading } from "#lib/interpretations/built-in/reading.ts";
import { say } from "#lib/interpretations/built-in/setting.ts";
import type { Filter, Measure } from "#lib/rules/schema.ts";

/** What was searched for may be all that was typed, or a part of it. */
export function searchedFor(text: string, frame: Frame, { setting, choices }: Reading): Filter {
  return choices.choose<Filter>("value", { from: frame.from, to: frame.to }, [
    {
      label: say(setting, "the search text contains these words", "搜索词包含这些文字"),
      value: { property: "query", op: "contains", value: text },
    },
    {
      label: say(setting, "exactly this search text", "搜索词与此完全一致"),
      value: { property: "query", op: "is", value: [text] },
    },
  ]);
}

/** "return rate above 20%": of how many orders, or of what was paid for them. */
export function rateOf(
  frame: Frame,
  named: Measure | undefined,
  parts: Parameters<typeof metricOf>[1],
  { setting, choices }: Reading,
): Measure | undefined {
  const ofMoney = metricOf("refund_amount_share", parts);
  if (frame.metric !== "refund_share" || !named || !ofMoney || frame.amounts.length === 0) return named;
  return choices.choose<Measure>("measure", { from: frame.from, to: frame.to }, [
    { label: say(setting, "by the number of orders", "按订单数计算"), value: named },
    { label: say(setting, "by the amount of money", "按金额计算"), value: ofMoney },
  ]);
}

const AT_ANYTHING = /\b(?:look(?:s|ed|ing)? at|browsed?|browsing) (?:something|anything|things|stuff)\b/iu;

/** "looked at something": a product most likely; any page of the shop is something, too. */
export function lookedAt(
  events: readonly string[],
  frame: Frame,
  { setting, choices, textOf }: Reading,
): readonly string[] {
  const isBare = frame.values.length === 0 && frame.filters.length === 0;
  if (!isBare || events.join() !== "product_viewed" || !AT_ANYTHING.test(textOf(frame))) return events;
  return choices.choose<readonly string[]>("measure", { from: frame.from, to: frame.to }, [
    { label: say(setting, "product views", "浏览商品"), value: events },
    {
      label: say(setting, "views of products or pages", "浏览商品或页面"),
      value: ["product_viewed", "page_viewed"],
    },
  ]);
}
