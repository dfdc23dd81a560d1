import { systemActor } from "#lib/auth/permissions.ts";
import { deleteOldCalls } from "#lib/llm/retention-service.ts";

/** Deletes calls to the language model that have been kept long enough; running twice deletes nothing more. */
export const callsTask = "llm_calls";

/** Every hour, and never twice at once. */
export const callsSchedule = `17 * * * * ${callsTask} ?jobKey=${callsTask}`;

export async function carryOutDeletion(): Promise<void> {
  await deleteOldCalls(systemActor("language model"), Date.now());
}
