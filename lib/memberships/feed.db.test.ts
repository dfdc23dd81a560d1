import { beforeEach, expect, it } from "vitest";
import { systemActor } from "#lib/auth/permissions.ts";
import { publish } from "#lib/changes/testing.ts";
import { deleteCustomer } from "#lib/customers/service.ts";
import { identify, order } from "#lib/customers/testing.ts";
import { transaction } from "#lib/db/client.ts";
import { emptyTables, testDatabase } from "#lib/db/testing.ts";
import type { MovementFeedInput } from "#lib/memberships/schema.ts";
import { listMovements } from "#lib/memberships/service.ts";
import { at, never, send, update } from "#lib/memberships/testing.ts";
import { followMessages } from "#lib/memberships/update-service.ts";
import { writing } from "#lib/memberships/writing-service.ts";
import type { Rule } from "#lib/rules/schema.ts";

const db = await testDatabase();
beforeEach(() => emptyTables(db));

const recent: Rule = {
  kind: "measure",
  measure: { of: "count", event: "order_completed", window: { kind: "last", n: 2, unit: "hour" } },
  op: "gte",
  value: 1,
};

async function feed(more: Partial<MovementFeedInput> = {}) {
  const { movements, next } = await listMovements(systemActor("test"), { after: "0", limit: 100, ...more });
  const lines = movements.map(({ kind, segment, customer, at: when, cause }) =>
    [customer, kind, segment, when.slice(11, 16), cause].join(" "),
  );
  return { lines, next, numbers: movements.map(({ no }) => BigInt(no)) };
}

it("tells everything that moves once, in order, with its cause, and goes on from any entry", async () => {
  await send(order("ann", at(1)));
  await publish("recent", recent);
  await update(db, at(2));
  await send(order("bob", at(2)), identify("cid", at(2)));
  await update(db, at(3), never);
  await update(db, at(5), never);
  const { lines, numbers, next } = await feed();
  expect(lines).toEqual([
    "ann entered recent 02:00 published",
    "bob entered recent 03:00 message",
    "ann left recent 03:00 time",
    "bob left recent 04:00 time",
  ]);
  expect(numbers).toEqual([...numbers].sort((a, b) => Number(a - b)));
  const second = numbers[1];
  expect((await feed({ after: String(second) })).lines).toEqual(lines.slice(2));
  expect(await feed({ after: next })).toEqual({ lines: [], next, numbers: [] });
  expect((await feed({ limit: 1 })).lines).toEqual(lines.slice(0, 1));
});

it("keeps to one segment if asked, and refuses one that is not there", async () => {
  await send(order("ann", at(1)));
  await publish("recent", recent);
  await publish("all", { kind: "everyone" });
  await update(db, at(2));
  expect((await feed({ segment: "all" })).lines).toEqual(["ann entered all 02:00 published"]);
  await expect(feed({ segment: "nothing" })).rejects.toMatchObject({ kind: "not_found" });
});

it("says that a deleted customer has left, numbered by the next who writes", async () => {
  await send(order("ann", at(1)), order("bob", at(1)));
  await publish("all", { kind: "everyone" });
  await update(db, at(2));
  const [ann] = (await db.sql.query<{ id: bigint }>("select id from customer where external_id = 'ann'"))
    .rows;
  await deleteCustomer(systemActor("test"), String(ann?.id));
  expect((await feed()).lines).toHaveLength(2);
  await update(db, at(3), never);
  const { lines } = await feed();
  expect(lines).toHaveLength(3);
  expect(lines.at(-1)).toMatch(/^ann left all \d\d:\d\d deleted$/);
});

it("tells who was deleted in their order, and before the next of the same name enters", async () => {
  await send(...["ann", "bob", "cid"].map((name) => order(name, at(1))));
  await publish("recent", recent);
  await publish("all", { kind: "everyone" });
  await update(db, at(2));
  const { next } = await feed();
  for (const name of ["bob", "ann"]) {
    const { id } = await db.customer.findFirstOrThrow({ where: { externalId: name } });
    await deleteCustomer(systemActor("test"), String(id));
  }
  await send(order("ann", at(2)));
  const fails = writing(db, async () => {
    throw new Error("half way");
  });
  await expect(fails).rejects.toThrow("half way");
  await followMessages(db, () => Date.parse(at(2, 30)));
  const { lines } = await feed({ after: next });
  const told = lines.map((line) => line.replace(/ \d\d:\d\d/, ""));
  expect(told.map((line) => line.replace(/ (all|recent)/, ""))).toEqual([
    ...["bob left deleted", "bob left deleted", "ann left deleted", "ann left deleted"],
    ...["ann entered message", "ann entered message"],
  ]);
  expect(new Set(told).size).toBe(6);
});

it("tells nothing of what was not committed, and skips nothing that was", async () => {
  await send(order("ann", at(1)));
  await publish("all", { kind: "everyone" });
  await update(db, at(2));
  const { next } = await feed();
  const fails = writing(db, async ({ tx }) => {
    await tx.sql.query(
      "update membership set left_at = entered_at, left_cause = 'time', left_version_no = 1",
    );
    throw new Error("half way");
  });
  await expect(fails).rejects.toThrow("half way");
  expect((await feed({ after: next })).lines).toEqual([]);
  await transaction((tx) =>
    tx.sql.query("update membership set left_at = entered_at, left_cause = 'time', left_version_no = 1"),
  );
  expect((await feed({ after: next })).lines).toEqual(["ann left all 02:00 time"]);
});
