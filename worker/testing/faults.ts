import { writeFile } from "node:fs/promises";
import { setTimeout } from "node:timers/promises";
import type { Dice } from "#lib/demo/random.ts";
import { isAlive, waitUntil } from "#lib/launcher/process.ts";
import { type Parts, partsOf, type Running } from "#lib/launcher/testing.ts";

export type Fault = "web" | "worker" | "postgres" | "parts" | "all" | "ask" | "clock";

/** One of each, in any order, but the launcher last: a fresh one starts its parts again without a pause. */
export function aRound(dice: Dice): readonly Fault[] {
  const others: Fault[] = ["web", "worker", "postgres", "parts", "ask", "clock"];
  const round: Fault[] = [];
  while (others.length > 0) round.push(...others.splice(dice.int(0, others.length - 1), 1));
  return [...round, "all"];
}

export type System = {
  running: Running;
  readonly clockFile: string;
  readonly start: () => Promise<Running>;
};

const victims: Readonly<Record<Exclude<Fault, "clock" | "ask">, readonly (keyof Parts)[]>> = {
  web: ["web"],
  worker: ["worker"],
  postgres: ["postgres"],
  parts: ["web", "worker", "postgres"],
  all: ["web", "worker", "postgres", "guard"],
};

/** Does one thing to a running system: kills (-9) some of it, asks its web app to end, or moves the worker's clock. */
export async function inflict(fault: Fault, system: System, dice: Dice): Promise<void> {
  if (fault === "clock") return writeFile(system.clockFile, String(dice.int(-60_000, 60_000)));
  const parts = await partsOf(system.running);
  if (fault === "ask") return end(parts.web, "SIGTERM");
  const pids = victims[fault].map((name) => parts[name]);
  if (fault === "all") pids.unshift(system.running.child.pid ?? 0);
  for (const pid of pids) end(pid, "SIGKILL");
  if (fault !== "all") return;
  await waitUntil(() => !pids.some((pid) => pid !== 0 && isAlive(pid)), { seconds: 20, everyMs: 25 });
  await setTimeout(dice.int(0, 500));
  system.running = await system.start();
}

/** A part that is not there just now was killed before. */
function end(pid: number, signal: NodeJS.Signals): void {
  if (pid !== 0) process.kill(pid, signal);
}
