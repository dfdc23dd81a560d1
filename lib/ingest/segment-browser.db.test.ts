import { type Browser, chromium, type Page } from "@playwright/test";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { findBrowser } from "#e2e/browser.ts";
import { loadClient, type SegmentPage, servePage } from "#e2e/segment-page.ts";
import { emptyTables, testDatabase } from "#lib/db/testing.ts";
import { storedCustomers } from "#lib/ingest/testing.ts";
import { aTrackingProcess, aWriteKey } from "#lib/ingest/testing-process.ts";

const db = await testDatabase();
const server = await aTrackingProcess(db.url);

let browser: Browser;
let shop: SegmentPage;
let secret: string;

beforeAll(async () => {
  await server.start();
  shop = await servePage();
  const { executablePath, args, env } = await findBrowser();
  browser = await chromium.launch({ ...(executablePath ? { executablePath } : {}), args, env });
}, 120_000);

afterAll(async () => {
  await browser?.close();
  shop?.close();
  await server.kill();
});

beforeEach(async () => {
  await emptyTables(db);
  secret = (await aWriteKey()).secret;
});

async function count(table: string): Promise<number> {
  const { rows } = await db.sql.query<{ n: number }>(`select count(*)::int as n from ${table}`);
  return rows[0]?.n ?? -1;
}

async function load(strategy: "standard" | "batching"): Promise<Page> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(shop.url);
  await loadClient(page, { writeKey: secret, cdnURL: server.url, strategy });
  return page;
}

describe("@segment/analytics-next", () => {
  it.each(["standard", "batching"] as const)(
    "gets its messages in once, whole, by %s delivery",
    async (strategy) => {
      const page = await load(strategy);
      await page.evaluate(async () => {
        const analytics = Reflect.get(window, "analytics");
        await analytics.page("Cat", "Name", { x: 1 });
        await analytics.track("Product Viewed", { 城市: "北京", price: 3 });
        await analytics.identify("u1", { email: "a@b.cn" });
        await analytics.group("g1", { name: "Acme" });
        await analytics.alias("u2");
        await analytics.track("Order Completed", {
          total: 12.5,
          products: [{ product_id: "p", quantity: 2 }],
        });
      });
      await expect.poll(() => count("accepted_message"), { timeout: 15_000 }).toBe(6);
      const { rows } = await db.sql.query("select name, properties from event order by at, no");
      expect(rows).toMatchObject([
        { name: "page_viewed", properties: { category: "Cat", name: "Name", x: 1, title: "Shop" } },
        { name: "product_viewed", properties: { 城市: "北京", price: 3 } },
        {
          name: "order_completed",
          properties: { total: 12.5, products: [{ product_id: "p", quantity: 2 }] },
        },
      ]);
      expect(await count("trait_change where trait = 'email'")).toBe(1);
      expect(await count("rejected_message")).toBe(0);
      // This client's alias sends the user's own id as the former one, which says nothing new.
      const survivors = (await storedCustomers(db)).filter(({ into }) => into === null);
      expect(survivors.map(({ id }) => id)).toEqual(["u:u1"]);
      await page.context().close();
    },
  );

  it("gets every message in once, although the server is killed and away for a while", async () => {
    const page = await load("standard");
    const send = (from: number) =>
      page.evaluate((first) => {
        const analytics = Reflect.get(window, "analytics");
        for (let index = first; index < first + 10; index += 1) void analytics.track("Seen", { index });
      }, from);
    await send(0);
    await expect.poll(() => count("event"), { timeout: 15_000 }).toBe(10);
    const restarted = server.kill().then(() => server.start());
    await send(10);
    await restarted;
    await send(20);
    await expect.poll(() => count("event"), { timeout: 30_000 }).toBe(30);
    expect(await count("(select distinct properties->>'index' from event)")).toBe(30);
    await page.context().close();
  }, 60_000);
});
