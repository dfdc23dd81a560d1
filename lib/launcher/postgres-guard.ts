// Runs beside the launcher and outlives it by a moment: ends the embedded Postgres in order when the launcher was killed.
// Arguments: pg_ctl and the data folder. Its standard input closes with the launcher; a line before that dismisses it.

import { serverUser } from "#lib/launcher/postgres-binaries.ts";
import { run } from "#lib/launcher/process.ts";

const [pgCtl = "", data = ""] = process.argv.slice(2);
let isDismissed = false;

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => undefined);
process.stdin.on("data", () => {
  isDismissed = true;
});
process.stdin.on("close", async () => {
  if (isDismissed) return;
  await run(pgCtl, ["stop", "-D", data, "-m", "fast", "-w", "-t", "60"], { ...serverUser(), cwd: data });
});
