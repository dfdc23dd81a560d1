/** How many to take in hand at a time, so that those who wait meanwhile wait about so long: what each costs is known from those before. */
export type Pace = {
  readonly size: () => number;
  /** So many took so many milliseconds. */
  readonly took: (count: number, ms: number) => void;
};

/** @param least @param most of the size, which is the most at first */
export function pace({
  least,
  most,
  ms,
}: {
  readonly least: number;
  readonly most: number;
  readonly ms: number;
}): Pace {
  let size = most;
  return {
    size: () => size,
    took(count, tookMs) {
      if (count > 0) size = Math.min(most, Math.max(least, Math.round((count * ms) / Math.max(1, tookMs))));
    },
  };
}
