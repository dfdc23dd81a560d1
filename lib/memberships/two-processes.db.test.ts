import { beforeEach, expect, it } from "vitest";
import { systemActor } from "#lib/auth/permissions.ts";
import { publish } from "#lib/changes/testing.ts";
import { deleteCustomer } from "#lib/customers/service.ts";
import { identify, order } from "#lib/customers/testing.ts";
import { emptyTables, testDatabase } from "#lib/db/testing.ts";
import { at, intervals, never, open, orderedWithin, send, update } from "#lib/memberships/testing.ts";
import { followingCache } from "#lib/memberships/writing-service.ts";

// What one process keeps in memory of memberships and wakes, while others write them.

const db = await testDatabase();
beforeEach(() => emptyTables(db));

const recent = orderedWithin(2);

it("lets those enter again whom another process let leave", async () => {
  const own = followingCache();
  await publish("recent", recent);
  await update(db, at(0), never, own);
  await send(order("ann", at(1)));
  await update(db, at(1), never, own);
  expect(await open(db, "recent")).toBe("ann");
  await update(db, at(3, 30), never);
  expect(await open(db, "recent")).toBe("");
  await send(order("ann", at(4)));
  await update(db, at(4), never, own);
  await update(db, at(7), never, own);
  expect(await intervals(db, "recent")).toEqual([
    "ann 01:00 message – 03:00 time",
    "ann 04:00 message – 06:00 time",
  ]);
});

it("wakes those whose wakes another process moved", async () => {
  const own = followingCache();
  await publish("recent", recent);
  await update(db, at(0), never, own);
  await send(order("ann", at(1)));
  await update(db, at(1), never, own);
  await send(order("ann", at(2)));
  await update(db, at(2), never);
  // As if the hours of the second message had never been.
  await db.sql.query("update membership_wake set at = $1", [at(3)]);
  await update(db, at(5), never, own);
  expect(await intervals(db, "recent")).toEqual(["ann 01:00 message – 04:00 time"]);
});

it("goes on when a customer of whom it keeps rows was deleted", async () => {
  const own = followingCache();
  await publish("recent", recent);
  await update(db, at(0), never, own);
  await send(order("ann", at(1)), order("bob", at(1)));
  await update(db, at(1), never, own);
  const { rows } = await db.sql.query<{ id: bigint }>("select id from customer where external_id = 'ann'");
  await deleteCustomer(systemActor("test"), String(rows[0]?.id));
  await send(order("ann", at(2)));
  await update(db, at(2), never, own);
  expect(await open(db, "recent")).toBe("ann bob");
  await update(db, at(5), never, own);
  expect(await intervals(db, "recent")).toEqual([
    "bob 01:00 message – 03:00 time",
    "ann 02:00 message – 04:00 time",
  ]);
});

it("fails once, and reads anew who is in, when somebody wrote a membership without saying so", async () => {
  const own = followingCache();
  await publish("recent", recent);
  await update(db, at(0), never, own);
  await send(identify("ann", at(1)));
  await update(db, at(1), never, own);
  await db.sql.query(
    `insert into membership (segment_id, customer_id, version_no, entered_at, entered_cause)
     select s.id, c.id, 1, c.created_at, 'message' from segment s, customer c`,
  );
  await send(order("ann", at(2)));
  await expect(update(db, at(2), never, own)).rejects.toThrow("membership_open");
  await update(db, at(2), never, own);
  expect(await open(db, "recent")).toBe("ann");
  await update(db, at(5), never, own);
  expect(await intervals(db, "recent")).toEqual(["ann 01:00 message – 04:00 time"]);
});
