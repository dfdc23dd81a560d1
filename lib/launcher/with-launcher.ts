// Loaded before the web and worker processes: ends them when the launcher is gone. Its end of their standard input closes
// with it, also when it was killed.

import { isMainThread } from "node:worker_threads";

const PATIENCE_MS = 10_000;

// A thread loads it, too, and need not watch again.
if (isMainThread) {
  process.stdin.once("close", stop).once("end", stop).on("error", stop).resume();
  (process.stdin as typeof process.stdin & { unref?: () => void }).unref?.();
}

function stop(): void {
  process.kill(process.pid, "SIGTERM");
  setTimeout(() => process.exit(1), PATIENCE_MS).unref();
}
