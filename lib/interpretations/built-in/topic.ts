import { isGoodsAlone } from "#lib/interpretations/built-in/denied-objects.ts";
import type { Frame, Item } from "#lib/interpretations/built-in/frame.ts";
import { frameOf, withFrame } from "#lib/interpretations/built-in/items.ts";
import type { Reading } from "#lib/interpretations/built-in/reading.ts";
import { say } from "#lib/interpretations/built-in/setting.ts";

const OF_ITEMS = new Set(["order_completed", "product_viewed", "product_added"]);

/** 手机，近30天买过: goods that stand alone in front are what the clause behind them is about. */
export function aboutTopic(items: readonly Item[], { setting, choices, textOf }: Reading): readonly Item[] {
  const [first, second, ...others] = items;
  const [topic, clause] = [frameOf(first), frameOf(second)];
  if (!first || !second || second.by !== "comma" || !topic || !clause) return items;
  if (!isGoodsAlone(topic) || topic.isNegated || topic.filters.length > 0 || !isOpen(clause)) return items;
  // 品牌：Nike；近90天加购2次: fields, each for itself.
  if (/[;；\n]/u.test(textOf({ from: topic.to, to: clause.from }))) return items;
  const isSame = choices.choose("scope", topic, [
    { label: say(setting, "of these things", "指这些商品"), value: true },
    { label: say(setting, "of anything at all", "指任何商品"), value: false },
  ]);
  if (!isSame) return items;
  const about = withFrame(second, { ...clause, from: topic.from, values: topic.values });
  return [{ ...about, by: first.by }, ...others];
}

/** Something that is done with goods, and none of them. */
function isOpen({ events, isNegated, only, periods, values, filters, isSpend }: Frame): boolean {
  const isDone = isSpend === true || events?.every((event) => OF_ITEMS.has(event)) === true;
  return isDone && !isNegated && !only && !periods && values.length === 0 && filters.length === 0;
}
