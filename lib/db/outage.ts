/** `full`: the disk, of the database or of our own files, takes no more. `down`: it cannot be used for another reason. */
export type Outage = "full" | "down";

/** SQLSTATE classes that say that the database, not the data, is the trouble: connection, resources, operator, system. */
const outageClasses = new Set(["08", "25", "53", "57", "58"]);
const DISK_FULL = "53100";
/** Postgres' own name for failures that it has no name for, and what it says on a disk that became read-only. */
const unnamedCodes = new Set(["XX000", "42501"]);
/** Where Postgres reads and writes files: what fails there, for a quota or a limit of file sizes say, is no message's fault. */
const storageFiles = new Set(["md.c", "fd.c", "smgr.c", "bufmgr.c", "buffile.c", "slru.c", "xlog.c"]);
/** The operating system's, for our own files. */
const noRoomCodes = new Set(["ENOSPC", "EDQUOT", "EFBIG", "EROFS"]);
const rolledBackCodes = new Set(["40001", "40P01"]);
const SQLSTATE = /^[0-9FHPX][0-9A-Z]{4}$/;
const NETWORK = /^E[A-Z_]+$/;
const LOST_CONNECTION =
  /connection terminated|connection ended|timeout exceeded when trying to connect|not queryable/i;
/** Prisma's codes for a database that cannot be reached, or has no connection or transaction to give. */
const prismaOutages = /^(P1001|P1002|P1008|P1017|P2024|P2028)$/;

const adapterOutages = new Set([
  "DatabaseNotReachable",
  "ConnectionClosed",
  "SocketTimeout",
  "TooManyConnections",
]);

/** What an error says of the database, if it says that it cannot be used just now; any other error is about the data. */
export function outageOf(error: unknown): Outage | undefined {
  if (!(error instanceof Error)) return undefined;
  const cause = adapterCauseIn(error);
  if (cause !== undefined) return ofAdapterCause(cause);
  const code = textIn(error, "code");
  if (code === undefined) {
    const isLost = LOST_CONNECTION.test(error.message) || error.name === "PrismaClientInitializationError";
    return isLost ? "down" : outageOf(error.cause);
  }
  if (noRoomCodes.has(code)) return "full";
  if (prismaOutages.test(code)) return "down";
  if (SQLSTATE.test(code)) return ofSqlState(code, textIn(error, "file"));
  return isNetworkCode(code) ? "down" : undefined;
}

/** Whether the database took the transaction back whole, and asks for it again. */
export function isRolledBack(error: unknown): boolean {
  return error instanceof Error && rolledBackCodes.has(textIn(error, "code") ?? "");
}

function ofSqlState(code: string, file: string | undefined): Outage | undefined {
  if (code === DISK_FULL) return "full";
  if (outageClasses.has(code.slice(0, 2))) return "down";
  return unnamedCodes.has(code) && storageFiles.has(file ?? "") ? "full" : undefined;
}

/** Node's names: ECONNRESET, EPIPE … but not its own ERR_…, which are mistakes of the program. */
function isNetworkCode(code: string): boolean {
  return NETWORK.test(code) && !code.startsWith("ERR_");
}

/** What Prisma's adapter was told: its own kind of failure, and the database's SQLSTATE if it had one. */
function adapterCauseIn(error: Error): object | undefined {
  const meta: unknown = Reflect.get(error, "meta");
  const wrapped: unknown = isObject(meta) ? meta.driverAdapterError : error;
  const cause: unknown = isObject(wrapped) ? wrapped.cause : undefined;
  return isObject(cause) && typeof cause.kind === "string" ? cause : undefined;
}

function ofAdapterCause(cause: object): Outage | undefined {
  if (adapterOutages.has(textIn(cause, "kind") ?? "")) return "down";
  return ofSqlState(textIn(cause, "originalCode") ?? "", undefined);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

function textIn(value: object, key: string): string | undefined {
  const found: unknown = Reflect.get(value, key);
  return typeof found === "string" ? found : undefined;
}
