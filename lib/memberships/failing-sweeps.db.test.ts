import { setTimeout } from "node:timers/promises";
import { beforeEach, expect, it } from "vitest";
import { publish } from "#lib/changes/testing.ts";
import type { PopulationQuery } from "#lib/customers/population-reader.ts";
import { order } from "#lib/customers/testing.ts";
import { emptyTables, testDatabase } from "#lib/db/testing.ts";
import { type UpdateOptions, updateMemberships } from "#lib/memberships/sweep-service.ts";
import { at, buyers, intervals, never, open, orderedWithin, send, update } from "#lib/memberships/testing.ts";
import { isAnythingWaiting } from "#lib/memberships/wake-store.ts";
import { followingCache } from "#lib/memberships/writing-service.ts";
import { stableJson } from "#lib/rules/stable-json.ts";
import { postgresPopulation } from "#lib/segments/population-service.ts";
import { AppError } from "#lib/std/app-error.ts";

// Sweeps that fail, cannot be made yet, take long, or are many: they hold up nothing else.

const db = await testDatabase();
beforeEach(() => emptyTables(db));

const broken = orderedWithin(2);
const whole = postgresPopulation(db);
const tooSlow = new AppError("unavailable", "replica.too_slow");
const notReady = new AppError("unavailable", "replica.not_ready");

/** A worker of its own, whose reader fails at the rule of two hours while there is an error. */
function aWorker() {
  const asked: string[] = [];
  const state: { error: Error | undefined } = { error: tooSlow };
  const population = {
    ...whole,
    memberRows: (query: PopulationQuery) => {
      const isBroken = stableJson(query.rule) === stableJson(broken);
      asked.push(isBroken ? "broken" : "whole");
      return isBroken && state.error ? Promise.reject(state.error) : whole.memberRows(query);
    },
  };
  const cache = followingCache();
  const look = (time: string, more: Partial<UpdateOptions> = {}) => {
    asked.length = 0;
    let calls = 0;
    const now = () => Date.parse(time) + calls++;
    return updateMemberships({ database: db, population, cache, now, sweepForMs: Infinity, ...more });
  };
  return { state, asked, look };
}

const seconds = (n: number) => `2026-05-01T02:00:${String(n).padStart(2, "0")}Z`;

it("goes on with the other segments when one takes too long, and looks ahead for them", async () => {
  await send(order("ann", at(1)));
  await publish("broken", broken);
  await publish("recent", orderedWithin(3));
  const { look, state } = aWorker();
  expect(await look(at(2))).toMatchObject({
    swept: ["recent"],
    isWaiting: true,
    failure: { errors: [{ message: "The segment broken could not be evaluated", cause: tooSlow }] },
  });
  expect(await open(db, "recent")).toBe("ann");
  await look(at(5));
  expect(await intervals(db, "recent")).toEqual(["ann 02:00 published – 04:00 time"]);
  state.error = undefined;
  expect(await look(at(6))).toMatchObject({ swept: ["broken", "recent"], failure: undefined });
});

it("lets what failed rest, but not a new version of it", async () => {
  await publish("broken", broken);
  const { look, asked } = aWorker();
  expect((await look(seconds(0))).failure?.errors).toHaveLength(1);
  expect(await look(seconds(4))).toMatchObject({ swept: [], failure: undefined, isWaiting: true });
  expect(asked).toEqual([]);
  expect((await look(seconds(6))).failure?.errors).toHaveLength(1);
  expect((await look(seconds(15))).failure).toBeUndefined();
  expect((await look(seconds(17))).failure?.errors).toHaveLength(1);
  await publish("broken", buyers);
  expect(await look(seconds(18))).toMatchObject({ swept: ["broken"], isWaiting: false });
});

it("asks again within a second while the replica is being filled, which is no failure", async () => {
  await publish("broken", broken);
  await publish("buyers", buyers);
  const { look, state } = aWorker();
  state.error = notReady;
  expect(await look(seconds(0))).toMatchObject({ swept: ["buyers"], isWaiting: true, failure: undefined });
  state.error = undefined;
  expect(await look(seconds(2))).toMatchObject({ swept: ["broken"], isWaiting: false });
});

it("owes sweeps after an import was undone until the last one is made", async () => {
  await send(order("ann", at(1)));
  await publish("broken", broken);
  await publish("buyers", buyers);
  await update(db, at(1));
  await db.sql.query(
    `with undone as (update message_counter set last_no = last_no + 1 returning last_no)
     insert into removal (no, kind, import_id) select last_no, 'import', uuidv7() from undone`,
  );
  const { look, state, asked } = aWorker();
  expect(await look(at(2), { sweepEveryMs: never })).toMatchObject({ swept: ["buyers"], isWaiting: true });
  expect(await isAnythingWaiting(db)).toBe(true);
  state.error = undefined;
  expect(await look(at(3), { sweepEveryMs: never })).toMatchObject({ swept: ["broken"], isWaiting: false });
  expect(asked).toEqual(["broken"]);
  expect(await look(at(4), { sweepEveryMs: never })).toMatchObject({ swept: [], isBehind: false });
  expect(await isAnythingWaiting(db)).toBe(false);
});

it("gives messages their turn between sweeps", async () => {
  await publish("buyers", buyers);
  await update(db, at(1));
  for (const key of ["one", "two", "three"]) await publish(key, buyers);
  const { look } = aWorker();
  const swept: (readonly string[])[] = [];
  for (let isBehind = true; isBehind; ) {
    await send(order(`c${swept.length}`, at(1)));
    const done = await look(at(2), { sweepForMs: 0 });
    expect((await open(db, "buyers")).split(" ")).toHaveLength(swept.push(done.swept));
    isBehind = done.isBehind;
  }
  expect(swept.slice(0, 3)).toEqual([["one"], ["three"], ["two"]]);
  expect(await open(db, "one")).toBe(await open(db, "buyers"));
});

it("lets sweeps rest that are due by age, and no others, as long as none is late", async () => {
  for (const key of ["one", "two"]) await publish(key, buyers);
  const { look } = aWorker();
  const hourly = { moving: 3_600_000, still: 3_600_000 };
  const sweptAt = async (hour: number, minute: number) => {
    const more = { sweepEveryMs: hourly, sweepForMs: 0, sweepRest: Infinity };
    const { swept, isWaiting, isBehind } = await look(at(hour, minute), more);
    return [...swept, ...(isBehind ? ["behind"] : []), ...(isWaiting ? ["waiting"] : [])];
  };
  expect(await sweptAt(2, 0)).toEqual(["one", "behind", "waiting"]);
  expect(await sweptAt(2, 1)).toEqual(["two"]);
  // The one that was swept longer ago, then a rest.
  expect(await sweptAt(3, 5)).toEqual(["one", "behind", "waiting"]);
  expect(await sweptAt(3, 6)).toEqual(["waiting"]);
  await publish("three", buyers);
  expect(await sweptAt(3, 10)).toEqual(["three", "waiting"]);
  expect(await sweptAt(3, 11)).toEqual(["waiting"]);
  expect(await sweptAt(4, 10)).toEqual(["two", "behind", "waiting"]);
  expect(await sweptAt(4, 11)).toEqual(["waiting"]);
});

it("follows messages while the population is asked", async () => {
  await publish("buyers", buyers);
  await update(db, at(1));
  await publish("slow", buyers);
  const population = {
    ...whole,
    memberRows: async (query: PopulationQuery) => {
      const rows = await whole.memberRows(query);
      await send(order("ann", at(1)));
      while ((await open(db, "buyers")) === "") await setTimeout(10);
      return rows;
    },
  };
  const now = () => Date.parse(at(2));
  const done = await updateMemberships({ database: db, population, now, followEveryMs: 1 });
  expect(done).toMatchObject({ entered: 2, left: 0, swept: ["slow"], failure: undefined });
  expect([await open(db, "buyers"), await open(db, "slow")]).toEqual(["ann", "ann"]);
});

it("takes what fails of following meanwhile for no failure of the segment", async () => {
  await publish("slow", buyers);
  let isAsked = false;
  const population = {
    ...whole,
    memberRows: () => {
      isAsked = true;
      return new Promise<never>(() => undefined);
    },
  };
  const now = () => {
    if (isAsked) throw new Error("there is no time");
    return Date.parse(at(2));
  };
  const looking = updateMemberships({ database: db, population, now, followEveryMs: 1 });
  await expect(looking).rejects.toThrow("there is no time");
});

it("takes what fails of following between two parts for no failure of the segment either", async () => {
  await send(order("ann", at(1)), order("bob", at(1)));
  await publish("slow", buyers);
  let isBroken = false;
  const population = {
    ...whole,
    memberRows: async (query: PopulationQuery) => {
      const rows = await whole.memberRows(query);
      isBroken = true;
      return rows;
    },
  };
  const now = () => {
    if (isBroken) {
      isBroken = false;
      throw new Error("there is no time");
    }
    return Date.parse(at(2));
  };
  const looking = updateMemberships({ database: db, population, now, mostInPart: 1 });
  await expect(looking).rejects.toThrow("there is no time");
});
