import { beforeEach, expect, it } from "vitest";
import { publish } from "#lib/changes/testing.ts";
import { order } from "#lib/customers/testing.ts";
import { emptyTables, testDatabase } from "#lib/db/testing.ts";
import { maxMessagesPerTransaction } from "#lib/ingest/schema.ts";
import { at, intervals, never, send, update } from "#lib/memberships/testing.ts";
import { followMessages } from "#lib/memberships/update-service.ts";
import { followingCache } from "#lib/memberships/writing-service.ts";

const db = await testDatabase();
beforeEach(() => emptyTables(db));

/** Cuts the connection, as a crash would, the first time that a row of the table is written. */
async function killAt(table: string, operation: string): Promise<void> {
  await db.sql.query(`
    create or replace function kill_once() returns trigger language plpgsql as $$
    begin perform pg_terminate_backend(pg_backend_pid()); return null; end $$;
    create trigger kill_once after ${operation} on ${table} execute function kill_once()`);
}

async function heal(table: string): Promise<void> {
  await db.sql.query(`drop trigger kill_once on ${table}`);
}

it.each([
  ["membership", "insert", "message"],
  ["membership", "update", "message"],
  ["membership_cursor", "insert", "message"],
  ["membership", "insert", "published"],
  ["segment_evaluation", "insert", "published"],
])("loses and doubles nothing when it dies at %s %s (%s)", async (table, operation, cause) => {
  const isBuyer = { of: "count", event: "order_completed" } as const;
  if (cause === "message") {
    await publish("once", { kind: "measure", measure: isBuyer, op: "eq", value: 1 });
    await send(order("bob", "2026-05-01T00:30:00Z"));
    await update(db, "2026-05-01T01:00:00Z");
    await send(order("ann", "2026-05-01T02:00:00Z"), order("bob", "2026-05-01T02:00:00Z"));
  } else {
    await send(order("ann", "2026-05-01T02:00:00Z"));
    await publish("once", { kind: "measure", measure: isBuyer, op: "eq", value: 1 });
  }
  const before = await intervals(db, "once");
  await killAt(table, operation);
  await expect(update(db, "2026-05-01T03:00:00Z")).rejects.toThrow();
  await heal(table);
  expect(await intervals(db, "once")).toEqual(before);
  await update(db, "2026-05-01T04:00:00Z");
  await update(db, "2026-05-01T05:00:00Z");
  expect(await intervals(db, "once")).toEqual(
    cause === "message"
      ? ["bob 01:00 published – 04:00 message", "ann 04:00 message –"]
      : ["ann 04:00 published –"],
  );
});

it("writes once when several processes update at once", async () => {
  await publish("once", { kind: "everyone" });
  await update(db, "2026-05-01T01:00:00Z");
  await send(order("ann", "2026-05-01T02:00:00Z"), order("bob", "2026-05-01T02:00:00Z"));
  const results = await Promise.all([1, 2, 3, 4].map(() => update(db, "2026-05-01T03:00:00Z")));
  expect(results.reduce((sum, { entered }) => sum + entered, 0)).toBe(2);
  expect(await intervals(db, "once")).toEqual(["ann 03:00 message –", "bob 03:00 message –"]);
});

it("follows few messages at first, and more after each transaction that came to its end", async () => {
  const cache = followingCache();
  await publish("once", { kind: "everyone" });
  await update(db, at(1), never, cache);
  const most = cache.mostMessages;
  const many = Array.from({ length: maxMessagesPerTransaction }, () => order("ann", at(2)));
  for (let sent = 0; sent < 2 * most; sent += many.length) await send(...many);
  const follow = () => followMessages(db, () => Date.parse(at(3)), cache);
  expect(await follow()).toMatchObject({ messages: most, isBehind: true });
  await send(...many);
  expect(await follow()).toMatchObject({ messages: most + maxMessagesPerTransaction, isBehind: false });
  expect(await intervals(db, "once")).toEqual(["ann 03:00 message –"]);
  expect(cache.mostMessages).toBe(2 * (most + many.length));
  await send(order("ann", at(2)));
  await killAt("membership_cursor", "update");
  await expect(follow()).rejects.toThrow();
  await heal("membership_cursor");
  expect(cache.mostMessages).toBe(most);
});
