import { beforeEach, expect, it } from "vitest";
import { publish } from "#lib/changes/testing.ts";
import { identify, order } from "#lib/customers/testing.ts";
import { emptyTables, testDatabase } from "#lib/db/testing.ts";
import { updateMemberships } from "#lib/memberships/sweep-service.ts";
import { at, intervals, never, orderedWithin, send, update } from "#lib/memberships/testing.ts";
import { followTime } from "#lib/memberships/time-service.ts";
import { followMessages } from "#lib/memberships/update-service.ts";
import { postgresPopulation } from "#lib/segments/population-service.ts";

// A customer is woken once for all segments. Who is woken too early is woken again; whatever time does happens at its very moment.

const db = await testDatabase();
beforeEach(() => emptyTables(db));

async function wakes(): Promise<readonly string[]> {
  const { rows } = await db.sql.query<{ wake: string }>(
    `select c.external_id || to_char(w.at at time zone 'UTC', ' HH24:MI') as wake
     from membership_wake w join customer c on c.id = w.customer_id order by w.at`,
  );
  return rows.map((row) => row.wake);
}

/** Ann ordered at one o'clock, which these segments have followed. */
async function followed(...hours: readonly number[]): Promise<void> {
  for (const n of hours) await publish(`within-${n}`, orderedWithin(n));
  await update(db, at(0));
  await send(order("ann", at(1)));
  await update(db, at(1), never);
}

it("wakes for the earliest of all segments, and then for the next", async () => {
  await followed(4, 2, 10);
  expect(await wakes()).toEqual(["ann 03:00"]);
  await update(db, at(3, 30), never);
  expect(await wakes()).toEqual(["ann 05:00"]);
  expect(await intervals(db, "within-2")).toEqual(["ann 01:00 message – 03:00 time"]);
  await update(db, at(20), never);
  expect(await wakes()).toEqual([]);
  expect(await intervals(db, "within-4")).toEqual(["ann 01:00 message – 05:00 time"]);
  expect(await intervals(db, "within-10")).toEqual(["ann 01:00 message – 11:00 time"]);
});

it("stays where it is when messages move what is foreseen away", async () => {
  await followed(10);
  await send(order("ann", at(5)));
  await update(db, at(5), never);
  expect(await wakes()).toEqual(["ann 11:00"]);
  await update(db, at(11, 10), never);
  expect(await wakes()).toEqual(["ann 15:00"]);
  expect(await intervals(db, "within-10")).toEqual(["ann 01:00 message –"]);
  await update(db, at(16), never);
  expect(await intervals(db, "within-10")).toEqual(["ann 01:00 message – 15:00 time"]);
});

it("moves when a new segment has to wake earlier", async () => {
  await followed(10);
  await publish("within-6", orderedWithin(6));
  await update(db, at(2), never);
  expect(await wakes()).toEqual(["ann 07:00"]);
});

it("follows every moment when nobody looked in between", async () => {
  await followed(2, 3);
  await send(order("ann", at(2)), order("ann", at(8)));
  await update(db, at(9), never);
  expect(await intervals(db, "within-2")).toEqual([
    "ann 01:00 message – 04:00 time",
    expect.stringMatching(/^ann 0[89]:00 (time|message) –$/),
  ]);
  await update(db, at(20), never);
  expect((await intervals(db, "within-3")).map((line) => line.slice(-10))).toEqual([
    "05:00 time",
    "11:00 time",
  ]);
});

it("follows very many moments of one customer some at a time, before messages have their turn", async () => {
  const window = { kind: "last", n: 1, unit: "minute" } as const;
  const measure = { of: "count", event: "order_completed", window } as const;
  await publish("now", { kind: "measure", measure, op: "gte", value: 1 });
  await update(db, at(0));
  // Known long before they come.
  const minutes = Array.from({ length: 120 }, (_, index) => 2 * index);
  await send(...minutes.map((minute) => order("ann", at(1 + Math.floor(minute / 60), minute % 60))));
  await update(db, at(0, 30), never);
  const then = () => Date.parse(at(9));
  expect(await followTime(db, then)).toEqual({ entered: 50, left: 50, isCutShort: true, isBehind: true });
  expect(await intervals(db, "now")).toHaveLength(50);
  await send(order("bob", at(8)));
  const options = { database: db, population: postgresPopulation(db), now: then, sweepEveryMs: never };
  // Told to stop, it ends after the next transaction.
  const stopped = await updateMemberships({ ...options, signal: AbortSignal.abort() });
  expect(stopped).toMatchObject({ entered: 50, left: 50, messages: 0, isBehind: true });
  expect(await updateMemberships(options)).toMatchObject({ entered: 20, left: 20, messages: 1 });
  const stays = await intervals(db, "now");
  expect(stays).toHaveLength(120);
  expect(stays.at(-1)).toBe("ann 04:58 time – 04:59 time");
  expect(await wakes()).toEqual([]);
});

it("lets time go before messages that came after it", async () => {
  await followed(2);
  await send(order("ann", at(3, 20)));
  await followMessages(db, () => Date.parse(at(3, 30)));
  expect(await intervals(db, "within-2")).toEqual([
    "ann 01:00 message – 03:00 time",
    expect.stringMatching(/^ann 03:[23]0 (time|message) –$/),
  ]);
  await update(db, at(9), never);
  expect((await intervals(db, "within-2")).at(-1)).toMatch(/05:20 time$/);
});

it("lets time go before the sweep and the looking ahead of a new segment", async () => {
  await followed(2);
  await publish("within-9", orderedWithin(9));
  // Time and messages are followed at two, the sweep is as of four, and what comes after it is at half past nine.
  const population = postgresPopulation(db);
  const followedAt = [at(2), at(2)];
  let then = at(4);
  await updateMemberships({
    database: db,
    population: {
      ...population,
      memberRows: (query) => {
        then = at(9, 30);
        return population.memberRows(query);
      },
    },
    now: () => Date.parse(followedAt.shift() ?? then),
    sweepEveryMs: never,
  });
  await update(db, at(12), never);
  expect(await intervals(db, "within-2")).toEqual(["ann 01:00 message – 03:00 time"]);
  expect((await intervals(db, "within-9")).map((line) => line.replace(/ \d\d:00 published/, ""))).toEqual([
    "ann – 10:00 time",
  ]);
  expect(await wakes()).toEqual([]);
});

it("follows however many moments there were", async () => {
  const tier = (minute: number) =>
    identify("ann", at(2 + Math.floor(minute / 60), minute % 60), {
      loyalty_tier: minute % 2 ? "gold" : "silver",
    });
  await publish("gold", { kind: "trait", trait: "loyalty_tier", op: "is", value: ["gold"] });
  await publish("within-2", orderedWithin(2));
  await update(db, at(0));
  await send(order("ann", at(0, 30)), ...Array.from({ length: 240 }, (_, minute) => tier(minute)));
  await update(db, at(1), never);
  await send(order("ann", at(1, 30)));
  await followMessages(db, () => Date.parse(at(5, 45)));
  expect((await intervals(db, "gold")).length).toBe(113);
  expect(await intervals(db, "within-2")).toEqual(["ann 01:00 message – 03:30 time"]);
  await update(db, at(12), never);
  expect((await intervals(db, "gold")).length).toBe(120);
  expect((await intervals(db, "gold")).at(-1)).toBe("ann 05:59 time –");
  expect(await wakes()).toEqual([]);
});
