// Run by the launcher (demo-shop.ts) with the settings of the parts: fills the demo shop, and says how far it is.

import path from "node:path";
import { database } from "#lib/db/client.ts";
import { hasDemoSegments, makeDemoSegments } from "#lib/demo/segments-service.ts";
import { findWorld, seedDemo } from "#lib/demo/service.ts";
import { env } from "#lib/env.ts";
import { createReplica } from "#lib/replica/replica.ts";
import { replicaPopulation } from "#lib/segments/replica-population-service.ts";

const people = env.TIDELINE_DEMO_PEOPLE;
let saidAt = 0;

await seedDemo({
  ...(people ? { people } : {}),
  onProgress: ({ done, expected }) => {
    if (performance.now() - saidAt < 5_000) return;
    saidAt = performance.now();
    console.log(`Making the demo shop: ${Math.floor((100 * done) / expected)} % of its messages …`);
  },
});
if (!(await hasDemoSegments(database()))) await makeSegments();
await database().close();
process.exit(0);

/** With the replica that the worker opens afterwards: it is filled once. */
async function makeSegments(): Promise<void> {
  const world = await findWorld(people);
  if (!world) return;
  console.log("Making the demo shop: its segments and who has been in them …");
  const file = path.join(path.resolve(env.TIDELINE_DATA_DIR ?? ".data"), "replica.duckdb");
  const replica = createReplica({ path: file, pool: database().pool });
  await replica.catchUp();
  await makeDemoSegments(world, replicaPopulation(database(), replica), Date.now());
  await replica.close();
}
