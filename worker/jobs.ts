import { once } from "node:events";
import { Worker } from "node:worker_threads";

/**
 * Does the jobs in a thread of their own: drift reports and imports compute for tenths of a second at a time, in which no message
 * would be followed. Should the thread end by itself, the process ends with it, and its launcher starts it again.
 */
export async function startJobs(): Promise<{ readonly stop: () => Promise<void> }> {
  const thread = new Worker(new URL("./jobs-thread.ts", import.meta.url));
  const ended = (code: number) => {
    throw new Error(`The thread of the jobs ended by itself, with code ${code}`);
  };
  thread.once("exit", ended);
  await once(thread, "message");
  return {
    stop: async () => {
      thread.off("exit", ended);
      const exited = once(thread, "exit");
      thread.postMessage("stop");
      await exited;
    },
  };
}
