import type { PopulationReader } from "#lib/customers/population-reader.ts";
import { type Database, db } from "#lib/db/client.ts";
import { updateReports } from "#lib/drift/report-service.ts";
import { readBehind } from "#lib/memberships/cursor-store.ts";
import { isForeseeing } from "#lib/memberships/wake-store.ts";
import { populationReader } from "#lib/segments/reader-service.ts";
import { AppError } from "#lib/std/app-error.ts";
import type { Instant } from "#lib/std/time-zone.ts";

/** Makes the drift reports that are due; each is saved under its segment and period, so that running twice does no harm. */
export const reportsTask = "drift_reports";

/** Looks every two minutes what is due, and never twice at once: a run that still waits is the next one. */
export const reportsSchedule = `*/2 * * * * ${reportsTask} ?jobKey=${reportsTask}`;

/**
 * A report reads whole histories, which takes a core and Postgres: while more messages than this wait, or new versions
 * are still looked ahead for, reports wait.
 */
const mostBehind = 10_000n;
/** So long at most, in a shop that never catches up. */
const patienceMs = 3_600_000;

type ReportsSource = {
  readonly database: Database;
  readonly population: PopulationReader;
  readonly now: () => Instant;
};

/** @returns the job, which remembers from one run to the next since when it has been waiting */
export function reportsJob({
  database = db,
  population = populationReader(),
  now = Date.now,
}: Partial<ReportsSource> = {}): (_: unknown, signal: AbortSignal) => Promise<void> {
  let heldUpSince: Instant | undefined;
  async function isHeldUp(): Promise<boolean> {
    const isBusy = (await readBehind(database)) > mostBehind || (await isForeseeing(database));
    heldUpSince = isBusy ? (heldUpSince ?? now()) : undefined;
    return heldUpSince !== undefined && now() - heldUpSince < patienceMs;
  }
  return async (_, signal) => {
    let isLeft = false;
    const mayGoOn = async () => {
      isLeft = await isHeldUp();
      return !isLeft;
    };
    try {
      await updateReports({ database, population, now: now(), signal, mayGoOn });
      // All that were due are made: the next ones have an hour of their own.
      if (!isLeft && !signal.aborted) heldUpSince = undefined;
    } catch (error) {
      // The replica is being filled: the next run comes soon.
      if (!(error instanceof AppError && error.kind === "unavailable")) throw error;
    }
  };
}
