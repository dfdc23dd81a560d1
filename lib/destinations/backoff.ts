const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** The pauses that Standard Webhooks recommends, after the first attempt, the second … (standardwebhooks.com, "Retries"). */
const PAUSES = [
  5 * SECOND,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  10 * HOUR,
  14 * HOUR,
  20 * HOUR,
  24 * HOUR,
] as const;

/** Nobody is asked to wait longer by a Retry-After. */
const longestWait = 24 * HOUR;

/**
 * How long to wait before a message is sent again.
 *
 * @param attempts how often it was sent in vain, at least once
 * @param askedMs what the receiver asked for (Retry-After); the longer of the two is taken
 * @param dice in [0, 1): up to a fifth is added, so that many do not come at once
 * @returns milliseconds; `undefined` when it was sent often enough
 */
export function pauseAfter(attempts: number, askedMs: number | undefined, dice: number): number | undefined {
  const pause = PAUSES[attempts - 1];
  if (pause === undefined) return undefined;
  return Math.round(Math.max(pause * (1 + dice / 5), Math.min(askedMs ?? 0, longestWait)));
}
