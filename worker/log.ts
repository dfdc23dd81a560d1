import { createLog } from "#lib/http/create-log.ts";

export const log = createLog("worker");
