import pino from "pino";

/** The web process's log: one JSON line an entry, on standard error, never with a body or a secret. */
export const log = pino({ base: { process: "web" } }, pino.destination(2));
