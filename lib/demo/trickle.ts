import { setTimeout as sleep } from "node:timers/promises";
import { LIVE_SLOT_MS, type LiveMessage, liveVisits, slotAt } from "#lib/demo/live.ts";
import { demoContext, findWorld } from "#lib/demo/service.ts";
import { acceptMessages } from "#lib/ingest/accept.ts";
import type { Instant } from "#lib/std/time-zone.ts";

export type TrickleOptions = {
  readonly signal: AbortSignal;
  readonly messagesPerSecond?: number;
  /** As many as the shop was made with. */
  readonly people?: number;
  /** The clock. */
  readonly now?: () => Instant;
  readonly onError?: (error: unknown) => void;
};

/** Visits that began while the demo was down for a moment are made up for; after a longer pause it goes on from now. */
const CATCH_UP_MS = 10 * 60_000;

const TICK_MS = 1_000;

/** Enough for something to be seen in every minute; much more than a shop of this size has would move every segment. */
const USUAL_RATE = 0.3;

/**
 * Lets the demo shop live on: a visit every half minute or so, each message at its own time, until the signal. Does nothing if the
 * shop is not the demo. It keeps no place: what was accepted before a restart is recognised by its message ids.
 */
export async function runTrickle(options: TrickleOptions): Promise<void> {
  const { signal, messagesPerSecond = USUAL_RATE, now = () => Date.now() } = options;
  const world = await findWorld(options.people);
  if (!world) return;
  const startsAt = Math.max(world.end, now() - CATCH_UP_MS);
  let nextSlot = slotAt(startsAt) + 1;
  let waiting: readonly LiveMessage[] = [];
  while (!signal.aborted) {
    const at = now();
    for (; nextSlot <= slotAt(at); nextSlot += 1) {
      waiting = [...waiting, ...liveVisits(world, nextSlot, messagesPerSecond)];
    }
    const due = waiting.filter((live) => live.at <= at).slice(0, MOST_AT_ONCE);
    const isDone = due.length === 0 || (await accept(due, options));
    if (isDone) waiting = waiting.filter((live) => !due.includes(live));
    await sleep(isDone ? TICK_MS : LIVE_SLOT_MS, undefined, { signal }).catch(() => undefined);
  }
}

const MOST_AT_ONCE = 500;

/** @returns whether they are in the database; if not, they are tried again */
async function accept(due: readonly LiveMessage[], { onError }: TrickleOptions): Promise<boolean> {
  const inOrder = due.toSorted((a, b) => a.at - b.at).map(({ message }) => message);
  try {
    await acceptMessages(inOrder, demoContext);
    return true;
  } catch (error) {
    onError?.(error);
    return false;
  }
}
