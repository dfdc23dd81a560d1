import { expect, it } from "vitest";
import { carryOutProfile, profileSchedule, profileTask } from "#lib/catalog/jobs.ts";
import { testDatabase } from "#lib/db/testing.ts";
import { acceptMessages } from "#lib/ingest/accept.ts";
import { aContext, aMessage } from "#lib/ingest/testing.ts";
import { addJob } from "#lib/jobs/queue.ts";
import { runJobs } from "#lib/jobs/run-jobs.ts";

const db = await testDatabase();

it("profiles the catalog in the worker's queue", async () => {
  await acceptMessages([aMessage({ type: "identify", traits: { tier: "gold" } })], aContext());
  const errors: unknown[] = [];
  const runner = await runJobs({
    tasks: { [profileTask]: carryOutProfile },
    schedules: [profileSchedule],
    onError: (error) => errors.push(error),
  });
  await addJob({ task: profileTask, payload: {}, key: profileTask });
  await expect
    .poll(async () => (await db.sql.query("select top_values from catalog_entry where name = 'tier'")).rows, {
      timeout: 10_000,
    })
    .toEqual([{ top_values: [{ value: "gold", count: 1 }] }]);
  await runner.stop();
  expect(errors).toEqual([]);
});
