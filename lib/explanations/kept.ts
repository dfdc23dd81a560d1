import type { Instant } from "#lib/std/time-zone.ts";

/** Of what is explained "now", the moment is the last of these: so what was computed for one reader serves the next. */
const stepMs = 5 * 60_000;
const mostKept = 100;

export function lastWholeMoment(now: Instant): Instant {
  return Math.floor(now / stepMs) * stepMs;
}

/** Keeps what is costly to compute, the newest hundred, and nothing that failed. */
export function createKept<T>(): (key: string, make: () => Promise<T>) => Promise<T> {
  const kept = new Map<string, Promise<T>>();
  return (key, make) => {
    const known = kept.get(key);
    if (known !== undefined) return known;
    const made = make();
    const [oldest] = kept.keys();
    if (kept.size >= mostKept && oldest !== undefined) kept.delete(oldest);
    kept.set(key, made);
    made.catch(() => kept.delete(key));
    return made;
  };
}
