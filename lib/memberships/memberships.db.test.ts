import { beforeEach, describe, expect, it } from "vitest";
import { ada, publish } from "#lib/changes/testing.ts";
import { identify, order } from "#lib/customers/testing.ts";
import { emptyTables, testDatabase } from "#lib/db/testing.ts";
import { at, intervals, never, open, orderedWithin, send, update } from "#lib/memberships/testing.ts";
import { followMessages } from "#lib/memberships/update-service.ts";
import type { Measure, Rule } from "#lib/rules/schema.ts";
import { archiveSegment, restoreSegment } from "#lib/segments/service.ts";

const db = await testDatabase();
beforeEach(() => emptyTables(db));

const orders: Measure = { of: "count", event: "order_completed" };
const buyers: Rule = { kind: "measure", measure: orders, op: "gte", value: 1 };
const recent = orderedWithin(2);
const topHalf: Rule = {
  kind: "rank",
  measure: { of: "sum", property: "total", event: "order_completed" },
  from: 0,
  to: 50,
  unit: "percent",
};

describe("a published version", () => {
  it("has its members computed at once, and those who stay keep their interval", async () => {
    await send(order("ann", at(1)), identify("bob", at(1), { country: "DE" }), order("cid", at(2)));
    await publish("buyers", buyers);
    expect(await update(db, at(10))).toMatchObject({ entered: 2, left: 0, swept: ["buyers"] });
    await publish("buyers", { kind: "any", rules: [{ kind: "trait", trait: "country", op: "exists" }] });
    expect(await update(db, at(11))).toMatchObject({ entered: 1, left: 2 });
    await publish("buyers", { kind: "everyone" });
    await update(db, at(12));
    expect(await intervals(db, "buyers")).toEqual([
      "ann 10:00 published – 11:00 published",
      "cid 10:00 published – 11:00 published",
      "bob 11:00 published –",
      "ann 12:00 published –",
      "cid 12:00 published –",
    ]);
  });

  it("concerns the segments that refer to it too", async () => {
    await send(order("ann", at(1)), identify("bob", at(1)));
    await publish("buyers", buyers);
    await publish("others", { kind: "not", rule: { kind: "segment", segment: "buyers" } });
    await update(db, at(10));
    expect(await open(db, "others")).toBe("bob");
    await publish("buyers", { kind: "everyone" });
    expect((await update(db, at(11), never)).swept).toEqual(["buyers", "others"]);
    expect(await open(db, "others")).toBe("");
  });
});

describe("messages", () => {
  it("move only the customers that they touch, without a sweep", async () => {
    await send(identify("ann", at(1)), identify("bob", at(1)));
    await publish("buyers", buyers);
    await update(db, at(9));
    await send(order("ann", at(10)));
    expect(await update(db, at(11), never)).toMatchObject({
      entered: 1,
      left: 0,
      swept: [],
      isBehind: false,
    });
    expect(await intervals(db, "buyers")).toEqual(["ann 11:00 message –"]);
  });

  it("are evaluated only for the segments that they concern, and all for who is new or merged", async () => {
    await send(identify("ann", at(1)), { type: "page", anonymousId: "a1", timestamp: at(1) });
    await publish("buyers", buyers);
    await publish("others", { kind: "not", rule: { kind: "segment", segment: "buyers" } });
    await publish("germans", { kind: "trait", trait: "country", op: "is", value: ["DE"] });
    await update(db, at(2));
    const judgedAfter = async (...raws: Readonly<Record<string, unknown>>[]) => {
      await send(...raws);
      return (await followMessages(db, () => Date.parse(at(3)))).judged;
    };
    expect(await judgedAfter({ type: "page", userId: "ann", timestamp: at(2) })).toBe(0);
    expect(await judgedAfter(identify("ann", at(2), { country: "DE" }))).toBe(1);
    expect(await judgedAfter(order("ann", at(2)), identify("ann", at(2), { country: "AT" }))).toBe(3);
    expect(await judgedAfter(identify("bob", at(2)))).toBe(3);
    expect(await judgedAfter({ type: "page", userId: "ann", anonymousId: "a1", timestamp: at(2) })).toBe(3);
  });

  it("take a customer out again, and in again", async () => {
    await publish("germans", { kind: "trait", trait: "country", op: "is", value: ["DE"] });
    for (const [hour, country] of [
      [1, "DE"],
      [2, "AT"],
      [3, "DE"],
    ] as const) {
      await send(identify("ann", at(hour), { country }));
      await update(db, at(hour, 30), never);
    }
    expect(await intervals(db, "germans")).toEqual([
      "ann 01:30 published – 02:30 message",
      "ann 03:30 message –",
    ]);
  });

  it("that come late change membership from now on", async () => {
    await publish("buyers", buyers);
    await update(db, at(9));
    await send(order("ann", "2020-01-01T00:00:00Z"));
    await update(db, at(10), never);
    expect(await intervals(db, "buyers")).toEqual(["ann 10:00 message –"]);
  });

  it("are worked off in the order of their numbers, however many they are", async () => {
    await publish("buyers", buyers);
    await update(db, at(1));
    for (let from = 0; from < 6_000; from += 3_000) {
      const ids = Array.from({ length: 3_000 }, (_, index) => `c${String(from + index).padStart(5, "0")}`);
      await send(...ids.map((id) => order(id, at(2))));
    }
    await update(db, at(3), never);
    expect((await open(db, "buyers")).split(" ")).toHaveLength(6_000);
  }, 60_000);
});

describe("merges", () => {
  it("close the old id's intervals, and give the survivor the whole history", async () => {
    await send({ type: "track", event: "Order Completed", anonymousId: "a1", timestamp: at(1) });
    await send(identify("ann", at(1)));
    await publish("buyers", buyers);
    await update(db, at(2));
    expect(await open(db, "buyers")).toBe("a1");
    await send({ type: "identify", userId: "ann", anonymousId: "a1", timestamp: at(3) });
    await update(db, at(4), never);
    expect(await intervals(db, "buyers")).toEqual([
      "a1 02:00 published – 04:00 merge",
      "ann 04:00 message –",
    ]);
  });

  it("that a late earlier claim undoes give the events to the other customer", async () => {
    await send({ type: "track", event: "Order Completed", anonymousId: "a1", timestamp: at(1) });
    await send(
      { type: "identify", userId: "ann", anonymousId: "a1", timestamp: at(3) },
      identify("bob", at(1)),
    );
    await publish("buyers", buyers);
    await update(db, at(4));
    expect(await open(db, "buyers")).toBe("ann");
    await send({ type: "identify", userId: "bob", anonymousId: "a1", timestamp: at(2) });
    await update(db, at(5), never);
    expect(await open(db, "buyers")).toBe("bob");
  });

  it("take the events of an anonymous id from the user of the same text, who then has fewer", async () => {
    await send({ type: "track", event: "Order Completed", anonymousId: "ann", timestamp: at(1) });
    await send(identify("ann", at(3)), identify("bob", at(1)));
    await publish("buyers", buyers);
    await update(db, at(4));
    expect(await open(db, "buyers")).toBe("ann");
    await send({ type: "identify", userId: "bob", anonymousId: "ann", timestamp: at(2) });
    await update(db, at(5), never);
    expect(await open(db, "buyers")).toBe("bob");
  });
});

describe("time", () => {
  it("takes customers out at the very moment for which it was foreseen, without a sweep", async () => {
    await send(order("ann", at(1)), order("bob", at(2)));
    await publish("recent", recent);
    await publish("quiet", { kind: "not", rule: { kind: "segment", segment: "recent" } });
    await update(db, at(2, 30));
    expect(await open(db, "recent")).toBe("ann bob");
    expect(await update(db, at(3, 30), never)).toMatchObject({ entered: 1, left: 1, swept: [] });
    expect(await intervals(db, "recent")).toEqual([
      "ann 02:30 published – 03:00 time",
      "bob 02:30 published –",
    ]);
    expect(await intervals(db, "quiet")).toEqual(["ann 03:00 time –"]);
  });

  it("is foreseen anew with every message, and with every version", async () => {
    await send(order("ann", at(1)));
    await publish("recent", recent);
    await update(db, at(2));
    await send(order("ann", at(2)));
    await update(db, at(3, 30), never);
    expect(await open(db, "recent")).toBe("ann");
    await publish("recent", {
      ...recent,
      measure: { ...orders, window: { kind: "last", n: 3, unit: "hour" } },
    } as Rule);
    await update(db, at(4, 30), never);
    await update(db, at(6), never);
    expect(await intervals(db, "recent")).toEqual(["ann 02:00 published – 05:00 time"]);
  });

  it("catches up, change by change, after nobody looked for long", async () => {
    const ago = { kind: "ago", from: { n: 2, unit: "hour" }, to: { n: 1, unit: "hour" } } as const;
    await publish("lately", { kind: "measure", measure: { ...orders, window: ago }, op: "gte", value: 1 });
    await send(order("ann", at(1)), order("ann", at(4)));
    await update(db, at(4, 30));
    await update(db, at(20), never);
    expect(await intervals(db, "lately")).toEqual(["ann 05:00 time – 06:00 time"]);
  });

  it("turns with the days of the shop's zone", async () => {
    const today = { kind: "calendar", unit: "day", offset: 0 } as const;
    await db.shop.create({ data: { id: 1, name: "Shop", timeZone: "Asia/Shanghai", currency: "CNY" } });
    await publish("today", { kind: "measure", measure: { ...orders, window: today }, op: "gte", value: 1 });
    await send(order("ann", at(10)));
    await update(db, at(12));
    await update(db, at(17), never);
    expect(await intervals(db, "today")).toEqual(["ann 12:00 published – 16:00 time"]);
  });

  it("never goes back, though a clock does", async () => {
    await send(order("ann", at(1)));
    await publish("recent", recent);
    await update(db, at(4));
    await send(order("ann", at(2, 59)));
    await update(db, at(3), never);
    expect(await intervals(db, "recent")).toEqual(["ann 04:00 message –"]);
  });

  it("binds the thresholds of ranks anew at each sweep, and keeps them", async () => {
    await send(...[1, 2, 3, 4].map((total) => order(`c${total}`, at(1), { total })));
    await publish("top", topHalf);
    await update(db, at(2));
    expect(await open(db, "top")).toBe("c3 c4");
    await send(order("c1", at(3), { total: 100 }));
    await update(db, at(4), never);
    expect(await open(db, "top")).toBe("c1 c3 c4");
    await update(db, at(5));
    expect(await open(db, "top")).toBe("c1 c4");
    await update(db, at(6));
    const { rows } = await db.sql.query(
      "select bound_at, thresholds from segment_threshold order by bound_at",
    );
    expect(rows).toMatchObject([
      {
        bound_at: new Date(at(2)),
        thresholds: [[expect.any(String), { eligible: 4, atTo: ["30000", "10000"] }]],
      },
      {
        bound_at: new Date(at(5)),
        thresholds: [[expect.any(String), { eligible: 4, atTo: ["40000", "10000"] }]],
      },
    ]);
  });
});

it("closes what is open of an archived segment, and opens it anew when it is restored", async () => {
  await send(order("ann", at(1)));
  await publish("buyers", buyers);
  await update(db, at(2));
  await archiveSegment(ada, "buyers");
  await update(db, at(3));
  await restoreSegment(ada, "buyers");
  await update(db, at(4));
  expect(await intervals(db, "buyers")).toEqual([
    "ann 02:00 published – 03:00 archived",
    "ann 04:00 published –",
  ]);
});

it("sweeps everything when an import was undone", async () => {
  await send(order("ann", at(1)));
  await publish("buyers", buyers);
  await update(db, at(2));
  await db.sql.query("delete from event");
  await db.sql.query("update message_counter set last_no = last_no + 1");
  await db.sql.query(
    "insert into removal (no, kind, import_id) select last_no, 'import', uuidv7() from message_counter",
  );
  expect((await update(db, at(3), never)).swept).toEqual(["buyers"]);
  expect(await open(db, "buyers")).toBe("");
  expect((await update(db, at(4), never)).swept).toEqual([]);
});
