import { beforeEach, expect, it } from "vitest";
import { publish } from "#lib/changes/testing.ts";
import { order } from "#lib/customers/testing.ts";
import { emptyTables, testDatabase } from "#lib/db/testing.ts";
import { intervals, send, update } from "#lib/memberships/testing.ts";
import type { Rule } from "#lib/rules/schema.ts";

// A wake that comes only a little too early is left where it is; what it wakes for still happens at its very moment.

const db = await testDatabase();
beforeEach(() => emptyTables(db));

const never = { moving: Infinity, still: Infinity };
const at = (hour: number, minute = 0) =>
  `2026-05-01T${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}:00Z`;
const recent: Rule = {
  kind: "measure",
  measure: { of: "count", event: "order_completed", window: { kind: "last", n: 10, unit: "hour" } },
  op: "gte",
  value: 1,
};

async function wakes(): Promise<readonly string[]> {
  const { rows } = await db.sql.query<{ at: string }>(
    "select to_char(at at time zone 'UTC', 'HH24:MI') as at from membership_wake order by at",
  );
  return rows.map((row) => row.at);
}

it("stays where it is while what is foreseen moves by less than a tenth of the way", async () => {
  await publish("recent", recent);
  await update(db, at(0));
  await send(order("ann", at(1)));
  await update(db, at(1), never);
  expect(await wakes()).toEqual(["11:00"]);
  await send(order("ann", at(1, 30)));
  await update(db, at(1, 30), never);
  expect(await wakes()).toEqual(["11:00"]);
});

it("moves when it would come much too early, or too late", async () => {
  await publish("recent", recent);
  await update(db, at(0));
  await send(order("ann", at(1)));
  await update(db, at(1), never);
  await send(order("ann", at(5)));
  await update(db, at(5), never);
  expect(await wakes()).toEqual(["15:00"]);
  await publish("recent", {
    ...recent,
    measure: { of: "count", event: "order_completed", window: { kind: "last", n: 9, unit: "hour" } },
  } as Rule);
  await update(db, at(6), never);
  expect(await wakes()).toEqual(["14:00"]);
});

it("wakes again in time who was woken too early", async () => {
  await publish("recent", recent);
  await update(db, at(0));
  await send(order("ann", at(1)));
  await update(db, at(1), never);
  await send(order("ann", at(1, 30)));
  await update(db, at(1, 30), never);
  await update(db, at(11, 10), never);
  expect(await wakes()).toEqual(["11:30"]);
  expect(await intervals(db, "recent")).toEqual(["ann 01:00 message –"]);
  await update(db, at(12), never);
  expect(await intervals(db, "recent")).toEqual(["ann 01:00 message – 11:30 time"]);
  expect(await wakes()).toEqual([]);
});

it("follows both moments when nobody looked in between", async () => {
  await publish("recent", recent);
  await update(db, at(0));
  await send(order("ann", at(1)));
  await update(db, at(1), never);
  await send(order("ann", at(1, 30)));
  await update(db, at(1, 30), never);
  await update(db, at(20), never);
  expect(await intervals(db, "recent")).toEqual(["ann 01:00 message – 11:30 time"]);
});
