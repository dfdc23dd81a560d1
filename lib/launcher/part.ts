import { type ChildProcess, spawn } from "node:child_process";
import { open, rename, stat } from "node:fs/promises";
import path from "node:path";
import { explain } from "#lib/launcher/explain.ts";
import { isAlive, waitUntil } from "#lib/launcher/process.ts";

export type Part = {
  pid: () => number | undefined;
  /** Ends it and does not start it again: asks, and after a while insists. */
  stop: () => Promise<void>;
  /** Ends it without asking. */
  kill: () => void;
};

export type PartOptions = {
  name: string;
  args: readonly string[];
  env: Record<string, string | undefined>;
  log: string;
  say: (sentence: string) => void;
};

const STOP_SECONDS = 15;
const LONGEST_PAUSE_MS = 30_000;
const STEADY_MS = 60_000;
const MAX_LOG_BYTES = 10_000_000;

/**
 * Keeps one process running: started again when it ends by itself, with a longer pause each time until it has run for a
 * minute. It is given a pipe that closes when the launcher ends, however that happens (see with-launcher.ts), and a
 * process group of its own, so that Ctrl-C reaches the launcher alone.
 */
export async function startPart(options: PartOptions): Promise<Part> {
  let child: ChildProcess;
  let isStopping = false;
  let pauseMs = 500;
  let restart: NodeJS.Timeout | undefined;

  const start = async (): Promise<void> => {
    child = await spawnPart(options);
    const startedAt = performance.now();
    child.once("exit", (code, signal) => {
      if (isStopping) return;
      if (performance.now() - startedAt > STEADY_MS) pauseMs = 500;
      const reason = signal ? `was ended by ${signal}` : `ended with code ${code}`;
      options.say(`The ${options.name} process ${reason}; starting it again (its log: ${options.log}).`);
      startLater();
    });
  };
  const startLater = (): void => {
    restart = setTimeout(() => {
      // Its log cannot be made on a full disk, say.
      start().catch((error: unknown) => {
        options.say(`The ${options.name} process cannot be started (${explain(error)}); it is tried again.`);
        if (!isStopping) startLater();
      });
    }, pauseMs);
    pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
  };
  await start();

  return {
    pid: () => child.pid,
    kill: () => signalGroup(child, "SIGKILL"),
    stop: async () => {
      isStopping = true;
      clearTimeout(restart);
      if (!isRunning(child)) return;
      signalGroup(child, "SIGTERM");
      if (await waitUntil(() => !isRunning(child), { seconds: STOP_SECONDS, everyMs: 20 })) return;
      signalGroup(child, "SIGKILL");
      await waitUntil(() => !isRunning(child), { seconds: STOP_SECONDS, everyMs: 20 });
    },
  };
}

async function spawnPart({ args, env, log }: PartOptions): Promise<ChildProcess> {
  const found = await stat(log).catch(() => undefined);
  if (found && found.size > MAX_LOG_BYTES) await rename(log, `${log}.1`);
  const file = await open(log, "a");
  const preload = path.resolve("lib/launcher/with-launcher.ts");
  try {
    return spawn(
      process.execPath,
      ["--disable-warning=ExperimentalWarning", `--import=${preload}`, ...args],
      {
        env: env as NodeJS.ProcessEnv,
        stdio: ["pipe", file.fd, file.fd],
        detached: true,
      },
    );
  } finally {
    await file.close();
  }
}

function isRunning(child: ChildProcess): boolean {
  return (
    child.exitCode === null && child.signalCode === null && child.pid !== undefined && isAlive(child.pid)
  );
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    process.kill(process.platform === "win32" ? child.pid : -child.pid, signal);
  } catch {
    child.kill(signal);
  }
}
