import { beforeEach, expect, it } from "vitest";
import { transaction } from "#lib/db/client.ts";
import { emptyTables, testDatabase } from "#lib/db/testing.ts";

const db = await testDatabase();
beforeEach(() => emptyTables(db));

const shop = { name: "Shop", timeZone: "Europe/Berlin", currency: "EUR" };

it("shows Prisma and SQL each other's changes, and nobody else", async () => {
  await transaction(async (tx) => {
    await tx.shop.create({ data: shop });
    expect((await tx.sql.query("SELECT name FROM shop")).rows).toEqual([{ name: "Shop" }]);
    await tx.sql.query("UPDATE shop SET name = 'Other'");
    expect((await tx.shop.findFirstOrThrow()).name).toBe("Other");
    expect((await db.sql.query("SELECT name FROM shop")).rows).toEqual([]);
  });
  expect((await db.shop.findFirstOrThrow()).name).toBe("Other");
});

it("takes both back when the story fails", async () => {
  const story = transaction(async (tx) => {
    await tx.shop.create({ data: shop });
    await tx.sql.query("UPDATE message_counter SET last_no = 9");
    throw new Error("told wrong");
  });
  await expect(story).rejects.toThrow("told wrong");
  expect(await db.shop.count()).toBe(0);
  expect((await db.messageCounter.findFirstOrThrow()).lastNo).toBe(0n);
});

it("takes back after an SQL error too, and gives the connection on clean", async () => {
  for (let i = 0; i < 20; i++) {
    await expect(transaction((tx) => tx.sql.query("SELECT 1 / 0"))).rejects.toThrow(/division by zero/);
  }
  expect((await db.sql.query("SELECT 1 AS one")).rows).toEqual([{ one: 1 }]);
});

it("keeps many at once apart, each on its own connection", async () => {
  const pids = await Promise.all(
    Array.from({ length: 30 }, () =>
      transaction(async (tx) => {
        const { rows } = await tx.sql.query("SELECT pg_backend_pid() AS pid");
        const [same] = await tx.$queryRaw<{ pid: number }[]>`SELECT pg_backend_pid() AS pid`;
        await tx.sql.query("UPDATE message_counter SET last_no = last_no + 1");
        return [rows[0].pid, same?.pid];
      }),
    ),
  );
  for (const [sql, prisma] of pids) expect(sql).toBe(prisma);
  expect((await db.messageCounter.findFirstOrThrow()).lastNo).toBe(30n);
});

it("can read one state throughout", async () => {
  await transaction(
    async (tx) => {
      const before = await tx.messageCounter.findFirstOrThrow();
      await db.sql.query("UPDATE message_counter SET last_no = 7");
      const after = await tx.sql.query("SELECT last_no FROM message_counter");
      expect(after.rows).toEqual([{ last_no: before.lastNo }]);
    },
    { isolation: "RepeatableRead" },
  );
});
