import type { Normalised } from "#lib/interpretations/built-in/normalise.ts";
import type { Assumption } from "#lib/interpretations/schema.ts";

export type Place = (at: {
  readonly from: number;
  readonly to: number;
}) => Pick<Assumption, "words" | "span">;

/** Stretches of the normalised text as words and places of what was typed; without what was passed over behind them. */
export function placer(
  description: string,
  { places }: Normalised,
  passed: readonly { readonly from: number; readonly to: number }[],
): Place {
  return ({ from, to }) => {
    const own = places.slice(from, to);
    const behind = places[to] ?? description.length;
    // What was turned round ("more visits than 2") goes from its first place to its last one.
    const isInOrder = [...own, behind].every((place, index) => index === 0 || (own[index - 1] ?? 0) <= place);
    const start = isInOrder ? (own[0] ?? 0) : Math.min(...own);
    const next = isInOrder ? behind : Math.max(...own) + 1;
    const gap = passed.find((each) => each.to <= next && each.from > start);
    const stop = gap && (places[to - 1] ?? 0) < gap.from ? gap.from : next;
    const words = description.slice(start, stop);
    const trimmed = words.trimEnd();
    return { words: trimmed, span: { from: start, to: start + trimmed.length } };
  };
}
