import { beforeEach, expect, it } from "vitest";
import { publish } from "#lib/changes/testing.ts";
import { order } from "#lib/customers/testing.ts";
import { emptyTables, testDatabase } from "#lib/db/testing.ts";
import { at, buyers, intervals, never, open, orderedWithin, send, update } from "#lib/memberships/testing.ts";
import { giveUpWarming, warm } from "#lib/memberships/warming-service.ts";
import { followingCache } from "#lib/memberships/writing-service.ts";

const db = await testDatabase();
beforeEach(() => emptyTables(db));

/** How often it had to be asked until it came to an end. */
async function warmUp(cache: ReturnType<typeof followingCache>, hour: number): Promise<number> {
  for (let times = 1; ; times += 1) if (!(await warm(db, Date.parse(at(hour)), cache))) return times;
}

async function everybody(): Promise<readonly bigint[]> {
  const { rows } = await db.sql.query<{ id: bigint }>("select id from customer where merged_into_id is null");
  return rows.map(({ id }) => id);
}

it("reads everybody, some at a time, once", async () => {
  await send(...Array.from({ length: 1_200 }, (_, index) => order(`c${index}`, at(1))));
  await publish("buyers", buyers);
  await update(db, at(2));
  const cache = followingCache();
  expect(await warmUp(cache, 2)).toBe(4); // the first read anything at all, which starts it anew
  expect(cache.histories.without(await everybody())).toEqual([]);
  expect(await warmUp(cache, 2)).toBe(1);
  cache.histories.clear();
  expect(cache.histories.without(await everybody())).toHaveLength(1_200);
  expect(await warmUp(cache, 2)).toBeGreaterThan(1);
  expect(cache.histories.without(await everybody())).toEqual([]);
});

it("is given up until everything is forgotten anew", async () => {
  await send(order("ann", at(1)));
  await publish("buyers", buyers);
  await update(db, at(2));
  const cache = followingCache();
  giveUpWarming(cache);
  expect(await warmUp(cache, 2)).toBe(1);
  expect(cache.histories.without(await everybody())).toHaveLength(1);
  cache.histories.clear();
  await warmUp(cache, 2);
  expect(cache.histories.without(await everybody())).toEqual([]);
});

it("starts anew after a version that looks at more, not after one that looks at no more", async () => {
  await send(order("ann", at(1)), order("ben", at(1)));
  await publish("buyers", buyers);
  await update(db, at(2));
  const cache = followingCache();
  await warmUp(cache, 2);
  const clearings = cache.histories.clearings();
  await publish("recent", orderedWithin(3));
  await update(db, at(2), undefined, cache);
  expect(cache.histories.clearings()).toBe(clearings);
  await publish("gold", { kind: "trait", trait: "loyalty_tier", op: "is", value: ["gold"] });
  await update(db, at(2), undefined, cache);
  expect(cache.histories.clearings()).toBe(clearings + 1);
  await warmUp(cache, 2);
  expect(cache.histories.without(await everybody())).toEqual([]);
});

it("is followed by messages and time as if nothing had been read ahead", async () => {
  await send(order("ann", at(1)), order("ben", at(1)), {
    ...order("cleo", at(1)),
    userId: undefined,
    anonymousId: "x",
  });
  await publish("recent", orderedWithin(3));
  await update(db, at(2));
  const cache = followingCache();
  await warmUp(cache, 2);
  await send(
    order("ann", at(3)),
    { type: "identify", userId: "cleo", anonymousId: "x", timestamp: at(3) },
    order("dan", at(3)),
  );
  await update(db, at(3, 30), never, cache);
  expect(await open(db, "recent")).toBe("ann ben cleo dan");
  await update(db, at(4, 30), never, cache);
  expect(await open(db, "recent")).toBe("ann dan");
  expect(await intervals(db, "recent")).toContain("ben 02:00 published – 04:00 time");
});

it("has nothing to do without segments", async () => {
  await send(order("ann", at(1)));
  expect(await warm(db, Date.parse(at(2)), followingCache())).toBe(false);
});
