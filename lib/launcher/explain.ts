import { StartError } from "#lib/db/start-error.ts";

/** What the person at the terminal reads: the sentence of a foreseen failure, everything of another. */
export function explain(error: unknown): string {
  if (error instanceof StartError) return error.message;
  if (!(error instanceof Error)) return String(error);
  if (error.message.startsWith("Wrong settings")) return error.message;
  return error.stack ?? error.message;
}
