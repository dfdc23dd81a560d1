// What bin/start.mjs starts.

import { begin } from "#lib/launcher/begin.ts";

await begin();
