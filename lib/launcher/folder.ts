import { createHash, randomBytes } from "node:crypto";
import { chmod, mkdir, open, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { z } from "zod";
import { StartError } from "#lib/db/start-error.ts";
import { firstUnreachable, isRoot } from "#lib/launcher/postgres-binaries.ts";

/**
 * Where this shop's data lie: `shop` or `demo` under TIDELINE_DATA_DIR, or else under .data in the project. Postgres cannot
 * enter the private home of root: a project that lies there gets a folder under /var/lib instead.
 */
export async function chooseFolder(setting: string | undefined, isDemo: boolean): Promise<string> {
  const shop = isDemo ? "demo" : "shop";
  if (setting) return path.resolve(setting, shop);
  const own = path.resolve(".data");
  if (!isRoot() || !(await firstUnreachable(own))) return path.join(own, shop);
  const mark = createHash("sha256").update(own).digest("hex").slice(0, 8);
  return path.join("/var/lib/tideline", `data-${mark}`, shop);
}

/** Makes the folder and what leads to it; enterable for the user of the database server, readable for nobody else. */
export async function makeFolder(folder: string): Promise<void> {
  try {
    await makeWithParents(path.join(folder, "logs"));
    await chmod(folder, isRoot() ? 0o711 : 0o700);
    const probe = path.join(folder, `.probe-${process.pid}`);
    await writeFile(probe, "");
    await rm(probe);
  } catch (error) {
    throw new StartError(`The data folder ${folder} cannot be written (${(error as Error).message}).`);
  }
}

/** What `mkdir` with `recursive` does, but it ends: where nothing can be made, as in /proc, Node's own tries for ever. */
async function makeWithParents(folder: string): Promise<void> {
  try {
    await mkdir(folder);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EEXIST") return;
    const parent = path.dirname(folder);
    if (code !== "ENOENT" || parent === folder) throw error;
    await makeWithParents(parent);
    await mkdir(folder);
  }
}

/**
 * Holds the folder for this process until it ends, however it ends: the lock is the operating system's, on an (empty)
 * SQLite database, because Node offers no other.
 */
export async function lockFolder(folder: string): Promise<void> {
  const holder = path.join(folder, "launcher.pid");
  const lock = new DatabaseSync(path.join(folder, "launcher.lock"));
  try {
    lock.exec("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE");
  } catch {
    const pid = (await readFile(holder, "utf8").catch(() => "")).trim();
    throw new StartError(
      `Tideline is already running on the data folder ${folder}${pid ? ` (process ${pid})` : ""}: stop it first.`,
    );
  }
  process.once("exit", () => lock.close());
  await writeFile(holder, `${process.pid}\n`);
}

const Secrets = z.object({ authSecret: z.string().min(32) });
export type Secrets = z.infer<typeof Secrets>;

/** Made once, kept readable for the owner alone: a new secret would sign everybody out. */
export async function readSecrets(folder: string): Promise<Secrets> {
  const file = path.join(folder, "secrets.json");
  const known = await readFile(file, "utf8").catch(() => undefined);
  if (known !== undefined) {
    const parsed = Secrets.safeParse(parseJson(known));
    if (parsed.success) return parsed.data;
    throw new StartError(
      `${file} is damaged: restore it from a backup, or delete it (everybody has to sign in again).`,
    );
  }
  const secrets = { authSecret: randomBytes(32).toString("hex") };
  await writeWhole(file, JSON.stringify(secrets));
  return secrets;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function writeWhole(file: string, text: string): Promise<void> {
  const draft = `${file}.new`;
  const handle = await open(draft, "w", 0o600);
  await handle.writeFile(text);
  await handle.sync();
  await handle.close();
  await rename(draft, file);
}
