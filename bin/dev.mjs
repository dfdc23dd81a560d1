// `npm run dev`: the demo shop, with a web app that follows the changes of its files. For those who work on Tideline.
import { ensureClient } from "./generate.mjs";
import { setGitHooks } from "./git-hooks.mjs";
import { ensureInstalled, runNode } from "./lib.mjs";

process.env.TIDELINE_DEMO = "true";
process.env.TIDELINE_DEV = "true";
ensureInstalled();
setGitHooks();
ensureClient();
process.exitCode = await runNode(["lib/launcher/main.ts"]);
