import type { Outage } from "#lib/db/outage.ts";

/** How long an outage counts as lasting when nobody has tried to write since, in milliseconds. */
const lastingMs = 30_000;

type Trouble = { readonly outage: Outage; readonly at: number };

// Next bundles server code more than once into a process; what is known must be one all the same.
const key = Symbol.for("tideline.trouble");
const shared = globalThis as { [key]?: Trouble | undefined };

/** Notes how the last writing of messages ended in this process: stored, or refused by the database. */
export function noteWriting(outage: Outage | undefined): void {
  shared[key] = outage && { outage, at: performance.now() };
}

/** Why messages could not be written just now, as far as this process knows. */
export function knownTrouble(): Outage | undefined {
  const trouble = shared[key];
  return trouble && performance.now() - trouble.at < lastingMs ? trouble.outage : undefined;
}
