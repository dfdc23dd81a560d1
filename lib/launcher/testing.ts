import { type ChildProcess, spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { waitUntil } from "#lib/launcher/process.ts";

export type Running = {
  child: ChildProcess;
  /** Where the web stand-in answers, once it does. */
  url: string;
  said: () => string;
  ended: Promise<number | null>;
};

const standIns = "lib/launcher/testing-programs.ts";

/** Starts the launcher with stand-ins, or with other programs, on a data folder, and waits until it is up. */
export async function startLauncher(
  folder: string,
  settings: Record<string, string> = {},
  programs = standIns,
): Promise<Running> {
  const running = spawnLauncher(folder, settings, programs);
  await waitUntil(() => running.said().includes("Tideline is at") || running.child.exitCode !== null, {
    seconds: 60,
    everyMs: 25,
  });
  const url = /Tideline is at (\S+)/.exec(running.said())?.[1];
  if (!url) throw new Error(`The launcher is not up: ${running.said()}`);
  return { ...running, url: url.replace("localhost", "127.0.0.1") };
}

/** Starts a launcher that is expected to refuse; its code and words. */
export async function refusedLauncher(
  folder: string,
  settings: Record<string, string> = {},
): Promise<{ code: number | null; said: string }> {
  const running = spawnLauncher(folder, settings);
  return { code: await running.ended, said: running.said().trim() };
}

function spawnLauncher(folder: string, settings: Record<string, string>, programs = standIns): Running {
  const { DATABASE_URL: _, ...environment } = process.env;
  const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", path.resolve(programs)], {
    env: { ...environment, TIDELINE_DATA_DIR: folder, PORT: "0", ...settings },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      said += text;
    });
  }
  const ended = new Promise<number | null>((resolve) => child.once("close", (code) => resolve(code)));
  return { child, url: "", said: () => said, ended };
}

export type Parts = { web: number; worker: number; postgres: number; guard: number };

/** The processes that a launcher has started, by what they are. Linux only. */
export async function partsOf({ child }: Running): Promise<Parts> {
  const parts: Parts = { web: 0, worker: 0, postgres: 0, guard: 0 };
  const children = await readFile(`/proc/${child.pid}/task/${child.pid}/children`, "utf8");
  for (const pid of children.trim().split(" ").map(Number)) {
    const command = (await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => ""))
      .split("\0")
      .filter(Boolean);
    if (command.at(-1) === "web" || command[0]?.startsWith("next-server")) parts.web = pid;
    else if (command.at(-1) === "worker") parts.worker = pid;
    else if (command.some((word) => word.endsWith("postgres-guard.ts"))) parts.guard = pid;
    else if (command[0]?.endsWith("/postgres")) parts.postgres = pid;
  }
  return parts;
}

export async function ask(running: Running, what: string): Promise<unknown> {
  const response = await fetch(running.url + what).catch((error: unknown) => {
    throw new Error(`${error}; the launcher said: ${running.said()}`);
  });
  if (!response.ok) throw new Error(await response.text());
  return response.json();
}

/** Asks again until it is answered: a part may just be on its way up. */
export async function askPatiently(running: Running, what: string): Promise<unknown> {
  let answer: unknown;
  const isAnswered = () =>
    ask(running, what).then(
      (found) => {
        answer = found;
        return true;
      },
      () => false,
    );
  if (!(await waitUntil(isAnswered, { seconds: 30, everyMs: 50 })))
    throw new Error(`No answer to ${what}: ${running.said()}`);
  return answer;
}
