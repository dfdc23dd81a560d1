import type { Instant } from "#lib/std/time-zone.ts";

/** After so many failures in a row an endpoint is left alone; then one call tries whether it is well again. */
export const BREAKER = { failures: 5, pauseMs: 30_000 } as const;

export type Breaker = {
  readonly failuresInRow: number;
  readonly openedAt: Instant | undefined;
  readonly isTrying: boolean;
};

export const closedBreaker: Breaker = { failuresInRow: 0, openedAt: undefined, isTrying: false };

/** Whether a call may be made now, and the breaker with that call in it. */
export function enter(breaker: Breaker, now: Instant): { mayCall: boolean; breaker: Breaker } {
  if (breaker.openedAt === undefined) return { mayCall: true, breaker };
  const isOver = now - breaker.openedAt >= BREAKER.pauseMs;
  if (!isOver || breaker.isTrying) return { mayCall: false, breaker };
  return { mayCall: true, breaker: { ...breaker, isTrying: true } };
}

/** The breaker after a call. A call that tells nothing of the endpoint's health (it was withdrawn) only ends a trial. */
export function leave(breaker: Breaker, outcome: "well" | "ill" | "unknown", now: Instant): Breaker {
  if (outcome === "well") return closedBreaker;
  if (outcome === "unknown") return { ...breaker, isTrying: false };
  const failuresInRow = breaker.failuresInRow + 1;
  const isOpen = breaker.openedAt !== undefined || failuresInRow >= BREAKER.failures;
  return { failuresInRow, openedAt: isOpen ? now : undefined, isTrying: false };
}
