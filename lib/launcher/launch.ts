import { randomBytes } from "node:crypto";
import path from "node:path";
import { migrate } from "#lib/db/migrate.ts";
import { StartError } from "#lib/db/start-error.ts";
import { type Env, env } from "#lib/env.ts";
import { checkPort } from "#lib/launcher/check-port.ts";
import { fillDemoShop } from "#lib/launcher/demo-shop.ts";
import { explain } from "#lib/launcher/explain.ts";
import { chooseFolder, lockFolder, makeFolder, readSecrets } from "#lib/launcher/folder.ts";
import { freePort } from "#lib/launcher/free-port.ts";
import { keepPostgres } from "#lib/launcher/keep-postgres.ts";
import { startPart } from "#lib/launcher/part.ts";
import { tail, waitUntil } from "#lib/launcher/process.ts";

const READY_SECONDS = 120;
const say = (sentence: string) => console.log(sentence);

/** What runs as the worker and as the web app, as arguments of node. Tests start stand-ins. */
export type Programs = { worker: readonly string[]; web: (port: string, host: string) => readonly string[] };

/** The built web app, or in development the one that is compiled as it is asked for. */
const nextApp: Programs["web"] = (port, host) => {
  const next = path.resolve("node_modules/next/dist/bin/next");
  const drain = `--import=${path.resolve("lib/launcher/drain.ts")}`;
  return [drain, next, env.TIDELINE_DEV ? "dev" : "start", "-p", port, "-H", host];
};
const PROGRAMS: Programs = { worker: ["worker/main.ts"], web: nextApp };

type Stopping = { add: (stop: () => Promise<void>) => void; end: (code: number) => Promise<void> };

/** Starts Postgres (unless one's own is named), migrates, starts the worker and the web app, and stays until told to end. */
export async function launch(others: Partial<Programs> = {}): Promise<void> {
  const programs = { ...PROGRAMS, ...others };
  const stopping = stopOnSignal();
  try {
    const folder = await chooseFolder(env.TIDELINE_DATA_DIR, env.TIDELINE_DEMO);
    await makeFolder(folder);
    await lockFolder(folder);
    const port = env.PORT || (await freePort());
    await checkPort(port, env.HOST);
    const secrets = await readSecrets(folder);
    const databaseUrl = await openPostgres(folder, stopping);
    await migrate(databaseUrl);
    const environment = {
      ...process.env,
      NODE_ENV: env.TIDELINE_DEV ? "development" : "production",
      NEXT_TELEMETRY_DISABLED: "1",
      DATABASE_URL: databaseUrl,
      TIDELINE_DATA_DIR: folder,
      TIDELINE_AUTH_SECRET: env.TIDELINE_AUTH_SECRET ?? secrets.authSecret,
      TIDELINE_WORKER_PORT: String(await freePort()),
      TIDELINE_WORKER_TOKEN: randomBytes(24).toString("hex"),
      PORT: String(port),
      HOST: env.HOST,
    };
    const people = env.TIDELINE_DEMO ? await fillDemoShop(environment) : [];
    const parts = await startParts(programs, folder, stopping, environment);
    await waitForWeb(port, parts.webLog);
    welcome(env, port, folder, people);
  } catch (error) {
    console.error(explain(error));
    await stopping.end(1);
  }
}

async function openPostgres(folder: string, stopping: Stopping): Promise<string> {
  if (env.DATABASE_URL && !env.TIDELINE_DEMO) return env.DATABASE_URL;
  if (env.DATABASE_URL) say("The demo brings its own Postgres; DATABASE_URL is not used.");
  const postgres = await keepPostgres(folder, say);
  stopping.add(postgres.stop);
  return postgres.url;
}

async function startParts(
  programs: Programs,
  folder: string,
  stopping: Stopping,
  environment: Record<string, string | undefined>,
): Promise<{ webLog: string }> {
  const logs = { worker: path.join(folder, "logs/worker.log"), web: path.join(folder, "logs/web.log") };
  const worker = await startPart({
    name: "worker",
    args: programs.worker,
    env: environment,
    log: logs.worker,
    say,
  });
  stopping.add(worker.stop);
  const listen = programs.web(environment.PORT ?? "", environment.HOST ?? "");
  const web = await startPart({
    name: "web",
    args: listen,
    env: environment,
    log: logs.web,
    say,
  });
  stopping.add(web.stop);
  return { webLog: logs.web };
}

async function waitForWeb(port: number, log: string): Promise<void> {
  const host = ["0.0.0.0", "::"].includes(env.HOST) ? "127.0.0.1" : env.HOST;
  const url = `http://${host.includes(":") ? `[${host}]` : host}:${port}/api/health`;
  // Up is also who says that the disk is full: that is told where it can be acted on, and may pass.
  const answers = () =>
    fetch(url).then(
      async (response) => response.status < 500 || (await response.text()).includes('"disk_full"'),
      () => false,
    );
  if (await waitUntil(answers, { seconds: READY_SECONDS, everyMs: 100 })) return;
  throw new StartError(`The web app does not answer; its last words in ${log} are:\n${await tail(log, 15)}`);
}

function welcome(settings: Env, port: number, folder: string, people: readonly string[]): void {
  say(`\nTideline is at ${settings.TIDELINE_URL ?? `http://localhost:${port}`}`);
  if (people.length > 0) say(`Sign in as\n${people.map((line) => `  ${line}`).join("\n")}`);
  say(`Data and logs are in ${folder}. Ctrl-C stops everything.`);
}

/** On a signal, or when whoever started us is gone: ends the parts, the last started first, then this process. */
function stopOnSignal(): Stopping {
  const stops: (() => Promise<void>)[] = [];
  let ending: Promise<void> | undefined;
  const stopAll = async (code: number): Promise<void> => {
    for (const stop of stops.reverse()) {
      await stop().catch((error: unknown) => console.error(explain(error)));
    }
    process.exit(code);
  };
  const end = (code: number): Promise<void> => {
    ending ??= stopAll(code);
    return ending;
  };
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => undefined); // The terminal may be gone.
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, () => {
      if (!ending) say("\nStopping …");
      void end(0);
    });
  }
  process.on("disconnect", () => void end(0));
  return { add: (stop) => void stops.push(stop), end };
}
