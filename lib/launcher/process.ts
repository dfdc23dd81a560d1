import { type SpawnOptions, spawn } from "node:child_process";
import { open, stat } from "node:fs/promises";

/** Runs a program to its end; what it said on either channel comes back with its exit code. */
export function run(
  command: string,
  args: readonly string[],
  options: SpawnOptions = {},
): Promise<{ code: number; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...options, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    const collect = (chunk: Buffer) => {
      output += chunk.toString("utf8");
    };
    child.stdout?.on("data", collect);
    child.stderr?.on("data", collect);
    child.once("error", reject);
    child.once("close", (code) => resolve({ code: code ?? 1, output }));
  });
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** Whether the condition came to hold within the time. */
export async function waitUntil(
  holds: () => boolean | Promise<boolean>,
  { seconds, everyMs }: { seconds: number; everyMs: number },
): Promise<boolean> {
  const end = performance.now() + seconds * 1000;
  while (performance.now() < end) {
    if (await holds()) return true;
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
  return holds();
}

/** The last lines of a log. */
export async function tail(file: string, lines: number): Promise<string> {
  const length = Math.min(16_384, (await stat(file).catch(() => ({ size: 0 }))).size);
  if (length === 0) return "";
  const handle = await open(file);
  try {
    const { size } = await handle.stat();
    const { buffer } = await handle.read(Buffer.alloc(length), 0, length, size - length);
    return buffer.toString("utf8").trimEnd().split("\n").slice(-lines).join("\n");
  } finally {
    await handle.close();
  }
}
