/** A segment at two moments: how many were in it at each, and how many both times. */
export type SizeFlow = { readonly before: number; readonly after: number; readonly stayed: number };

export type Stability = {
  /** stayed ÷ (stayed + entered + left): 1 for the same members, 0 for all others. Null if both are empty. */
  readonly jaccard: number | null;
  /** stayed ÷ before. Null if it was empty. */
  readonly retention: number | null;
  /** (entered + left) ÷ before: how much of it was exchanged. Null if it was empty. */
  readonly volatility: number | null;
  /** entered − left. */
  readonly net: number;
};

/** Membership stability between two moments. */
export function stabilityOf({ before, after, stayed }: SizeFlow): Stability {
  const entered = after - stayed;
  const left = before - stayed;
  const all = stayed + entered + left;
  return {
    jaccard: all === 0 ? null : stayed / all,
    retention: before === 0 ? null : stayed / before,
    volatility: before === 0 ? null : (entered + left) / before,
    net: entered - left,
  };
}
