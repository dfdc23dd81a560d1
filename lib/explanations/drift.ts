import { judgeSize, type ShopSizes, type SizeVerdict } from "#lib/drift/size-noise.ts";
import type { SizeFlow } from "#lib/drift/stability.ts";
import { directionOf, type Finding } from "#lib/explanations/fact.ts";
import type { SizeAt } from "#lib/segments/sizes.ts";
import type { Instant } from "#lib/std/time-zone.ts";

/**
 * What the whole shop's growth would have made of a segment that moved; nothing if the shop's customers were as many at
 * both moments, or if it or the segment began with none.
 */
export function shopMovement(flow: SizeFlow, shop: ShopSizes): readonly Finding[] {
  const verdict = judgeSize(flow, shop);
  const direction = directionOf(shop.after - shop.before);
  if (verdict.kind === "too_small" || direction === 0 || shop.before === 0 || flow.before === 0) return [];
  const { before, after } = shop;
  const value = Math.round(verdict.expected);
  return [
    { kind: "shop_size", unit: "count", value: after, base: before, n: after, baseN: before, direction },
    { kind: "expected_size", unit: "count", value, n: flow.before },
  ];
}

/** How a segment's size moved between two moments, and who came and went. */
export function sizeMovement(flow: SizeFlow): readonly Finding[] {
  const { before, after, stayed } = flow;
  const verdict = judgeSize(flow);
  const isNoise = verdict.kind === "too_small" || !verdict.hasMoved;
  const counts = { unit: "count", n: after } as const;
  const direction = isNoise ? 0 : directionOf(after - before);
  return [
    { kind: "size", ...counts, value: after, base: before, baseN: before, direction },
    { kind: "entered", ...counts, value: after - stayed },
    { kind: "left", ...counts, value: before - stayed, n: before },
    { kind: "stayed", ...counts, value: stayed, n: before },
  ];
}

/**
 * The first of some moments from which on the size stayed further from the baseline than noise; `undefined` if it is not
 * so at the last one.
 */
export function movedSince(
  sizes: readonly SizeAt[],
  before: number,
  verdict: SizeVerdict,
): { readonly at: Instant; readonly size: number } | undefined {
  if (verdict.kind === "too_small") return undefined;
  const { noise } = verdict;
  const lastCalm = sizes.findLastIndex(({ size }) => Math.abs(size - before) <= noise);
  const first = sizes[lastCalm + 1];
  return first && { at: Date.parse(first.asOf), size: first.size };
}
