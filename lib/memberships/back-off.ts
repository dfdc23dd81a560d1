import type { Instant } from "#lib/std/time-zone.ts";

/** What came to nothing and rests before it is tried again, kept in memory. */
export type BackOff = {
  readonly isResting: (key: string, now: Instant) => boolean;
  /** When it was tried last; 0 if it never was, or came to its end since. */
  readonly triedAt: (key: string) => Instant;
  /** It failed: it rests for five seconds, after each further failure twice as long, at most five minutes. */
  readonly failed: (key: string, now: Instant) => void;
  /** It could not be done yet, by no fault of its own: it rests for a second. */
  readonly postponed: (key: string, now: Instant) => void;
  readonly done: (key: string) => void;
};

const postponedMs = 1_000;
const leastMs = 5_000;
const mostMs = 300_000;

export function backOff(): BackOff {
  const rests = new Map<string, { readonly failures: number; readonly from: Instant; readonly ms: number }>();
  return {
    isResting(key, now) {
      const rest = rests.get(key);
      // A clock that is set back makes no rest longer.
      return rest !== undefined && now >= rest.from && now < rest.from + rest.ms;
    },
    triedAt: (key) => rests.get(key)?.from ?? 0,
    failed(key, now) {
      const failures = (rests.get(key)?.failures ?? 0) + 1;
      rests.set(key, { failures, from: now, ms: Math.min(leastMs * 2 ** (failures - 1), mostMs) });
    },
    postponed(key, now) {
      rests.set(key, { failures: rests.get(key)?.failures ?? 0, from: now, ms: postponedMs });
    },
    done: (key) => {
      rests.delete(key);
    },
  };
}
