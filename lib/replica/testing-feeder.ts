import { createPool } from "#lib/db/pool.ts";
import { createReplica } from "#lib/replica/replica.ts";

// Started by crash.db.test.ts as a process of its own, to be killed: feeds a replica until the end.
const [url = "", path = "", way = "feed"] = process.argv.slice(2);
const replica = createReplica({
  path,
  pool: createPool(url),
  ...(way === "bulk" && { bulk: { behind: 0, chunk: 100, fewest: 20 } }),
  onRebuild: (reason) => process.stdout.write(`rebuilt: ${reason}\n`),
});
process.stdout.write("feeding\n");
for (;;) {
  try {
    const { events } = await replica.catchUp();
    if (events > 0) continue;
  } catch (error) {
    process.stdout.write(`failed: ${error instanceof Error ? error.message.split("\n")[0] : error}\n`);
  }
  await new Promise((resolve) => setTimeout(resolve, 5));
}
