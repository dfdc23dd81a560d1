import { type Frame, hasHead, type Item } from "#lib/interpretations/built-in/frame.ts";
import { frameOf } from "#lib/interpretations/built-in/items.ts";

/** "viewed, added to cart, then bought": the commas stand for the word before the last. */
export function inSteps(items: readonly Item[]): readonly Item[] {
  const end = items.findIndex(({ by }) => by === "then");
  if (end < 2) return items;
  let start = end - 1;
  while (start > 0 && items[start]?.by === "comma" && isStep(items[start]) && isStep(items[start - 1]))
    start -= 1;
  if (start === end - 1 || items.slice(end).some(({ by }) => by === "or")) return items;
  return items.map((item, index) => (index > start && index < end ? { ...item, by: "then" } : item));
}

/** That something happened, and no more than what it was of. */
function isStep(item: Item | undefined): boolean {
  const frame = frameOf(item);
  return frame !== undefined && hasHead(frame) && isPlain(frame);
}

function isPlain({
  isNegated,
  amounts,
  window,
  only,
  isSpend,
  metric,
  isSignup,
  periods,
  rank,
}: Frame): boolean {
  return !(
    isNegated ||
    amounts.length > 0 ||
    window ||
    only ||
    isSpend ||
    metric ||
    isSignup ||
    periods ||
    rank
  );
}
