import { carryOutProfile, profileSchedule, profileTask } from "#lib/catalog/jobs.ts";
import { reportsJob, reportsSchedule, reportsTask } from "#lib/drift/jobs.ts";
import { carryOnImport, enqueueUnfinished, importTask } from "#lib/imports/jobs.ts";
import { addJob } from "#lib/jobs/queue.ts";
import { type JobRunner, runJobs } from "#lib/jobs/run-jobs.ts";
import { callsSchedule, callsTask, carryOutDeletion } from "#lib/llm/jobs.ts";
import { log } from "#worker/log.ts";

/** Does the jobs that wait in Postgres, those first that an end of the last worker left unfinished. */
export async function startJobs(): Promise<JobRunner> {
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
  return runner;
}
