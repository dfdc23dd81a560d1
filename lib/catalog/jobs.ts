import { profileCatalog } from "#lib/catalog/profile-service.ts";

/** Counts the values in use; whenever it runs, it replaces what it wrote before, so that running twice does no harm. */
export const profileTask = "profile_catalog";

/** Every ten minutes, and never twice at once: a run that still waits is the next one. */
export const profileSchedule = `*/10 * * * * ${profileTask} ?jobKey=${profileTask}`;

export async function carryOutProfile(): Promise<void> {
  await profileCatalog();
}
