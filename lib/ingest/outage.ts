/** SQLSTATE classes that say that the database, not the data, is the trouble: connection, resources, operator, system. */
const outageClasses = new Set(["08", "25", "53", "57", "58"]);
const rolledBackCodes = new Set(["40001", "40P01"]);
const SQLSTATE = /^[0-9FHPX][0-9A-Z]{4}$/;
const NETWORK = /^E[A-Z_]+$/;
const LOST_CONNECTION =
  /connection terminated|connection ended|timeout exceeded when trying to connect|not queryable/i;

/**
 * Whether an error of a transaction says that the database cannot be used just now. Then nothing is known of the
 * messages: whoever sent them is told to send them again. Any other error is about what was to be stored.
 */
export function isOutage(error: unknown): boolean {
  if (!(error instanceof Error)) return true;
  // Prisma only begins and commits here; when that fails it says so in its own words.
  if (error.name.startsWith("PrismaClient") || error.name === "DriverAdapterError") return true;
  const code = codeOf(error);
  if (code !== undefined)
    return SQLSTATE.test(code) ? outageClasses.has(code.slice(0, 2)) : isNetworkCode(code);
  return LOST_CONNECTION.test(error.message);
}

/** Node's names: ECONNRESET, EPIPE … but not its own ERR_…, which are mistakes of the program. */
function isNetworkCode(code: string): boolean {
  return NETWORK.test(code) && !code.startsWith("ERR_");
}

/** Whether the database took the transaction back whole, and asks for it again. */
export function isRolledBack(error: unknown): boolean {
  return error instanceof Error && rolledBackCodes.has(codeOf(error) ?? "");
}

function codeOf(error: Error): string | undefined {
  return "code" in error && typeof error.code === "string" ? error.code : undefined;
}
