import { run } from "#lib/launcher/process.ts";

/** vitest's global set-up: the Prisma client is not in git, so it is made when it is missing or old. */
export default async function setup(): Promise<void> {
  const { code, output } = await run(process.execPath, ["bin/generate.mjs"]);
  if (code !== 0) throw new Error(output);
}
