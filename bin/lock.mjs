// One at a time among processes of this checkout, for what must not be made twice at once.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL("../node_modules/.cache/tideline", import.meta.url));

/** Runs `make` while no other process holds the lock of this name; waits for one that does. */
export function withLock(name, make) {
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, `${name}.lock`);
  while (!take(file)) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
  const release = () => rmSync(file, { force: true });
  process.once("exit", release);
  try {
    return make();
  } finally {
    release();
    process.off("exit", release);
  }
}

function take(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    if (error.code !== "EEXIST") throw error;
  }
  if (!isHeld(file)) rmSync(file, { force: true });
  return false;
}

/** A holder that was killed holds nothing. */
function isHeld(file) {
  try {
    const pid = Number(readFileSync(file, "utf8"));
    if (pid > 0) process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code !== "ESRCH" && error.code !== "ENOENT";
  }
}
