import { beforeEach, expect, it } from "vitest";
import { publish } from "#lib/changes/testing.ts";
import { order } from "#lib/customers/testing.ts";
import { emptyTables, testDatabase } from "#lib/db/testing.ts";
import { updateMemberships } from "#lib/memberships/sweep-service.ts";
import { at, intervals, never, open, orderedWithin, send, update } from "#lib/memberships/testing.ts";
import { postgresPopulation } from "#lib/segments/population-service.ts";

// Moments that many customers share: more are due at once than one transaction wakes.

const db = await testDatabase();
beforeEach(() => emptyTables(db));

const many = 1_001;

/** All of them ordered at one o'clock, and are in until three. */
async function followed(): Promise<void> {
  await publish("recent", orderedWithin(2));
  await update(db, at(0));
  await send(...Array.from({ length: many }, (_, index) => order(`c${index}`, at(1))));
  await update(db, at(1), never);
}

it("lets messages have their turn while time is behind", { timeout: 60_000 }, async () => {
  await followed();
  await send(order("ann", at(3, 20)));
  const options = { database: db, population: postgresPopulation(db), now: () => Date.parse(at(3, 30)) };
  expect(await updateMemberships(options)).toMatchObject({ entered: 1, swept: [], isBehind: true });
  expect((await open(db, "recent")).split(" ")).toContain("ann");
  await update(db, at(3, 30), never);
  expect(await open(db, "recent")).toBe("ann");
  expect(new Set((await intervals(db, "recent")).map((line) => line.replace(/^c\d+/, "c")))).toEqual(
    new Set(["c 01:00 message – 03:00 time", "ann 03:30 message –"]),
  );
});

it("leaves them to the next look when they become due before a sweep", { timeout: 60_000 }, async () => {
  await followed();
  const clock = [at(2), at(2), at(2)];
  const options = {
    database: db,
    population: postgresPopulation(db),
    now: () => Date.parse(clock.shift() ?? at(3, 30)),
    sweepEveryMs: { moving: 0, still: 0 },
  };
  expect(await updateMemberships(options)).toMatchObject({ left: 0, swept: [], isWaiting: true });
  await update(db, at(3, 30), never);
  expect(await open(db, "recent")).toBe("");
});
