import { spawn } from "node:child_process";
import path from "node:path";
import { StartError } from "#lib/db/start-error.ts";
import { demoPeople } from "#lib/demo/people.ts";

/** Fills the demo database, unless it is full already; who can sign in, a line a person. */
export async function fillDemoShop(environment: Record<string, string | undefined>): Promise<string[]> {
  const seed = path.resolve("lib/launcher/seed-demo.ts");
  const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", seed], {
    env: environment as NodeJS.ProcessEnv,
    stdio: ["ignore", "inherit", "inherit"],
  });
  const code = await new Promise<number | null>((resolve) => child.once("close", (ended) => resolve(ended)));
  if (code !== 0)
    throw new StartError(
      "The demo shop could not be made; the reason is above. Starting again goes on with it.",
    );
  return Object.entries(demoPeople).map(
    ([role, { email, password }]) => `${role.padEnd(9)} ${email.padEnd(28)} ${password}`,
  );
}
