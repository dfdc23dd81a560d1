import { beforeEach, expect, it } from "vitest";
import { publish } from "#lib/changes/testing.ts";
import { identify, order } from "#lib/customers/testing.ts";
import { emptyTables, testDatabase } from "#lib/db/testing.ts";
import { at, buyers, intervals, never, open, send, update } from "#lib/memberships/testing.ts";
import type { Rule } from "#lib/rules/schema.ts";

// What has arrived with a time that is yet to come: a sender's clock may be fast.

const db = await testDatabase();
beforeEach(() => emptyTables(db));

const germans: Rule = { kind: "trait", trait: "country", op: "is", value: ["DE"] };

it.each(["before", "after"])("counts from its time on, whether it came %s the version", async (order_) => {
  const messages = [
    identify("ann", at(1), { country: "AT" }),
    order("ann", at(12)),
    identify("ann", at(13), { country: "DE" }),
    order("bob", at(14)),
  ];
  if (order_ === "before") await send(...messages);
  await publish("buyers", buyers);
  await publish("germans", germans);
  await publish("everyone", { kind: "everyone" });
  await update(db, at(10));
  if (order_ === "after") await send(...messages);
  await update(db, at(11), never);
  expect([await open(db, "buyers"), await open(db, "germans"), await open(db, "everyone")]).toEqual([
    "",
    "",
    "ann",
  ]);
  await update(db, at(15), never);
  expect(await intervals(db, "buyers")).toEqual(["ann 12:00 time –", "bob 14:00 time –"]);
  expect(await intervals(db, "germans")).toEqual(["ann 13:00 time –"]);
  expect(await intervals(db, "everyone")).toEqual([
    expect.stringMatching(/^ann 1[01]:00 (published|message) –$/),
    "bob 14:00 time –",
  ]);
});

it.each(["before", "after"])("merges at its time, whether the claim came %s the version", async (order_) => {
  const known = [
    { type: "track", event: "Order Completed", anonymousId: "a1", timestamp: at(1) },
    identify("ann", at(1)),
  ];
  const claim = { type: "identify", userId: "ann", anonymousId: "a1", timestamp: at(12) };
  await send(...known, ...(order_ === "before" ? [claim] : []));
  await publish("buyers", buyers);
  await update(db, at(10));
  if (order_ === "after") await send(claim);
  await update(db, at(11), never);
  expect(await open(db, "buyers")).toBe("a1");
  await update(db, at(15), never);
  expect(await intervals(db, "buyers")).toEqual(["a1 10:00 published – 12:00 merge", "ann 12:00 time –"]);
});

it("looks ahead anew for everybody after messages were left to a sweep", async () => {
  const cart = { type: "track", event: "Product Added", userId: "ann", timestamp: at(10, 30) };
  await publish("abandoned", {
    kind: "sequence",
    steps: [
      { event: "product_added" },
      { event: "order_completed", within: { n: 1, unit: "hour" }, absent: true },
    ],
  });
  await update(db, at(10));
  await send(cart);
  // As if fifty thousand others had come.
  await db.sql.query("update message_counter set last_no = last_no + 60000");
  await update(db, at(11), never);
  await update(db, at(12), never);
  expect(await intervals(db, "abandoned")).toEqual(["ann 11:30 time –"]);
});
