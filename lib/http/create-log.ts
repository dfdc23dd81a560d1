import { writeSync } from "node:fs";
import pino from "pino";
import { env } from "#lib/env.ts";
import { createSieve, type Sieve } from "#lib/http/sieve.ts";

const stderr = 2;
const seldomMs = 60_000;
const warn = 40; // pino's number of the level

/** Writes a text, and returns how many of its bytes were written; throws what the system says. */
type Write = (text: string) => number;

/**
 * A process's log: one JSON line an entry, on standard error. Entries that say the same as one before are left out for a
 * minute; the next one tells how many in `leftOut`.
 */
export function createLog(
  name: "web" | "worker",
  write: Write = (text) => writeSync(stderr, text),
  now: () => number = () => performance.now(),
): pino.Logger {
  const sieve = createSieve({ everyMs: seldomMs, now });
  return pino(
    {
      base: { process: name },
      level: env.LOG_LEVEL,
      hooks: {
        logMethod([first, ...others], method, level) {
          const passed = level < warn ? {} : pass(sieve, first, others[0]);
          if (passed === undefined) return;
          const what = typeof first === "object" && passed.leftOut ? { ...first, ...passed } : first;
          method.apply(this, [what, ...others]);
        },
      },
    },
    writer(write),
  );
}

/** What somebody was given a reference for is always written. */
function pass(sieve: Sieve, first: unknown, message: unknown): { leftOut?: number } | undefined {
  if (typeof first !== "object" || first === null || "reference" in first) return {};
  const error = "err" in first && first.err instanceof Error ? first.err : undefined;
  if (!error) return {};
  const code = "code" in error ? String(error.code) : error.message;
  const leftOut = sieve(`${String(message)} ${code}`);
  if (leftOut === undefined) return undefined;
  return leftOut > 0 ? { leftOut } : {};
}

/**
 * Writes at once, and never fails or waits: where the log lies on the disk that is full, a process that could not go on
 * without its log would be the first to die. What could not be written is counted, and told once there is room.
 */
function writer(write: Write): pino.DestinationStream {
  let lost = 0;
  let isCut = false;
  return {
    write(line) {
      const note =
        lost > 0 ? `${JSON.stringify({ level: warn, time: Date.now(), lostEntries: lost })}\n` : "";
      const text = `${isCut ? "\n" : ""}${note}${line}`;
      try {
        isCut = write(text) < Buffer.byteLength(text);
        lost = isCut ? lost + 1 : 0;
      } catch {
        lost += 1;
      }
    },
  };
}
