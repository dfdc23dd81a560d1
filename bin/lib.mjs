// What the commands in bin/ share. Plain JavaScript without dependencies: it runs before anything is installed, on
// whatever Node is there (20 or newer).
import { spawn, spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { constants } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/** Installs what package-lock.json names, if node_modules is missing or holds something else. */
export function ensureInstalled() {
  if (isInstalled()) return;
  console.log("Installing the dependencies (a minute or two, once) …");
  const npm = process.env.npm_execpath;
  const args = ["ci", "--no-audit", "--no-fund", "--loglevel=error"];
  const options = { cwd: root, stdio: "inherit" };
  const done = npm?.endsWith(".js")
    ? spawnSync(process.execPath, [npm, ...args], options)
    : spawnSync("npm", args, { ...options, shell: process.platform === "win32" });
  if (done.status !== 0) fail("The dependencies cannot be installed: npm ci failed, see above.");
}

function isInstalled() {
  const wanted = readLock("package-lock.json");
  const found = readLock("node_modules/.package-lock.json");
  if (!wanted || !found) return false;
  return Object.entries(wanted).every(
    ([name, { version, optional, link }]) =>
      name === "" || link || (optional && !found[name]) || found[name]?.version === version,
  );
}

function readLock(file) {
  try {
    return JSON.parse(readFileSync(path.join(root, file), "utf8")).packages;
  } catch {
    return undefined;
  }
}

/** A Node that runs TypeScript: the one among the dependencies (Linux), or the one that runs this. */
export function findNode() {
  const bundled = path.join(root, "node_modules/.bin/node");
  if (existsSync(bundled) && spawnSync(bundled, ["--version"]).status === 0) return bundled;
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major > 22 || (major === 22 && minor >= 18)) return process.execPath;
  fail(`Tideline needs Node 22.18 or newer on this system; this is ${process.versions.node}.`);
}

/** Runs a program of ours in the foreground to its end; its exit code. */
export function runNode(args, options = {}) {
  return runToEnd(findNode(), ["--disable-warning=ExperimentalWarning", ...args], options);
}

/**
 * Runs a program with our terminal until it ends. Signals are handed on; Ctrl-C reaches it anyway. It also learns of our
 * own sudden end: its channel to us closes.
 */
export function runToEnd(command, args, options) {
  const child = spawn(command, args, {
    cwd: root,
    stdio: ["inherit", "inherit", "inherit", "ipc"],
    ...options,
  });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
    process.on(signal, () => {
      if (signal !== "SIGINT" || !process.stdin.isTTY) child.kill(signal);
    });
  }
  if (process.env.npm_lifecycle_event) stopWithNpm(child);
  return new Promise((resolve) => {
    child.on("error", (error) => fail(error.message));
    child.on("exit", (code, signal) => resolve(code ?? 128 + (constants.signals[signal] ?? 0)));
  });
}

/** npm may be killed without a word to us; then our parent is another one. */
function stopWithNpm(child) {
  const parent = process.ppid;
  const timer = setInterval(() => process.ppid !== parent && child.kill("SIGTERM"), 1000);
  timer.unref();
}

export function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}
