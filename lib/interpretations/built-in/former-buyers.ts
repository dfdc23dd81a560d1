import type { Frame, Item } from "#lib/interpretations/built-in/frame.ts";
import type { Reading } from "#lib/interpretations/built-in/reading.ts";

/** 90天没下单的老客: who has bought before, be it once (convention 5); without such a lapse it is twice or more. */
export function formerBuyers(items: readonly Item[], { textOf }: Reading): readonly Item[] {
  if (!items.some(({ element }) => element.kind === "frame" && isLapse(element.frame))) return items;
  return items.map((item) => {
    const { element } = item;
    const isMeant =
      element.kind === "vague" && element.name === "repeat" && !element.isNegated && !element.window;
    return isMeant && /^老/u.test(textOf(element))
      ? { ...item, element: { ...element, name: "former" } }
      : item;
  });
}

/** No order for some time, or the last one so long ago. */
function isLapse({ events = [], isNegated, isAway, window, metric, amounts, only }: Frame): boolean {
  const isOfOrders = isAway === true || events[0] === "order_completed" || events[0] === "page_viewed";
  if (isNegated || isAway) return isOfOrders && window !== undefined && amounts.length === 0;
  return metric === "recency" || (only === "last" && amounts.some(({ unit }) => unit === "time"));
}
