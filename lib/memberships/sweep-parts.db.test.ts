import { beforeEach, expect, it } from "vitest";
import { ada, publish } from "#lib/changes/testing.ts";
import { order } from "#lib/customers/testing.ts";
import { emptyTables, testDatabase } from "#lib/db/testing.ts";
import type { Bound } from "#lib/memberships/judging-service.ts";
import { boundBy } from "#lib/memberships/sweep-footing-service.ts";
import { ask, type Swept, sweep } from "#lib/memberships/sweep-segment-service.ts";
import { at, buyers, intervals, never, open, orderedWithin, send, update } from "#lib/memberships/testing.ts";
import { followMessages, mostCustomers } from "#lib/memberships/update-service.ts";
import type { Rule } from "#lib/rules/schema.ts";
import { postgresPopulation } from "#lib/segments/population-service.ts";
import { archiveSegment } from "#lib/segments/service.ts";

// A large difference is written in several transactions, and something happens between them.

const db = await testDatabase();
beforeEach(() => emptyTables(db));

const four = ["ann", "bob", "cid", "dan"];
const ordered = (op: "eq" | "gte", value: number): Rule => ({
  kind: "measure",
  measure: { of: "count", event: "order_completed" },
  op,
  value,
});

/** Has messages followed before there is a segment: no sweep takes them for newer than its answer. */
async function follow(...messages: readonly Readonly<Record<string, unknown>>[]) {
  await send(...messages);
  await followMessages(db, () => Date.parse(at(1)));
}

/** Sweeps a segment by one customer at a time; what happens does so once, after the first of them, or before one whole sweep. */
async function sweepInParts(
  key: string,
  time: string,
  happens: (bound: Bound) => unknown = () => undefined,
  mostInPart = 1,
) {
  const asked = await ask(key, {
    database: db,
    population: postgresPopulation(db),
    now: () => Date.parse(time),
  });
  if (!asked) throw new Error(`There is no segment ${key}`);
  if (mostInPart > 1) await happens(boundBy(asked));
  let parts = 0;
  const between = async () => {
    parts += 1;
    if (parts === 1) await happens(boundBy(asked));
  };
  const swept = { entered: 0, left: 0, repaired: 0 };
  const count = ({ entered, left, repaired }: Swept) => {
    swept.entered += entered;
    swept.left += left;
    swept.repaired += repaired;
  };
  const isDone = await sweep(asked, { database: db, mostInPart, between, count });
  return { swept, isDone, parts };
}

it("lets everybody who is in from the first on enter at one moment", async () => {
  await follow(...four.map((name) => order(name, at(1))));
  await publish("buyers", buyers);
  const { swept, parts } = await sweepInParts("buyers", at(2));
  expect(swept).toEqual({ entered: 4, left: 0, repaired: 0 });
  expect(parts).toBe(4);
  expect(await intervals(db, "buyers")).toEqual(four.map((name) => `${name} 02:00 published –`));
  expect(await db.segmentEvaluation.findMany()).toMatchObject([{ size: 4, sweeps: 0 }]);
});

it("evaluates anew to whom something happens meanwhile", async () => {
  await follow(...four.map((name) => order(name, at(1))));
  await publish("once", ordered("eq", 1));
  const meanwhile = async () => {
    await send(order("ann", at(1, 30)), order("dan", at(1, 30)), order("eve", at(1, 30)));
    await followMessages(db, () => Date.parse(at(2, 10)));
  };
  const { swept } = await sweepInParts("once", at(2), meanwhile);
  expect(swept).toMatchObject({ repaired: 0 });
  expect(await open(db, "once")).toBe("bob cid eve");
  await update(db, at(3));
  expect(await open(db, "once")).toBe("bob cid eve");
});

it("knows whose message it was that came meanwhile", async () => {
  const claims = four.map((userId) => ({
    type: "identify",
    userId,
    anonymousId: `${userId}'s phone`,
    timestamp: at(1),
  }));
  await follow(...four.map((name) => order(name, at(1))), ...claims);
  await publish("once", ordered("eq", 1));
  let first = "";
  const meanwhile = async () => {
    first = await open(db, "once");
    const others = claims.filter(({ userId }) => userId !== first);
    const again = { type: "track", event: "Order Completed", timestamp: at(1, 30) };
    await send(...others.map(({ anonymousId }) => ({ ...again, anonymousId })));
    await followMessages(db, () => Date.parse(at(2, 10)));
  };
  expect((await sweepInParts("once", at(2), meanwhile)).swept).toMatchObject({ entered: 1, left: 0 });
  expect(await intervals(db, "once")).toEqual([`${first} 02:00 published –`]);
});

it.each([1, 10])(
  "undoes nothing that time does meanwhile, and counts all that it puts right (%i)",
  async (most) => {
    // Parts follow the numbers of customers: time moves ann before it is her turn.
    await send(order("bob", at(2)), order("cid", at(2)), order("dan", at(2)), order("ann", at(1)));
    await publish("recent", orderedWithin(2));
    await update(db, at(2, 30));
    await db.sql.query(
      `update membership set left_at = entered_at, left_cause = 'time', left_version_no = 1 where left_at is null`,
    );
    const { swept } = await sweepInParts("recent", at(2, 40), () => update(db, at(3, 10), never), most);
    expect(swept).toMatchObject({ repaired: 3 });
    expect(await open(db, "recent")).toBe("bob cid dan");
    expect(await db.segmentEvaluation.findMany()).toMatchObject([{ size: 3, sweeps: 1, differences: 3 }]);
    await update(db, at(4, 10), never);
    expect(await open(db, "recent")).toBe("");
  },
);

it("is due again when it ends between two parts, or another version comes meanwhile", async () => {
  await follow(...four.map((name) => order(name, at(1))));
  await publish("buyers", buyers);
  const crash = () => Promise.reject(new Error("ended"));
  await expect(sweepInParts("buyers", at(2), crash)).rejects.toThrow("ended");
  expect(await db.segmentEvaluation.count()).toBe(0);
  const { isDone } = await sweepInParts("buyers", at(3), () => publish("buyers", ordered("gte", 2)));
  expect(isDone).toBe(false);
  await update(db, at(4));
  expect(await open(db, "buyers")).toBe("");
  await send(order("bob", at(4)));
  await update(db, at(5), never);
  expect(await open(db, "buyers")).toBe("bob");
});

it("counts what it has put right before it came to nothing", async () => {
  await follow(...four.map((name) => order(name, at(1))));
  await publish("buyers", buyers);
  await update(db, at(2));
  await db.sql.query(
    `update membership set left_at = entered_at, left_cause = 'message', left_version_no = 1 where left_at is null`,
  );
  const edit = () => publish("buyers", ordered("gte", 2));
  expect(await sweepInParts("buyers", at(3), edit)).toMatchObject({
    isDone: false,
    swept: { entered: 1, left: 0, repaired: 1 },
  });
  const [counted] = await db.segmentEvaluation.findMany();
  expect(counted).toMatchObject({ sweeps: 0, differences: 1, differedAt: new Date(at(3)) });
});

it("has messages followed by the thresholds that it writes", async () => {
  const measure = { of: "count", event: "order_completed" } as const;
  await follow(...[1, 2, 3].map((minute) => order("top", at(1, minute))), order("ann", at(1)));
  await publish("half", { kind: "rank", measure, from: 0, to: 50, unit: "percent" });
  await update(db, at(2));
  await send(...["bob", "cid", "dan", "eve"].map((name) => order(name, at(1))));
  await update(db, at(2, 30), never);
  let first = "";
  const meanwhile = async (bound: Bound) => {
    first = (await open(db, "half")).replace(" top", "");
    await send(order(first, at(2, 40)));
    await followMessages(db, () => Date.parse(at(2, 50)), undefined, bound);
  };
  await sweepInParts("half", at(2, 45), meanwhile);
  const ofFirst = (await intervals(db, "half")).filter((line) => line.startsWith(first));
  expect(ofFirst).toEqual([`${first} 02:45 threshold –`]);
});

it("lets everybody leave whom it let in when the segment is archived between two parts", async () => {
  await follow(...four.map((name) => order(name, at(1))));
  await publish("buyers", buyers);
  const { isDone } = await sweepInParts("buyers", at(2), () => archiveSegment(ada, "buyers"));
  expect(isDone).toBe(false);
  await update(db, at(3));
  expect(await intervals(db, "buyers")).toEqual([
    expect.stringMatching(/^\w+ 02:00 published – 03:00 archived$/),
  ]);
});

it("leaves it to another process that swept meanwhile", async () => {
  await follow(...four.map((name) => order(name, at(1))));
  await publish("buyers", buyers);
  const { isDone } = await sweepInParts("buyers", at(2), () => update(db, at(3)));
  expect(isDone).toBe(false);
  expect(await open(db, "buyers")).toBe("ann bob cid dan");
});

it("takes what its own parts have written for nothing that happened meanwhile", {
  timeout: 120_000,
}, async () => {
  await follow(order("ann", at(1)));
  await db.sql.query(
    `insert into customer (kind, external_id, created_at, last_seen_at, changed_no)
     select 'user', 'c' || n, $2, $2, 0 from generate_series(1, $1) n`,
    [mostCustomers, at(1)],
  );
  await publish("everyone", { kind: "everyone" });
  const meanwhile = async () => {
    await send(order("ann", at(1)));
    await followMessages(db, () => Date.parse(at(2, 10)));
  };
  const { swept } = await sweepInParts("everyone", at(2), meanwhile, mostCustomers / 2);
  expect(swept).toEqual({ entered: mostCustomers + 1, left: 0, repaired: 0 });
});
