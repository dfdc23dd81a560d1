import { beforeEach, expect, it } from "vitest";
import { ada, max, publish } from "#lib/changes/testing.ts";
import { order } from "#lib/customers/testing.ts";
import { emptyTables, testDatabase } from "#lib/db/testing.ts";
import { createList, replaceList } from "#lib/lists/service.ts";
import { listMovements, listSegmentSweeps } from "#lib/memberships/service.ts";
import { updateMemberships } from "#lib/memberships/sweep-service.ts";
import { at, intervals, open, send, update } from "#lib/memberships/testing.ts";
import type { Rule } from "#lib/rules/schema.ts";
import { postgresPopulation } from "#lib/segments/population-service.ts";

const db = await testDatabase();
beforeEach(() => emptyTables(db));

const orders = { of: "count", event: "order_completed" } as const;
const buyers: Rule = { kind: "measure", measure: orders, op: "gte", value: 1 };
const always = { moving: 0, still: 0 };

it("puts right what is wrong, says so, and counts it", async () => {
  await send(order("ann", at(1)), order("bob", at(1)));
  await publish("buyers", buyers);
  await update(db, at(2));
  await update(db, at(3), always);
  expect(await listSegmentSweeps(ada)).toMatchObject([
    { segment: "buyers", sweeps: 1, differences: 0, differedAt: null },
  ]);
  await db.sql.query(
    `update membership set left_at = entered_at, left_cause = 'time', left_version_no = 1
     where customer_id = (select id from customer where external_id = 'ann')`,
  );
  const population = postgresPopulation(db);
  const swept = await updateMemberships({
    database: db,
    population,
    now: () => Date.parse(at(4)),
    sweepEveryMs: always,
  });
  expect(swept).toMatchObject({ entered: 1, left: 0, repaired: 1 });
  expect(await open(db, "buyers")).toBe("ann bob");
  expect(await listSegmentSweeps(ada)).toMatchObject([
    { sweeps: 2, differences: 1, differedAt: "2026-05-01T04:00:00.000Z" },
  ]);
  const { movements } = await listMovements(max, { after: "0", limit: 10 });
  expect(movements.at(-1)).toMatchObject({ kind: "entered", customer: "ann", cause: "repaired" });
  await expect(listSegmentSweeps(max)).rejects.toMatchObject({ kind: "forbidden" });
});

it("finds nothing wrong with what time changes between two looks", async () => {
  const lately: Rule = {
    ...buyers,
    measure: { ...orders, window: { kind: "last", n: 2, unit: "hour" } },
  };
  await send(order("ann", at(1)), order("bob", at(2)));
  await publish("lately", lately);
  await update(db, at(2));
  // The sweep is the first to look again: it follows time before it compares.
  const times = [Date.parse(at(2)), Date.parse(at(2))];
  const swept = await updateMemberships({
    database: db,
    population: postgresPopulation(db),
    now: () => times.pop() ?? Date.parse("2026-05-01T03:30:00Z"),
    sweepEveryMs: always,
  });
  expect(swept).toMatchObject({ left: 1, repaired: 0, swept: ["lately"] });
  expect(await intervals(db, "lately")).toEqual([
    "ann 02:00 published – 03:00 time",
    "bob 02:00 published –",
  ]);
});

it("says that a threshold moved, or a list was replaced", async () => {
  const total: Rule = {
    kind: "rank",
    measure: { of: "sum", property: "total", event: "order_completed" },
    from: 0,
    to: 1,
    unit: "customer",
  };
  await send(order("ann", at(1), { total: 5 }), order("bob", at(1), { total: 4 }));
  await createList(ada, { key: "fair", name: "Fair", text: "ann" });
  await publish("top", total);
  await publish("fair", { kind: "list", list: "fair" });
  await update(db, at(2));
  await send(order("bob", at(3), { total: 4 }));
  await update(db, at(4), always);
  expect(await intervals(db, "top")).toEqual([
    "ann 02:00 published – 04:00 threshold",
    "bob 04:00 message –",
  ]);
  await replaceList(ada, { key: "fair", text: "bob" });
  await update(db, at(5));
  expect(await intervals(db, "fair")).toEqual(["ann 02:00 published – 05:00 manual", "bob 05:00 manual –"]);
});
