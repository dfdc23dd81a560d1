import { beforeEach, expect, it } from "vitest";
import { ada, publish } from "#lib/changes/testing.ts";
import type { PopulationReader } from "#lib/customers/population-reader.ts";
import { order } from "#lib/customers/testing.ts";
import { emptyTables, testDatabase } from "#lib/db/testing.ts";
import { updateMemberships } from "#lib/memberships/sweep-service.ts";
import { at, intervals, never, open, send, update } from "#lib/memberships/testing.ts";
import type { Rule } from "#lib/rules/schema.ts";
import { postgresPopulation } from "#lib/segments/population-service.ts";
import { getShop, updateShop } from "#lib/settings/service.ts";

// What the shop's days are is changed.

const db = await testDatabase();
beforeEach(() => emptyTables(db));

const today: Rule = {
  kind: "measure",
  measure: {
    of: "count",
    event: "order_completed",
    window: { kind: "calendar", unit: "day", offset: 0 },
  },
  op: "gte",
  value: 1,
};

const whole = postgresPopulation(db);
const optionsAt = (hour: number) => ({
  database: db,
  population: whole,
  now: () => Date.parse(at(hour)),
  sweepEveryMs: never,
});

async function moveTo(timeZone: string): Promise<void> {
  const { isDemo: _, ...shop } = await getShop(ada);
  await updateShop(ada, { ...shop, timeZone });
}

it("computes everybody anew in another time zone, and wakes them at its midnight", async () => {
  await send(order("ann", at(3)), order("bob", at(10)));
  await publish("today", today);
  await update(db, at(11));
  expect(await open(db, "today")).toBe("ann bob");
  // Ann's order is of the last day there.
  await moveTo("America/New_York");
  await update(db, at(11, 30), never);
  expect(await open(db, "today")).toBe("bob");
  await moveTo("Asia/Tokyo");
  await update(db, at(12), never);
  await update(db, at(20), never);
  expect(await intervals(db, "today")).toEqual([
    "ann 11:00 published – 11:30 message",
    "bob 11:00 published – 15:00 time",
    "ann 12:00 message – 15:00 time",
  ]);
});

it("sweeps nothing again when something else about the shop changes", async () => {
  await publish("today", today);
  await update(db, at(11));
  const { isDemo: _, ...shop } = await getShop(ada);
  await updateShop(ada, { ...shop, name: "Other" });
  expect(await updateMemberships(optionsAt(12))).toMatchObject({ swept: [], isBehind: false });
});

it("writes no answer that was found in another time zone", async () => {
  await send(order("ann", at(3)));
  await publish("today", today);
  const population: PopulationReader = {
    ...whole,
    memberRows: async (query) => {
      const rows = await whole.memberRows(query);
      await moveTo("America/New_York");
      return rows;
    },
  };
  expect(await updateMemberships({ ...optionsAt(11), population })).toMatchObject({ swept: [] });
  expect(await updateMemberships(optionsAt(11))).toMatchObject({ swept: ["today"] });
  expect(await intervals(db, "today")).toEqual([]);
});

it("leaves nobody out who was not due before, if the zone changes in the middle of a round", async () => {
  await send(order("ann", at(3)));
  await publish("today", today);
  await update(db, at(11));
  await publish("everybody", { kind: "everyone" });
  const population: PopulationReader = {
    ...whole,
    memberRows: async (query) => {
      await moveTo("America/New_York");
      return whole.memberRows(query);
    },
  };
  expect(await updateMemberships({ ...optionsAt(12), population })).toMatchObject({ swept: ["everybody"] });
  await update(db, at(12), never);
  expect(await intervals(db, "today")).toEqual(["ann 11:00 published – 12:00 message"]);
});
