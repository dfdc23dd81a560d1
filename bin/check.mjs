// `npm run check`: format, lint and layers (Biome), types (tsc), dead code (knip). All run; any finding fails.
import { spawn } from "node:child_process";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { ensureClient } from "./generate.mjs";
import { ensureInstalled, findNode, root } from "./lib.mjs";

const CHECKS = [
  ["biome", "@biomejs/biome/bin/biome", ["check", "--error-on-warnings", "."]],
  ["types", "typescript/bin/tsc", ["--noEmit"]],
  ["dead code", "knip/bin/knip.js", ["--no-progress"]],
];

/** Whether all is well; says what is not. */
export async function check() {
  ensureInstalled();
  ensureClient();
  const results = await Promise.all(CHECKS.map(runCheck));
  for (const { name, code, output, seconds } of results) {
    console.log(`── ${name}: ${code === 0 ? "well" : "FAILED"} (${seconds.toFixed(1)} s)`);
    if (code !== 0) console.log(output.trimEnd());
  }
  return results.every(({ code }) => code === 0);
}

function runCheck([name, program, args]) {
  const started = performance.now();
  const child = spawn(findNode(), [path.join(root, "node_modules", program), ...args], { cwd: root });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text) => {
      output += text;
    });
  }
  return new Promise((resolve) => {
    child.on("close", (code) =>
      resolve({ name, code, output, seconds: (performance.now() - started) / 1000 }),
    );
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = (await check()) ? 0 : 1;
