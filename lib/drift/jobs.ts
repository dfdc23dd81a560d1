import { db } from "#lib/db/client.ts";
import { updateReports } from "#lib/drift/report-service.ts";
import { populationReader } from "#lib/segments/reader-service.ts";
import { AppError } from "#lib/std/app-error.ts";

/** Makes the drift reports that are due; each is saved under its segment and period, so that running twice does no harm. */
export const reportsTask = "drift_reports";

/** Looks every two minutes what is due, and never twice at once: a run that still waits is the next one. */
export const reportsSchedule = `*/2 * * * * ${reportsTask} ?jobKey=${reportsTask}`;

export async function carryOutReports(_: unknown, signal: AbortSignal): Promise<void> {
  try {
    await updateReports({ database: db, population: populationReader(), now: Date.now(), signal });
  } catch (error) {
    // The replica is being filled: the next run comes soon.
    if (!(error instanceof AppError && error.kind === "unavailable")) throw error;
  }
}
