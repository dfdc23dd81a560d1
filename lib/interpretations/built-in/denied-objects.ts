import { type Frame, hasHead, type Item } from "#lib/interpretations/built-in/frame.ts";
import { frameOf, withFrame } from "#lib/interpretations/built-in/items.ts";

const OF_GOODS: ReadonlySet<string> = new Set(["category", "brand", "name", "product_id"]);

/**
 * "never bought Nike shoes or Puma bags", 华为手机、小米手机都没买过: what did not happen did not happen to any of the goods,
 * whether they stand behind it, or in Chinese before it.
 */
export function deniedObjects(items: readonly Item[]): readonly Item[] {
  const made = [...items];
  for (let index = 1; index < made.length; index += 1) {
    const before = frameOf(made[index - 1]);
    if (before?.isNegated && (hasHead(before) || isGoodsAlone(before)) && before.values.length > 0)
      deny(made, index, index);
  }
  for (let index = made.length - 2; index >= 0; index -= 1) {
    const next = frameOf(made[index + 1]);
    const [first] = next?.values ?? [];
    const isInFront = first !== undefined && next !== undefined && first.from <= next.from;
    if (next?.isNegated && isInFront && next.values.every(isOfGoods)) deny(made, index, index + 1);
  }
  return made;
}

function deny(made: Item[], index: number, joint: number): void {
  const [item, frame, joined] = [made[index], frameOf(made[index]), made[joint]];
  if (!item || !frame || !joined || !isGoodsAlone(frame) || frame.isNegated) return;
  if (!["and", "or", "none"].includes(joined.by) || joined.isPart) return;
  made[index] = withFrame(item, { ...frame, isNegated: true });
  const denied = made[joint];
  if (denied) made[joint] = { ...denied, by: "and" };
}

/** Goods, and nothing else said of them. */
export function isGoodsAlone(frame: Frame): boolean {
  const { values, amounts, window, rank, relative, periods, only, vague } = frame;
  const isPlain = amounts.length === 0 && !(window || rank || relative || periods || only || vague?.length);
  return isPlain && !hasHead(frame) && values.length > 0 && values.every(isOfGoods);
}

function isOfGoods({ values }: Frame["values"][number]): boolean {
  return values.every(({ target }) => target.kind === "property" && OF_GOODS.has(target.property));
}
