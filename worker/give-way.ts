import { readdir, readFile } from "node:fs/promises";
import { setPriority } from "node:os";

/** Of the scheduler's forty steps: enough that whoever waits for a core gets it before them. */
const steps = 10;

/**
 * Has the threads of the pool, in which the columnar engine computes and which its own threads come from, give way to the one
 * that follows messages, where both want a core. To be called before the engine starts. Linux alone lets a thread have a
 * priority of its own.
 */
export async function letPoolGiveWay(): Promise<void> {
  if (process.platform !== "linux") return;
  const folder = `/proc/self/task`;
  for (const thread of await readdir(folder)) {
    const name = await readFile(`${folder}/${thread}/comm`, "utf8").catch(() => "");
    if (name.trim() !== "libuv-worker") continue;
    try {
      setPriority(Number(thread), steps);
    } catch {
      // It stays as it was: nothing but speed under load depends on it.
    }
  }
}
