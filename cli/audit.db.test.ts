import { beforeEach, expect, it } from "vitest";
import { verify } from "#cli/audit.ts";
import { recordAudit } from "#lib/audit/record.ts";
import { systemActor } from "#lib/auth/permissions.ts";
import { transaction } from "#lib/db/client.ts";
import { emptyTables, testDatabase } from "#lib/db/testing.ts";

const db = await testDatabase();
beforeEach(() => emptyTables(db));

const record = (name: string) =>
  transaction((tx) =>
    recordAudit(tx, systemActor("test"), {
      action: "user.disabled",
      subject: `user:${name}`,
      detail: { name },
    }),
  );

async function run(known?: string) {
  const lines: string[] = [];
  const code = await verify(db, known, (text) => lines.push(text));
  return { code, out: lines.join("") };
}

/** Does to the log what only somebody with the database's own password can do. */
async function tamper(statement: string): Promise<void> {
  await db.sql.query(
    `ALTER TABLE audit_entry DISABLE TRIGGER USER; ${statement}; ALTER TABLE audit_entry ENABLE TRIGGER USER`,
  );
}

it("says how many entries are whole, and the last hash", async () => {
  expect(await run()).toEqual({ code: 0, out: "Whole: no entries yet.\n" });
  for (const name of ["a", "b"]) await record(name);
  const { code, out } = await run();
  expect(code).toBe(0);
  expect(out).toMatch(/^Whole: 2 entries\. Last hash: [0-9a-f]{64}\n$/);
});

it("names the first entry that does not fit, with exit code 1", async () => {
  for (const name of ["a", "b", "c"]) await record(name);
  await tamper("UPDATE audit_entry SET actor_name = 'somebody' WHERE no = 2");
  const { code, out } = await run();
  expect(code).toBe(1);
  expect(out).toMatch(/^Broken at entry 2 \(.*, somebody: user\.disabled on user:b\)/);
});

it("finds out that the newest entries were cut off, by a hash that was kept", async () => {
  for (const name of ["a", "b"]) await record(name);
  const known = (await run()).out.match(/[0-9a-f]{64}/)?.[0];
  await record("c");
  expect((await run(known)).code).toBe(0);
  await tamper("DELETE FROM audit_entry WHERE no >= 2");
  expect(await run(known)).toMatchObject({ code: 1, out: expect.stringContaining("Cut off") });
});
