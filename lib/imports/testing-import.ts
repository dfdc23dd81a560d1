// Runs one import in a process of its own, for tests that end it in the middle: DATABASE_URL, then id, file and folder.
import { database } from "#lib/db/client.ts";
import { runImport } from "#lib/imports/run.ts";

const [id = "", file = "", spillFolder = ""] = process.argv.slice(2);
const outcome = await runImport(id, { file, spillFolder });
await database().close();
process.stdout.write(outcome);
