import { randomUUID } from "node:crypto";
import { beforeEach, expect, it } from "vitest";
import { systemActor } from "#lib/auth/permissions.ts";
import { publish } from "#lib/changes/testing.ts";
import { deleteCustomer } from "#lib/customers/service.ts";
import { order } from "#lib/customers/testing.ts";
import { emptyTables, testDatabase } from "#lib/db/testing.ts";
import { undoImport } from "#lib/imports/undo.ts";
import { acceptMessages } from "#lib/ingest/accept.ts";
import { aContext } from "#lib/ingest/testing.ts";
import { listMovements } from "#lib/memberships/service.ts";
import { at, never, send, update } from "#lib/memberships/testing.ts";
import { writing } from "#lib/memberships/writing-service.ts";

// What is taken away while memberships are written.

const db = await testDatabase();
beforeEach(() => emptyTables(db));
const actor = systemActor("test");

/** Runs a statement about memberships, and holds its transaction open until told to commit. */
async function holding(statement: string): Promise<{ readonly commit: () => Promise<void> }> {
  const written = Promise.withResolvers<void>();
  const released = Promise.withResolvers<void>();
  const done = writing(db, async ({ tx }) => {
    await tx.sql.query(statement);
    written.resolve();
    await released.promise;
  });
  await Promise.race([written.promise, done]);
  return {
    commit: async () => {
      released.resolve();
      await done;
    },
  };
}

/** Resolves once somebody waits for a lock in this database. */
async function somebodyWaits(): Promise<void> {
  const waits =
    "select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
  while ((await db.sql.query(waits)).rows.length === 0);
}

/** Whether a transaction that accepts messages would get the lock that it begins with. */
async function isNumberingFree(): Promise<boolean> {
  const locking = db.sql.query("select 1 from message_counter for update nowait");
  return locking.then(
    () => true,
    () => false,
  );
}

async function idOf(name: string): Promise<string> {
  const { rows } = await db.sql.query<{ id: bigint }>("select id from customer where external_id = $1", [
    name,
  ]);
  return String(rows[0]?.id);
}

async function anImport(...messages: readonly Readonly<Record<string, unknown>>[]): Promise<string> {
  const importId = randomUUID();
  await db.sql.query(
    `insert into import (id, file_name, file_hash, file_bytes, mapping, status)
     values ($1, '', '', 0, '{}', 'undoing')`,
    [importId],
  );
  await acceptMessages(messages, aContext({ source: "import", importId }));
  return importId;
}

const enter = `insert into membership (segment_id, customer_id, version_no, entered_at, entered_cause)
  select s.id, c.id, 1, now(), 'published' from segment s, customer c`;
const leave = `update membership set left_at = entered_at + interval '1 hour', left_cause = 'time', left_version_no = 1`;

it("lets messages be accepted while a customer waits to be deleted until their membership is written", async () => {
  await send(order("ann", at(1)));
  await publish("all", { kind: "everyone" });
  const held = await holding(enter);
  const deleting = deleteCustomer(actor, await idOf("ann"));
  await somebodyWaits();
  const isFree = await isNumberingFree();
  await held.commit();
  expect(isFree).toBe(true);
  await expect(deleting).resolves.toMatchObject({ ids: 1 });
});

it("lets messages be accepted while an undone import waits for memberships", async () => {
  const id = await anImport(order("ann", at(1)));
  await publish("all", { kind: "everyone" });
  const held = await holding(enter);
  const undoing = undoImport(id, db);
  await somebodyWaits();
  const isFree = await isNumberingFree();
  await held.commit();
  expect(isFree).toBe(true);
  await expect(undoing).resolves.toBe(true);
  expect((await db.sql.query("select 1 from customer")).rows).toEqual([]);
});

it("tells once that a customer left who was deleted while they did", async () => {
  await send(order("ann", at(1)));
  await publish("all", { kind: "everyone" });
  await update(db, at(2));
  const held = await holding(leave);
  const deleting = deleteCustomer(actor, await idOf("ann"));
  await somebodyWaits();
  await held.commit();
  await deleting;
  await update(db, at(3), never);
  const { movements } = await listMovements(actor, { after: "0", limit: 100 });
  expect(movements.map(({ kind, cause }) => `${kind} ${cause}`)).toEqual(["entered published", "left time"]);
});

it("takes a customer's memberships along, also of whoever deletes rows without asking, once they are written", async () => {
  await send(order("ann", at(1)), order("bob", at(1)));
  await publish("all", { kind: "everyone" });
  const held = await holding(enter);
  const deleting = db.sql.query("delete from customer where external_id = 'ann'");
  await somebodyWaits();
  await held.commit();
  await deleting;
  const { rows } = await db.sql.query<{ customer_id: bigint }>("select customer_id from membership");
  expect(rows.map((row) => String(row.customer_id))).toEqual([await idOf("bob")]);
});

it.each([
  ["customer", "select id, -1 from segment"],
  ["segment", "select gen_random_uuid(), id from customer"],
])("refuses a membership of a %s that is not there, open or closed", async (_, refers) => {
  await send(order("ann", at(1)));
  await publish("all", { kind: "everyone" });
  const inserted = (more: string, values: string) =>
    db.sql.query(
      `insert into membership (segment_id, customer_id, version_no, entered_at, entered_cause${more})
       select v.*, 1, now(), 'published'${values} from (${refers}) v`,
    );
  await expect(inserted("", "")).rejects.toMatchObject({ code: "23503" });
  const closed = inserted(", left_at, left_cause, left_version_no", ", now(), 'time', 1");
  await expect(closed).rejects.toMatchObject({ code: "23503" });
});
