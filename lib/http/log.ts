import { createLog } from "#lib/http/create-log.ts";

/** The web process's log: never with a body or a secret. */
export const log = createLog("web");
