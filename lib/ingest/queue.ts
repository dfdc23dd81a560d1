import { type Accept, acceptApart } from "#lib/ingest/accept-apart.ts";
import { createGathering } from "#lib/ingest/gathering.ts";
import { ingestOutageOf } from "#lib/ingest/outage.ts";
import type { Candidate, Outcome } from "#lib/ingest/schema.ts";
import { err, ok, type Result } from "#lib/std/result.ts";

/**
 * `full`: come back in a moment. `unavailable`: the database cannot be used; nothing is known of the messages. `no_room`:
 * its disk is full.
 */
export type QueueRefusal = "full" | "unavailable" | "no_room";

export type IngestQueue = {
  /** Resolves once the messages are committed, or it is known that they are not taken. */
  readonly submit: (candidates: readonly Candidate[]) => Promise<Result<readonly Outcome[], QueueRefusal>>;
  /** Why a request would be refused now, whatever it holds. */
  readonly refusal: () => QueueRefusal | undefined;
};

/** The database is left alone after the second outage in a row, longer with each, so that neither it nor the logs are flooded. */
const shortestRestMs = 100;
const longestRestMs = 2_000;

type Options = {
  readonly accept: Accept;
  readonly report: (error: unknown) => void;
  /** How many messages one transaction takes from several requests; a larger request has one of its own. */
  readonly groupSize: number;
  /** How many messages may wait. */
  readonly capacity: number;
  /** From one transaction to the next, if more requests may come that can share it. */
  readonly gatherMs?: number;
  /** Milliseconds by a clock that never goes back. */
  readonly now: () => number;
};

type Waiting = {
  readonly candidates: readonly Candidate[];
  readonly answer: (result: Result<readonly Outcome[], QueueRefusal>) => void;
};

/**
 * Gathers the requests that come while a transaction is under way, or a moment later, into the next one: a commit costs the same
 * for one message as for a thousand. One transaction at a time; they would only wait for each other's numbers.
 */
export function createIngestQueue(options: Options): IngestQueue {
  const { accept, report, groupSize, capacity, gatherMs = 0, now } = options;
  const gathering = createGathering({ everyMs: gatherMs, now });
  const waiting: Waiting[] = [];
  let waitingMessages = 0;
  let isWorking = false;
  let outages = 0;
  let rest: { readonly until: number; readonly refusal: QueueRefusal } | undefined;

  function refusal(): QueueRefusal | undefined {
    if (rest && now() < rest.until) return rest.refusal;
    return waitingMessages >= capacity ? "full" : undefined;
  }

  /** Those who wait would be refused too: they are told now. */
  function takeRest(refused: QueueRefusal): void {
    outages += 1;
    if (outages < 2) return;
    rest = { until: now() + Math.min(longestRestMs, shortestRestMs * 2 ** (outages - 2)), refusal: refused };
    waitingMessages = 0;
    const told = waiting.splice(0);
    gathering.gone(told.length);
    for (const each of told) each.answer(err(refused));
  }

  function takeGroup(): readonly Waiting[] {
    let size = 0;
    let count = 0;
    for (const { candidates } of waiting) {
      if (count > 0 && size + candidates.length > groupSize) break;
      size += candidates.length;
      count += 1;
    }
    waitingMessages -= size;
    gathering.began(count);
    return waiting.splice(0, count);
  }

  async function work(): Promise<void> {
    isWorking = true;
    while (waiting.length > 0) {
      const worthMs = waitingMessages < groupSize ? gathering.worthMs() : 0;
      if (worthMs > 0) await gathering.more(worthMs);
      const group = takeGroup();
      try {
        const candidates = group.flatMap((each) => each.candidates);
        const outcomes = await acceptApart(candidates, accept, report);
        outages = 0;
        let from = 0;
        for (const each of group) {
          const to = from + each.candidates.length;
          each.answer(ok(outcomes.slice(from, to)));
          from = to;
        }
      } catch (error) {
        report(error);
        const outage = ingestOutageOf(error);
        const refused = outage === "full" ? "no_room" : "unavailable";
        for (const each of group) each.answer(err(refused));
        if (outage) takeRest(refused);
      }
    }
    isWorking = false;
  }

  return {
    refusal,
    submit(candidates) {
      const refused = refusal();
      if (refused !== undefined && refused !== "full") return Promise.resolve(err(refused));
      if (waiting.length > 0 && waitingMessages + candidates.length > capacity) {
        return Promise.resolve(err("full"));
      }
      return new Promise((resolve) => {
        waiting.push({ candidates, answer: resolve });
        waitingMessages += candidates.length;
        gathering.came(waitingMessages >= groupSize);
        if (!isWorking) void work();
      });
    },
  };
}
