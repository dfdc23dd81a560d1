import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, it } from "vitest";
import { publish } from "#lib/changes/testing.ts";
import { order } from "#lib/customers/testing.ts";
import { testDatabase } from "#lib/db/testing.ts";
import { updateMemberships } from "#lib/memberships/sweep-service.ts";
import { intervals, open, send } from "#lib/memberships/testing.ts";
import { replicaReader } from "#lib/replica/population-client.ts";
import { createReplica } from "#lib/replica/replica.ts";
import { postgresPopulation } from "#lib/segments/population-service.ts";
import { startAnswers } from "#worker/answers.ts";

const db = await testDatabase();
const folder = await mkdtemp(path.join(tmpdir(), "tideline-memberships-"));
const replica = createReplica({ path: path.join(folder, "replica.duckdb"), pool: db.pool });
const token = "a token of the test's own";
const answers = await startAnswers({ database: db, replica, port: 0, token });
const population = replicaReader({ port: answers.port, token });
afterAll(async () => {
  await answers.stop();
  await replica.close();
  await rm(folder, { recursive: true });
});

const update = (at: string, sweepEveryMs = { moving: 0, still: 0 }) =>
  updateMemberships({
    database: db,
    population,
    now: () => Date.parse(at),
    sweepEveryMs,
    sweepForMs: Infinity,
  });

it("computes members by the replica, also of what it has not seen yet, as Postgres itself would", async () => {
  await replica.catchUp();
  await send(...[1, 2, 3, 4].map((n) => order(`c${n}`, "2026-05-01T00:00:00Z", { total: n })));
  await publish("buyers", {
    kind: "measure",
    measure: { of: "count", event: "order_completed" },
    op: "gte",
    value: 1,
  });
  await publish("top", {
    kind: "rank",
    measure: { of: "feature", feature: "monetary" },
    from: 0,
    to: 50,
    unit: "percent",
  });
  await update("2026-05-02T10:00:00Z");
  expect(await open(db, "buyers")).toBe("c1 c2 c3 c4");
  await replica.catchUp();
  await update("2026-05-02T11:00:00Z");
  expect(await open(db, "top")).toBe("c3 c4");
  await send(
    order("c1", "2026-05-02T00:00:00Z", { total: 50 }),
    order("c5", "2026-05-02T00:00:00Z", { total: 1 }),
  );
  await update("2026-05-02T12:00:00Z", { moving: Infinity, still: Infinity });
  await update("2026-05-02T13:00:00Z");
  expect(await open(db, "buyers")).toBe("c1 c2 c3 c4 c5");
  await replica.catchUp();
  await update("2026-05-02T14:00:00Z");
  expect(await open(db, "top")).toBe("c1 c3 c4");
  expect(await intervals(db, "buyers")).toContain("c5 12:00 message –");

  const asOf = Date.parse("2026-05-02T14:00:00Z");
  const rule = { kind: "segment", segment: "top" } as const;
  const queries = [
    { rule, asOf },
    { rule: { kind: "everyone" }, asOf: Date.parse("2026-05-01T12:00:00Z") },
  ] as const;
  expect(await population.counts(queries)).toEqual(await postgresPopulation(db).counts(queries));
  expect(await population.members({ rule, asOf })).toEqual(
    await postgresPopulation(db).members({ rule, asOf }),
  );
});
