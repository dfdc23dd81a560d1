import type { SizeFlow } from "#lib/drift/stability.ts";

/** 99 %, two-sided. */
const noiseZ = 2.576;
/** The least change that matters, as a share of the size before: crmcurator's band of what is healthy. */
const leastShare = 0.05;
/** Below this many members at both ends nothing is judged. */
export const leastSizeJudged = 20;

export type SizeVerdict =
  | { readonly kind: "too_small" }
  | {
      readonly kind: "judged";
      /** A net change up to this is what chance gives when as many enter as leave (99 %). */
      readonly noise: number;
      readonly hasMoved: boolean;
      /** Its size now if it had grown or shrunk as the whole shop did. */
      readonly expected: number;
      /** Whether it also differs from that by more than noise: else it only moved with the shop. */
      readonly isOwn: boolean;
    };

/** All customers at the same two moments. */
export type ShopSizes = { readonly before: number; readonly after: number };

/**
 * Whether a change of size is more than noise. If entering and leaving were equally likely, entered − left would have a
 * standard deviation of √(entered + left) (McNemar's test); and it must be at least 5 % of the size before. The same is
 * asked of its distance from what the growth of the whole shop alone would have made of it.
 */
export function judgeSize({ before, after, stayed }: SizeFlow, shop?: ShopSizes): SizeVerdict {
  if (Math.max(before, after) < leastSizeJudged) return { kind: "too_small" };
  const noise = noiseZ * Math.sqrt(after - stayed + (before - stayed));
  const isBeyond = (change: number) => Math.abs(change) > noise && Math.abs(change) >= leastShare * before;
  const expected = shop && shop.before > 0 ? before * (shop.after / shop.before) : before;
  const hasMoved = isBeyond(after - before);
  return { kind: "judged", noise, hasMoved, expected, isOwn: hasMoved && isBeyond(after - expected) };
}
