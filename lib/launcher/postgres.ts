import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chmod, chown, mkdir, open, readFile, rename, rm, statfs, writeFile } from "node:fs/promises";
import { totalmem } from "node:os";
import path from "node:path";
import pg from "pg";
import { StartError } from "#lib/db/start-error.ts";
import { makeFolder } from "#lib/launcher/folder.ts";
import { freePort } from "#lib/launcher/free-port.ts";
import {
  type Binaries,
  findBinaries,
  firstUnreachable,
  isRoot,
  SERVER_ID,
  serverUser,
} from "#lib/launcher/postgres-binaries.ts";
import { isAlive, run, tail, waitUntil } from "#lib/launcher/process.ts";

export type PostgresOptions = {
  /** Everything of this server lies here: `postgres/`, `postgres-password`, `logs/postgres.log`. */
  folder: string;
  /** Taken if it is given: a server that starts again must be found where it was. */
  port?: number;
  /** Off only for tests: a crash of the machine may then lose what was committed. */
  durable?: boolean;
  settings?: Record<string, string>;
};

export type Postgres = {
  pid: number;
  port: number;
  /** Connection string of a database on this server. */
  url: (database: string) => string;
  /** Settles when the server has ended, for whatever reason. */
  exited: Promise<void>;
  stop: () => Promise<void>;
};

const USER = "tideline";
const START_SECONDS = 120;
const STOP_SECONDS = 60;

/**
 * Starts the embedded Postgres on a free loopback port; makes its data folder first if there is none. A server that was
 * left over on the folder (its launcher was killed) is stopped in order; one that was killed recovers by itself.
 */
export async function startPostgres(options: PostgresOptions): Promise<Postgres> {
  const folder = path.resolve(options.folder);
  const data = path.join(folder, "postgres");
  const log = path.join(folder, "logs/postgres.log");
  const binaries = await findBinaries();
  await prepareFolder(folder);
  const password = await readPassword(folder);
  await initialise(binaries, folder, data);
  await checkVersion(data);
  await stopLeftover(binaries, data, password);
  for (let attempt = 1; ; attempt++) {
    const port = options.port ?? (await freePort());
    const child = await spawnServer(binaries, data, log, port, options);
    const exited = new Promise<void>((resolve) => child.once("exit", () => resolve()));
    const url = (database: string) => `postgresql://${USER}:${password}@127.0.0.1:${port}/${database}`;
    if (await isReady(child, url("postgres"))) {
      const stop = async () => {
        if (child.exitCode === null && child.signalCode === null) await stopServer(binaries, data);
        await exited;
      };
      return { pid: child.pid ?? 0, port, url, exited, stop };
    }
    const lines = await tail(log, 15);
    // The port was taken meanwhile, or workers of a killed server are still on their way out: both pass.
    const passing =
      /Address already in use|pre-existing shared memory block|lock file .* already exists/.test(lines);
    if (!passing || attempt === 20) {
      throw new StartError(`The embedded Postgres does not start; its last words in ${log} are:\n${lines}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

async function prepareFolder(folder: string): Promise<void> {
  await makeFolder(folder);
  if (!isRoot()) return;
  const closed = await firstUnreachable(folder);
  if (closed) {
    throw new StartError(
      `The data folder ${folder} lies in ${closed}, which nobody but its owner may enter, but Postgres does not run as root: set TIDELINE_DATA_DIR to another folder, or run Tideline as an ordinary user.`,
    );
  }
}

async function readPassword(folder: string): Promise<string> {
  const file = path.join(folder, "postgres-password");
  const known = await readFile(file, "utf8").catch(() => undefined);
  if (known) return known.trim();
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, randomBytes(24).toString("hex"), { mode: 0o600 });
  if (isRoot()) await chown(draft, SERVER_ID, SERVER_ID);
  await rename(draft, file);
  return (await readFile(file, "utf8")).trim();
}

/** Makes the data folder under another name first: one that bears its name is whole. */
async function initialise(binaries: Binaries, folder: string, data: string): Promise<void> {
  if (await readFile(path.join(data, "PG_VERSION")).catch(() => undefined)) return;
  const draft = `${data}.new`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { mode: 0o700 });
  if (isRoot()) await chown(draft, SERVER_ID, SERVER_ID);
  const args = [
    "-D",
    draft,
    "-U",
    USER,
    "-A",
    "scram-sha-256",
    `--pwfile=${path.join(folder, "postgres-password")}`,
  ];
  const locale =
    "-E UTF8 --locale-provider=builtin --builtin-locale=C.UTF-8 --lc-collate=C --lc-ctype=C.UTF-8";
  const done = await run(binaries.initdb, [...args, ...locale.split(" ")], { ...serverUser(), cwd: draft });
  if (done.code !== 0)
    throw new StartError(`The embedded Postgres cannot make its data folder ${data}: ${done.output.trim()}`);
  await chmod(draft, 0o700);
  await rename(draft, data);
}

async function checkVersion(data: string): Promise<void> {
  const version = (await readFile(path.join(data, "PG_VERSION"), "utf8")).trim();
  if (version !== "18") {
    throw new StartError(
      `The data folder ${data} was made by Postgres ${version}, and this Tideline brings Postgres 18.`,
    );
  }
}

/** A server still running on the folder, from a launcher that was killed: ended in order, so that ours can start. */
async function stopLeftover(binaries: Binaries, data: string, password: string): Promise<void> {
  const file = path.join(data, "postmaster.pid");
  const lines = (await readFile(file, "utf8").catch(() => "")).split("\n");
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0 || !isAlive(pid)) return; // Postgres itself clears a stale file.
  if (await isServer(pid, Number(lines[3]), data, password)) await stopServer(binaries, data);
  else await rm(file); // The number now belongs to some other process, which Postgres would take for a server.
}

async function isServer(pid: number, port: number, data: string, password: string): Promise<boolean> {
  const command = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => undefined);
  if (command !== undefined) return command.includes("postgres") && command.includes(data);
  const client = new pg.Client({ host: "127.0.0.1", port, user: USER, password, database: "postgres" });
  client.on("error", () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query("SHOW data_directory");
    return rows[0]?.data_directory === data;
  } catch (error) {
    return (error as { code?: string }).code === "57P03"; // starting up or shutting down
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function stopServer(binaries: Binaries, data: string): Promise<void> {
  for (const mode of ["fast", "immediate"]) {
    const args = ["stop", "-D", data, "-m", mode, "-w", "-t", String(STOP_SECONDS)];
    const { code } = await run(binaries.pgCtl, args, { ...serverUser(), cwd: data });
    if (code === 0) return;
    if (!(await readFile(path.join(data, "postmaster.pid")).catch(() => undefined))) return;
  }
  throw new StartError(`The Postgres on ${data} does not stop.`);
}

async function spawnServer(
  binaries: Binaries,
  data: string,
  log: string,
  port: number,
  options: PostgresOptions,
): Promise<ChildProcess> {
  const safety = options.durable === false ? "off" : "on";
  const settings: Record<string, string> = {
    listen_addresses: "127.0.0.1",
    port: String(port),
    unix_socket_directories: "", // No path, so no limit of 107 bytes on where the folder may lie.
    fsync: safety,
    synchronous_commit: safety,
    full_page_writes: safety,
    timezone: "UTC",
    log_timezone: "UTC",
    lc_messages: "C",
    max_connections: "100",
    shared_buffers: `${sharedBuffersMib()}MB`,
    max_wal_size: `${await maxWalMib(data)}MB`,
    checkpoint_timeout: "15min",
    ...options.settings,
  };
  const args = [
    "-D",
    data,
    ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]),
  ];
  const file = await open(log, "a");
  try {
    // A process group of its own: Ctrl-C goes to the launcher alone, which ends the parts in order.
    return spawn(binaries.postgres, args, {
      ...serverUser(),
      cwd: data,
      stdio: ["ignore", file.fd, file.fd],
      detached: true,
    });
  } finally {
    await file.close();
  }
}

/** A sixteenth of the machine's memory: what does not fit in is read from the system's cache, checked and copied, each time. */
function sharedBuffersMib(): number {
  // Of a container, which may be allowed less than there is.
  const allowed = process.constrainedMemory() || Infinity;
  return Math.min(1024, Math.max(256, Math.floor(Math.min(totalmem(), allowed) / 16 / 2 ** 20)));
}

/**
 * A tenth of what is free on the disk: after each checkpoint every page is logged whole when it is written first, and with 2 GB a
 * busy shop makes one a minute. After a crash Postgres goes through as much again.
 */
async function maxWalMib(folder: string): Promise<number> {
  const free = await statfs(folder).then(
    ({ bavail, bsize }) => bavail * bsize,
    () => 0,
  );
  return Math.min(8192, Math.max(1024, Math.floor(free / 10 / 2 ** 20)));
}

async function isReady(child: ChildProcess, url: string): Promise<boolean> {
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null;
  let state: "ready" | "starting" | "silent" = "silent";
  const ask = async () => {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
    client.on("error", () => undefined);
    state = await client.connect().then(
      () => client.end().then(() => "ready" as const),
      (error: { code?: string }) => (error.code === "57P03" ? "starting" : "silent"),
    );
    return state === "ready";
  };
  const isStarting = () => state === "starting";
  // After a crash it goes through its log first, which may take minutes: stopped meanwhile, it would begin again.
  do await waitUntil(async () => hasEnded() || (await ask()), { seconds: START_SECONDS, everyMs: 25 });
  while (!hasEnded() && isStarting());
  return !hasEnded();
}
