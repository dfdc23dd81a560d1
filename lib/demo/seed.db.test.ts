import { beforeEach, describe, expect, it } from "vitest";
import { db as own, replaceDatabase } from "#lib/db/client.ts";
import { emptyTables, testDatabase } from "#lib/db/testing.ts";
import { demoPeople } from "#lib/demo/people.ts";
import { seedDemo } from "#lib/demo/service.ts";
import { runTrickle } from "#lib/demo/trickle.ts";
import { createFirstAdmin } from "#lib/users/welcome-service.ts";

const db = await testDatabase();
const people = 120;

beforeEach(() => emptyTables(db));

async function stored() {
  const { rows } = await db.sql.query(
    `select (select count(*)::int from event) as events, (select count(*)::int from customer) as customers,
       (select count(*)::int from trait_change) as traits, (select count(*)::int from accepted_message) as messages,
       (select count(*)::int from rejected_message) as rejected, (select count(*)::int from "user") as people,
       (select count(*)::int from write_key) as keys, (select count(*)::int from glossary_entry) as definitions, (select sum(count)::int from catalog_entry) as catalog`,
  );
  return rows[0] as Record<string, number>;
}

describe("the demo's seed", () => {
  it("makes a shop with people, a write key and its history", async () => {
    const { isNew, writeKey } = await seedDemo({ people });
    expect(isNew).toBe(true);
    expect(writeKey).toMatch(/^tl_/);
    const after = await stored();
    expect(after).toMatchObject({ people: 3, keys: 1, definitions: 3, rejected: 0 });
    expect(after.messages).toBeGreaterThan(3_000);
    const users = await db.user.findMany({ orderBy: { email: "asc" }, select: { email: true, role: true } });
    expect(users).toEqual(
      ["admin", "analyst", "marketer"].map((role) => ({ email: `${role}@demo.example`, role })),
    );
    expect(Object.keys(demoPeople)).toHaveLength(3);
  });

  it("changes nothing the second time", async () => {
    await seedDemo({ people });
    const before = await stored();
    expect(await seedDemo({ people })).toEqual({ isNew: false, writeKey: undefined });
    expect(await stored()).toEqual(before);
  });

  it("completes what a run that was ended in the middle began, and nothing twice", async () => {
    const end = new Date("2026-09-15T10:00:00Z");
    const shop = {
      id: 1,
      name: "Demo",
      timeZone: "Europe/Berlin",
      currency: "EUR",
      isDemo: true,
      createdAt: end,
    };
    await db.shop.create({ data: shop });
    await seedDemo({ people: people * 2 });
    const whole = await stored();

    await emptyTables(db);
    await db.shop.create({ data: shop });
    const ended = new Error("ended");
    let batches = 0;
    const onProgress = () => {
      batches += 1;
      if (batches === 2) throw ended;
    };
    await expect(seedDemo({ people: people * 2, onProgress })).rejects.toBe(ended);
    // As if it had also ended between inviting a person and giving them their password.
    await db.sql.query(
      `delete from account where user_id = (select id from "user" where email = 'analyst@demo.example')`,
    );
    const before = await stored();
    expect(before.messages).toBeGreaterThan(4_000);
    expect(before.messages).toBeLessThan(whole.messages ?? 0);
    await seedDemo({ people: people * 2 });
    expect(await stored()).toEqual(whole);
  });

  it("refuses a database that holds another shop", async () => {
    await createFirstAdmin({
      name: "Kim",
      email: "kim@shop.example",
      password: "a long password",
      shopName: "Real shop",
      timeZone: "UTC",
      currency: "USD",
      locale: "en",
    });
    await expect(seedDemo({ people })).rejects.toThrow("a shop of its own");
  });
});

describe("the trickle", () => {
  async function trickleFor(milliseconds: number, from: number): Promise<void> {
    const stop = new AbortController();
    const began = performance.now();
    const timer = setTimeout(() => stop.abort(), milliseconds);
    await runTrickle({
      signal: stop.signal,
      messagesPerSecond: 20,
      now: () => from + performance.now() - began,
    });
    clearTimeout(timer);
  }

  it("goes on after a restart, and sends nothing twice", async () => {
    await seedDemo({ people });
    const { createdAt } = await db.shop.findUniqueOrThrow({ where: { id: 1 } });
    const before = await stored();
    const soon = createdAt.getTime() + 120_000;
    await trickleFor(1_500, soon);
    const first = await stored();
    expect(first.messages).toBeGreaterThan((before.messages ?? 0) + 300);
    await trickleFor(100, soon);
    const again = await stored();
    expect((again.messages ?? 0) - (first.messages ?? 0)).toBeLessThan(60);
    const { rows } = await db.sql.query("select count(*)::int as late from event where at > $1", [
      new Date(soon + 5_000),
    ]);
    expect(rows).toEqual([{ late: 0 }]);
  });

  it("does nothing in a shop that is not the demo", async () => {
    replaceDatabase(db);
    await runTrickle({ signal: AbortSignal.timeout(5_000) });
    expect((await stored()).messages).toBe(0);
    expect(own.url).toBe(db.url);
  });
});
