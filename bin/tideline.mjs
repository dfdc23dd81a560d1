#!/usr/bin/env node
// Runs on whatever Node is installed; hands over to the Node 24 among the dependencies, which runs TypeScript natively.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { constants } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const bundled = join(root, "node_modules", ".bin", "node");
const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
const canRunTypeScript = major > 22 || (major === 22 && minor >= 18);

if (!existsSync(bundled) && !canRunTypeScript) {
  console.error(
    `tideline: Node 22.18 or later is needed (this is ${process.versions.node}). Run "npm install" in ${root} first.`,
  );
  process.exit(1);
}

const child = spawn(
  existsSync(bundled) ? bundled : process.execPath,
  ["--disable-warning=ExperimentalWarning", join(root, "cli", "main.ts"), ...process.argv.slice(2)],
  { stdio: "inherit" },
);
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
child.on("error", (error) => {
  console.error(`tideline: could not be started: ${error.message}`);
  process.exit(1);
});
child.on("exit", (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 0)));
