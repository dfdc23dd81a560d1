import { beforeEach, expect, it } from "vitest";
import { systemActor } from "#lib/auth/permissions.ts";
import { emptyTables, testDatabase } from "#lib/db/testing.ts";
import { createKey, findActiveWriteKey, listKeys, revokeKey } from "#lib/write-keys/service.ts";

const db = await testDatabase();
beforeEach(() => emptyTables(db));

const system = systemActor("test");

it("finds a key by its secret, until it is revoked", async () => {
  const { key, secret } = await createKey(system, { name: "Web shop" });
  expect(await findActiveWriteKey(secret)).toEqual({ id: key.id, name: "Web shop" });
  await revokeKey(system, key.id);
  expect(await findActiveWriteKey(secret)).toBeUndefined();
});

it("keeps nothing from which the secret could be read", async () => {
  const { secret } = await createKey(system, { name: "Web shop" });
  expect(secret.length).toBeGreaterThanOrEqual(43);
  const { rows } = await db.sql.query<{ row: string }>(
    "SELECT write_key::text || audit_entry::text AS row FROM write_key, audit_entry",
  );
  expect(rows).toHaveLength(1);
  expect(rows[0]?.row).not.toContain(secret.slice(0, 12));
});

it.each(["", "tl_", "x".repeat(10_000), "tl_\u0000"])("finds nothing for %j", async (secret) => {
  expect(await findActiveWriteKey(secret)).toBeUndefined();
});

it("notes when a key was used, at most once a minute", async () => {
  const { secret } = await createKey(system, { name: "Web shop" });
  expect((await listKeys(system))[0]?.lastUsedAt).toBeNull();
  await findActiveWriteKey(secret);
  const [used] = await listKeys(system);
  expect(used?.lastUsedAt).not.toBeNull();
  await findActiveWriteKey(secret);
  expect((await listKeys(system))[0]?.lastUsedAt).toBe(used?.lastUsedAt);
});

it("remembers who made and revoked a key", async () => {
  const { key } = await createKey(system, { name: "Web shop" });
  await revokeKey(system, key.id);
  await revokeKey(system, key.id);
  const entries = await db.auditEntry.findMany({ orderBy: { no: "asc" } });
  expect(entries.map((entry) => entry.action)).toEqual(["write_key.created", "write_key.revoked"]);
});
