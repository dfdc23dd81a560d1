import { parentPort } from "node:worker_threads";
import { carryOutProfile, profileSchedule, profileTask } from "#lib/catalog/jobs.ts";
import { database } from "#lib/db/client.ts";
import { reportsJob, reportsSchedule, reportsTask } from "#lib/drift/jobs.ts";
import { carryOnImport, enqueueUnfinished, importTask } from "#lib/imports/jobs.ts";
import { addJob } from "#lib/jobs/queue.ts";
import { runJobs } from "#lib/jobs/run-jobs.ts";
import { callsSchedule, callsTask, carryOutDeletion } from "#lib/llm/jobs.ts";
import { log } from "#worker/log.ts";

// The thread of the jobs that wait in Postgres: those first that an end of the last worker left unfinished. It tells once that
// it has started, and ends when it is told anything.

const runner = await runJobs({
  tasks: {
    [importTask]: carryOnImport,
    [profileTask]: carryOutProfile,
    [reportsTask]: reportsJob(),
    [callsTask]: carryOutDeletion,
  },
  schedules: [profileSchedule, reportsSchedule, callsSchedule],
  onError: (error, message) => log.error({ err: error }, message),
});
await enqueueUnfinished();
await addJob({ task: profileTask, payload: {}, key: profileTask });

parentPort?.once("message", async () => {
  await runner.stop();
  await database().close();
  process.exit(0); // Of this thread alone.
});
parentPort?.postMessage("started");
