import { database } from "#lib/db/client.ts";
import { env } from "#lib/env.ts";
import { startAnswers } from "#worker/answers.ts";
import { startBells } from "#worker/bells.ts";
import { startDemo } from "#worker/demo.ts";
import { startDestinations } from "#worker/destinations.ts";
import { letPoolGiveWay } from "#worker/give-way.ts";
import { startJobs } from "#worker/jobs.ts";
import { startMemberships } from "#worker/memberships.ts";
import { startReplica } from "#worker/replica.ts";

// The worker: connects, starts its parts, and stays until it is told to stop.

const connection = database();
await connection.sql.query("SELECT 1");
const heartbeat = setInterval(() => undefined, 60_000);
const bells = startBells(connection.url);
await letPoolGiveWay();
const running = await startReplica(connection, bells.subscribe("tideline_messages"));
const parts = [
  startDemo(),
  startMemberships(connection, bells.subscribe("tideline_messages", "tideline_screens")),
  startDestinations(connection, bells.subscribe("tideline_movements")),
  running,
  bells,
];
const { TIDELINE_WORKER_PORT: port, TIDELINE_WORKER_TOKEN: token } = env;
if (port !== undefined && token !== undefined) {
  parts.unshift(await startAnswers({ database: connection, replica: running.replica, port, token }));
}

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, async () => {
    clearInterval(heartbeat);
    await Promise.allSettled(parts.map((part) => part.stop()));
    await connection.close();
    process.exit(0);
  });
}

// They take a second or two to start, and ask the answers: messages are followed meanwhile, and who is told to stop need not wait.
parts.push(await startJobs());
