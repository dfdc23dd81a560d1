// `npm start`: one's own shop. Installs, builds and starts what is needed, and stays until it is told to stop.
import { ensureBuild } from "./build.mjs";
import { ensureClient } from "./generate.mjs";
import { setGitHooks } from "./git-hooks.mjs";
import { ensureInstalled, runNode } from "./lib.mjs";

ensureInstalled();
setGitHooks();
ensureClient();
ensureBuild();
process.exitCode = await runNode(["lib/launcher/main.ts"]);
