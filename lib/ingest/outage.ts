import { type Outage, outageOf } from "#lib/db/outage.ts";

/**
 * Whether an error of an accepting transaction says that the database cannot be used just now, and how. Then nothing is
 * known of the messages: whoever sent them is told to send them again. Any other error is about what was to be stored.
 */
export function ingestOutageOf(error: unknown): Outage | undefined {
  if (!(error instanceof Error)) return "down";
  // Prisma only begins and commits here; when that fails it says so in its own words.
  const isPrisma = error.name.startsWith("PrismaClient") || error.name === "DriverAdapterError";
  return outageOf(error) ?? (isPrisma ? "down" : undefined);
}
