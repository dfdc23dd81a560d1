// Points git at the hooks in .githooks, if this is a git checkout that has no hooks of its own. Never fails.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

export function setGitHooks() {
  if (process.env.CI || !existsSync(path.join(root, ".git"))) return;
  const git = (...args) => spawnSync("git", ["config", "--local", ...args], { cwd: root, encoding: "utf8" });
  if (git("core.hooksPath").stdout?.trim()) return;
  git("core.hooksPath", ".githooks");
}

if (process.argv[1] === fileURLToPath(import.meta.url)) setGitHooks();
