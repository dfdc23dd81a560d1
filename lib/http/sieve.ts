const mostKeys = 500;

/** How many with this key were left out since one was let through; nothing, if this one is to be left out, too. */
export type Sieve = (key: string) => number | undefined;

/** Lets one of each key through in `everyMs` milliseconds. Its memory is bounded: it forgets all when it knows too many. */
export function createSieve({ everyMs, now }: { everyMs: number; now: () => number }): Sieve {
  const seen = new Map<string, { at: number; leftOut: number }>();
  return (key) => {
    const known = seen.get(key);
    if (known && now() - known.at < everyMs) {
      known.leftOut += 1;
      return undefined;
    }
    if (seen.size >= mostKeys) seen.clear();
    seen.set(key, { at: now(), leftOut: 0 });
    return known?.leftOut ?? 0;
  };
}
