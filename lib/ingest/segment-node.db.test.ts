import { Analytics } from "@segment/analytics-node";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { emptyTables, testDatabase } from "#lib/db/testing.ts";
import { storedCustomers } from "#lib/ingest/testing.ts";
import { aTrackingProcess, aWriteKey } from "#lib/ingest/testing-process.ts";

const db = await testDatabase();
const server = await aTrackingProcess(db.url);
beforeAll(() => server.start());
afterAll(() => server.kill());

let secret: string;
beforeEach(async () => {
  await emptyTables(db);
  secret = (await aWriteKey()).secret;
});

async function count(table: string): Promise<number> {
  const { rows } = await db.sql.query<{ n: number }>(`select count(*)::int as n from ${table}`);
  return rows[0]?.n ?? -1;
}

describe("@segment/analytics-node", () => {
  it("gets all kinds of its messages in, whole", async () => {
    const client = new Analytics({ writeKey: secret, host: server.url });
    client.track({ anonymousId: "anon-1", event: "Product Viewed", properties: { price: 3 } });
    client.identify({
      userId: "u1",
      anonymousId: "anon-1",
      traits: { email: "a@b.cn", birthDate: "1990-01-01" },
    });
    client.track({
      userId: "u1",
      event: "Order Completed",
      properties: { total: 12.5, currency: "USD", products: [{ product_id: "p", price: 6.25, quantity: 2 }] },
      timestamp: new Date("2026-01-02T03:04:05.678Z"),
    });
    client.page({ userId: "u1", category: "Docs", name: "Home", properties: { url: "http://x.test/" } });
    client.screen({ userId: "u1", name: "Main" });
    client.group({ userId: "u1", groupId: "g1" });
    client.alias({ userId: "u2", previousId: "u1" });
    await client.closeAndFlush();

    const { rows } = await db.sql.query("select name, properties, at from event order by no");
    expect(rows.map(({ name }) => name)).toEqual([
      "product_viewed",
      "order_completed",
      "page_viewed",
      "screen_viewed",
    ]);
    expect(rows[1]).toMatchObject({
      at: new Date("2026-01-02T03:04:05.678Z"),
      properties: { total: 12.5, products: [{ product_id: "p", price: 6.25, quantity: 2 }] },
    });
    expect(rows[2]?.properties).toEqual({ category: "Docs", name: "Home", url: "http://x.test/" });
    expect((await storedCustomers(db)).filter(({ into }) => into === null)).toMatchObject([{ id: "u:u2" }]);
    expect(await count("trait_change")).toBe(2);
    expect(await count("rejected_message")).toBe(0);
  });

  it("gets every message in once, although the server is killed in the middle again and again", async () => {
    const client = new Analytics({
      writeKey: secret,
      host: server.url,
      flushAt: 10,
      maxRetries: 50,
      flushInterval: 20,
    });
    const failures: unknown[] = [];
    client.on("error", (error) => failures.push(error));
    const total = 600;
    let isDone = false;
    const killing = (async () => {
      for (let round = 0; round < 3; round += 1) {
        await new Promise((resolve) => setTimeout(resolve, 150));
        if (isDone) return;
        await server.kill();
        await server.start();
      }
    })();
    for (let index = 0; index < total; index += 1) {
      client.track({ userId: `u${index % 30}`, event: "Seen", properties: { index } });
      if (index % 20 === 19) await new Promise((resolve) => setTimeout(resolve, 25));
    }
    await client.closeAndFlush({ timeout: 60_000 });
    isDone = true;
    await killing;

    expect(failures).toEqual([]);
    expect(await count("event")).toBe(total);
    expect(await count("(select distinct properties->>'index' from event)")).toBe(total);
    expect(await count("catalog_entry where kind = 'event' and count = 600")).toBe(1);
    expect(await count("customer")).toBe(30);
  }, 90_000);
});
