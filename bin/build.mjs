// Builds the web app for production, only if something that goes into it has changed since the last time.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { ensureClient } from "./generate.mjs";
import { ensureInstalled, fail, findNode, root } from "./lib.mjs";
import { withLock } from "./lock.mjs";

const SOURCES = ["app", "components", "lib", "messages", "public", "prisma/schema.prisma", "bin/build.mjs"];
const FILES = ["package-lock.json", "package.json", "next.config.mjs", "proxy.ts", "tsconfig.json"];
// Modules are loaded while pages are collected; nothing is asked of the database, so there need be none.
const BUILD_SETTINGS = {
  NODE_ENV: "production",
  NEXT_TELEMETRY_DISABLED: "1",
  DATABASE_URL: "postgresql://nobody@127.0.0.1:1/none",
  TIDELINE_AUTH_SECRET: "only-for-the-build-and-never-used-to-sign",
};
const stamp = path.join(root, ".next/tideline-sources");

export function ensureBuild() {
  const hash = hashOfSources();
  if (!isCurrent(hash)) withLock("build", () => isCurrent(hash) || build(hash));
}

function isCurrent(hash) {
  return existsSync(stamp) && readFileSync(stamp, "utf8") === hash;
}

function build(hash) {
  console.log("Building the web app (half a minute, once per version) …");
  rmSync(stamp, { force: true });
  const next = path.join(root, "node_modules/next/dist/bin/next");
  const env = { ...process.env, ...BUILD_SETTINGS };
  const done = spawnSync(findNode(), [next, "build"], {
    cwd: root,
    env,
    encoding: "utf8",
    maxBuffer: 2 ** 26,
  });
  if (done.status !== 0)
    fail(`${done.stdout}${done.stderr}\nThe web app cannot be built; the reason is above.`);
  writeFileSync(stamp, hash);
}

function hashOfSources() {
  const hash = createHash("sha256").update(process.arch);
  for (const file of [...SOURCES, ...FILES].flatMap(filesUnder).sort()) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(path.join(root, file)))
      .update("\0");
  }
  return hash.digest("hex");
}

function filesUnder(name) {
  const full = path.join(root, name);
  if (!existsSync(full)) return [];
  if (path.extname(name) !== "" && !name.includes("[")) return isLeftOut(name) ? [] : [name];
  return readdirSync(full, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath ?? entry.path, entry.name)))
    .filter((file) => !isLeftOut(file));
}

/** Tests, and what is made from the schema, do not go into the build. */
function isLeftOut(file) {
  return /\.test\.tsx?$/.test(file) || file.startsWith(path.join("lib", "db", "generated"));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  ensureInstalled();
  ensureClient();
  ensureBuild();
}
