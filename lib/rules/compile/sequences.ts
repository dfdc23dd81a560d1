import { type Logic, NOBODY } from "#lib/rules/compile/logic.ts";
import type { Query } from "#lib/rules/compile/query.ts";
import { repeatedRows } from "#lib/rules/compile/rows.ts";
import type { Duration, SequenceCondition, Step, Window } from "#lib/rules/schema.ts";
import { resolveWindow, shiftBy } from "#lib/rules/windows.ts";
import type { TimeZone } from "#lib/std/time-zone.ts";

/**
 * Step by step: the times at which a step's event can be the next of a choice that met all steps before it. An event
 * at any such time serves as well as another, so times stand for events.
 */
export function sequenceLogic({ steps, window }: SequenceCondition, query: Query): Logic {
  const [first, ...rest] = steps;
  if (!first) return NOBODY;
  let reached = query.define(timesOf(first, window, query));
  for (const step of rest) reached = query.define(nextTimes(reached, step, window, query));
  return query.set(`SELECT c FROM ${reached} GROUP BY c`);
}

function nextTimes(reached: string, step: Step, window: Window | undefined, query: Query): string {
  const { asOf, zone } = query.context;
  if (!step.absent) {
    const times = timesOf(step, window, query);
    if (!step.within) {
      return `SELECT s.c, s.ts FROM (${times}) s JOIN (SELECT c, min(ts) AS ts FROM ${reached} GROUP BY c) r
        ON r.c = s.c AND s.ts > r.ts`;
    }
    const limits = query.define(limitsSql(reached, step.within, zone));
    return `SELECT s.c, s.ts FROM (${times}) s WHERE EXISTS
      (SELECT 1 FROM ${limits} r WHERE r.c = s.c AND s.ts > r.ts AND s.ts <= r.until)`;
  }
  // Wherever the window ends, what comes after a time inside it comes after its beginning.
  const { from } = resolveWindow(window, asOf, zone);
  const after = Number.isFinite(from) ? `WHERE ts >= ${from}` : "";
  const times = query.define(`SELECT c, ts FROM (${timesOf(step, undefined, query)}) ${after}`);
  if (!step.within) {
    return `SELECT r.c, r.ts FROM (SELECT c, max(ts) AS ts FROM ${reached} GROUP BY c) r
      WHERE NOT EXISTS (SELECT 1 FROM ${times} s WHERE s.c = r.c AND s.ts > r.ts)`;
  }
  const limits = query.define(limitsSql(reached, step.within, zone));
  return `SELECT r.c, r.ts FROM ${limits} r WHERE r.until <= ${asOf}
    AND NOT EXISTS (SELECT 1 FROM ${times} s WHERE s.c = r.c AND s.ts > r.ts AND s.ts <= r.until)`;
}

/** The times of a step's events; one time may come more than once. */
function timesOf(step: Step, window: Window | undefined, query: Query): string {
  const { event, where } = step;
  return repeatedRows({ event, window, ...(where && { where }) }, query);
}

/** Each time with `until`, the end of the duration that begins then. */
export function limitsSql(reached: string, within: Duration, zone: TimeZone): string {
  const months = MONTHS[within.unit];
  if (months === undefined) {
    return `SELECT c, ts, ts + ${shiftBy(0, within, 1, zone)} AS until FROM ${reached}`;
  }
  // The wall clock of `ts` goes on by months, the day clamped to the month's end, and is read back as an instant.
  // DuckDB's calendar ends with the year 294246, so do all months that are added at most reach.
  const count = Math.min(months * within.n, 12 * 200_000);
  return `SELECT t.c, t.ts, t.shifted - l.shift AS until
    FROM (SELECT r.c, r.ts, epoch_ms(epoch_ms((r.ts + o.shift)::BIGINT) + to_months(${count})) AS shifted
      FROM ${reached} r ASOF JOIN zone_offset o ON r.ts >= o.start) t
    ASOF JOIN zone_clock l ON t.shifted >= l.start`;
}

const MONTHS: Partial<Record<Duration["unit"], number>> = { month: 1, quarter: 3, year: 12 };
