import { beforeEach, expect, it } from "vitest";
import type { AuditEvent } from "#lib/audit/actions.ts";
import { recordAudit } from "#lib/audit/record.ts";
import { listAudit, verifyAudit } from "#lib/audit/service.ts";
import { systemActor } from "#lib/auth/permissions.ts";
import { transaction } from "#lib/db/client.ts";
import { emptyTables, testDatabase } from "#lib/db/testing.ts";

const db = await testDatabase();
beforeEach(() => emptyTables(db));

const system = systemActor("test");
const anEvent = (name: string): AuditEvent => ({
  action: "user.disabled",
  subject: `user:${name}`,
  detail: { name },
});
const record = (name: string) => transaction((tx) => recordAudit(tx, system, anEvent(name)));

/** Does to the log what only somebody with the database's own password can do. */
async function tamper(statement: string): Promise<void> {
  await db.sql.query(
    `ALTER TABLE audit_entry DISABLE TRIGGER USER; ${statement}; ALTER TABLE audit_entry ENABLE TRIGGER USER`,
  );
}

it("chains entries that are written at the same time", async () => {
  await Promise.all(Array.from({ length: 20 }, (_, index) => record(`p${index}`)));
  expect(await verifyAudit(db)).toMatchObject({ isWhole: true, entries: 20, brokenAt: null });
});

it("is committed with the story or not at all", async () => {
  const story = transaction(async (tx) => {
    await recordAudit(tx, system, anEvent("a"));
    throw new Error("told wrong");
  });
  await expect(story).rejects.toThrow("told wrong");
  expect(await db.auditEntry.count()).toBe(0);
  await record("b");
  expect(await verifyAudit(db)).toMatchObject({ isWhole: true, entries: 1 });
});

it("refuses to be changed or shortened", async () => {
  await record("a");
  await expect(db.sql.query("UPDATE audit_entry SET actor_name = 'x'")).rejects.toThrow();
  await expect(db.sql.query("DELETE FROM audit_entry")).rejects.toThrow();
});

it.each([
  ["changed", 'UPDATE audit_entry SET detail = \'{"name": "z"}\' WHERE no = 2', "2"],
  ["re-attributed", "UPDATE audit_entry SET actor_name = 'somebody' WHERE no = 1", "1"],
  ["moved in time", "UPDATE audit_entry SET at = at - interval '1 ms' WHERE no = 3", "3"],
  ["taken out", "DELETE FROM audit_entry WHERE no = 2", "3"],
])("shows that an entry was %s", async (_, statement, brokenAt) => {
  for (const name of ["a", "b", "c"]) await record(name);
  await tamper(statement);
  expect(await verifyAudit(db)).toMatchObject({ isWhole: false, brokenAt });
});

it("lists the newest first, and finds by person, action and subject", async () => {
  for (const name of ["a", "b", "c"]) await record(name);
  const page = { page: 1, pageSize: 2, direction: "asc", search: "" } as const;
  expect(await listAudit(system, page)).toMatchObject({
    total: 3,
    rows: [{ subject: "user:c" }, { subject: "user:b" }],
  });
  expect(await listAudit(system, { ...page, search: "USER:A" })).toMatchObject({ total: 1 });
  expect(await listAudit(system, { ...page, action: "user.enabled" })).toMatchObject({ total: 0 });
});
