import type { Frame } from "#lib/interpretations/built-in/frame.ts";
import type { Reading } from "#lib/interpretations/built-in/reading.ts";

const CHINESE =
  /(?:(?:消费|花费|下单|订单|购买|成交|支付|实付|交易|付款)(?:总额|总金额|金额|额)(?:合计|总计)?|^(?:历史)?累计(?:消费|花费)|gmv|销售额|流水)$/iu;
const ENGLISH = /^(?:by |the |their |total |lifetime )*(?:spend|spending|revenue|turnover)$/iu;

/** "…, by spend", 四川用户近一年消费总额: a figure is named, and not how much it is; 有消费金额的 are those who have one. */
export function isBareSum(frame: Frame, { textOf }: Reading): boolean {
  const words = textOf(frame);
  if (CHINESE.test(words)) {
    const around = textOf({ from: Math.max(0, frame.from - 3), to: frame.to + 1 });
    return !/有|产生|贡献|[却已也还]$/u.test(around);
  }
  const isBare = !frame.window && frame.values.length === 0 && frame.filters.length === 0;
  return isBare && ENGLISH.test(words);
}
