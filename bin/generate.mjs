// Makes the Prisma client (lib/db/generated, not in git) if it is missing or the schema has changed since.
// Needs no database and no download: `prisma generate` runs no engine, but would try to fetch one; naming any program as
// the engine, for this one call only, keeps it from trying. Never set that for `prisma migrate`: it would do nothing.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { withLock } from "./lock.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const folder = path.join(root, "lib/db/generated");
const stamp = path.join(folder, ".made-from");
const prisma = path.join(root, "node_modules/prisma");

/** Returns whether the client had to be made. */
export function ensureClient() {
  const hash = hashOfSources();
  if (isCurrent(hash)) return false;
  return withLock("generate", () => {
    if (isCurrent(hash)) return false;
    const made = spawnSync(process.execPath, [path.join(prisma, "build/index.js"), "generate"], {
      cwd: root,
      env: {
        ...process.env,
        PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
        PRISMA_HIDE_UPDATE_MESSAGE: "1",
        CHECKPOINT_DISABLE: "1",
      },
      encoding: "utf8",
    });
    if (made.status !== 0) throw new Error(`prisma generate failed:\n${made.stdout}${made.stderr}`);
    writeFileSync(stamp, hash);
    return true;
  });
}

function isCurrent(hash) {
  return (
    existsSync(path.join(folder, "client.ts")) && existsSync(stamp) && readFileSync(stamp, "utf8") === hash
  );
}

function hashOfSources() {
  const hash = createHash("sha256");
  hash.update(readFileSync(path.join(root, "prisma/schema.prisma")));
  hash.update(readFileSync(path.join(prisma, "package.json")));
  return hash.digest("hex");
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  console.log(ensureClient() ? "Made the Prisma client." : "The Prisma client is current.");
}
