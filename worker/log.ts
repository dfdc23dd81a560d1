import pino from "pino";

/** The worker process's log: one JSON line an entry, on standard error. */
export const log = pino({ base: { process: "worker" } }, pino.destination(2));
