import { expect, it } from "vitest";
import { testDatabase } from "#lib/db/testing.ts";
import { plannedSegments } from "#lib/demo/segment-plan.ts";
import { hasDemoSegments, makeDemoSegments } from "#lib/demo/segments-service.ts";
import { findWorld, seedDemo } from "#lib/demo/service.ts";
import { updateMemberships } from "#lib/memberships/sweep-service.ts";
import { createReplica } from "#lib/replica/replica.ts";
import { testFolder } from "#lib/replica/testing.ts";
import { replicaPopulation } from "#lib/segments/replica-population-service.ts";

const db = await testDatabase();
const people = 150;

async function stored() {
  const { rows } = await db.sql.query(
    `select (select count(*)::int from segment) as segments, (select count(*)::int from segment_version) as versions,
       (select count(*)::int from change_request) as changes, (select count(*)::int from change_comment) as comments,
       (select count(*)::int from membership) as intervals`,
  );
  return rows[0] as Record<string, number>;
}

it("makes segments with a history, requests in every state, and members as of each day", async () => {
  await seedDemo({ people });
  const world = await findWorld(people);
  if (!world) throw new Error("There is no demo shop");
  const replica = createReplica({ path: `${await testFolder()}/replica.duckdb`, pool: db.pool });
  await replica.catchUp();
  const population = replicaPopulation(db, replica);
  const now = world.end + 60_000;
  expect(await hasDemoSegments(db)).toBe(false);
  await makeDemoSegments(world, population, now);
  expect(await hasDemoSegments(db)).toBe(true);

  const active = await db.segment.findMany({ where: { activeVersionNo: { not: null } } });
  expect(active).toHaveLength(plannedSegments.length);
  expect(active.every(({ labelEn, labelZh }) => labelEn && labelZh)).toBe(true);
  const vip = await db.segmentVersion.findMany({
    where: { segment: { key: "vip" } },
    orderBy: { no: "asc" },
  });
  expect(vip.map(({ no }) => no)).toEqual([1, 2, 3]);
  expect(vip[0]?.createdAt.getTime()).toBeLessThan(world.end - 200 * 86_400_000);
  const changes = await db.changeRequest.findMany({ include: { comments: true } });
  const pending = changes.filter(({ status }) => status === "pending");
  expect(pending).toMatchObject([{ comments: [{}, {}], effect: { baseVersionNo: 1 } }]);
  expect(new Set(changes.map(({ status }) => status))).toEqual(
    new Set(["approved", "pending", "rejected", "stale"]),
  );

  // What was replayed ends where an evaluation as of now goes on: only what a day changes is left to a sweep.
  const before = await stored();
  const swept = await updateMemberships({ database: db, population, now: () => now, sweepForMs: Infinity });
  expect(swept.swept).toHaveLength(plannedSegments.length);
  expect(swept.entered + swept.left).toBeLessThan((before.intervals ?? 0) / 10);
  const { rows } = await db.sql.query(
    "select count(*)::int as late from membership where entered_at < (select min(created_at) from segment_version)",
  );
  expect(rows).toEqual([{ late: 0 }]);

  const after = await stored();
  await makeDemoSegments(world, population, now);
  expect(await stored()).toEqual(after);
  await replica.close();
}, 120_000);
