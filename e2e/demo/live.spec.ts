import { expect, test } from "@playwright/test";
import { signInAsRole, watchFailures } from "#e2e/screens.ts";

declare global {
  interface Window {
    wasNotLoadedAgain?: boolean;
  }
}

test("what is on screen follows what happens, without a reload", async ({ page, context, baseURL }) => {
  const failures = watchFailures(page);
  await signInAsRole(page, "admin");
  const origin = baseURL ?? "";
  const made = await page.request.post("/api/write-keys", {
    headers: { origin },
    data: { name: `live ${crypto.randomUUID()}` },
  });
  const { secret } = await made.json();

  // A second page of the same browser hears the news through the first one.
  await page.goto("/segments/new-customers/members?sort=-enteredAt");
  const other = await context.newPage();
  await other.goto("/segments/new-customers/members");
  for (const each of [page, other]) {
    await expect(each.getByRole("table", { name: "In now" })).toBeVisible();
    await each.evaluate(() => {
      window.wasNotLoadedAgain = true;
    });
  }

  const userId = `live-${crypto.randomUUID()}`;
  const sent = await page.request.post("/v1/track", {
    headers: { authorization: `Basic ${Buffer.from(`${secret}:`).toString("base64")}` },
    data: { userId, event: "Order Completed", properties: { total: 20 } },
  });
  expect(sent.status()).toBe(200);
  for (const each of [page, other]) {
    await expect(each.getByRole("link", { name: userId })).toBeVisible();
    expect(await each.evaluate(() => window.wasNotLoadedAgain)).toBe(true);
  }
  expect(failures).toEqual([]);
});

test("a script follows who enters a segment, from the entry that it has", async ({ page }) => {
  await signInAsRole(page, "marketer");
  const { movements } = await (await page.request.get("/api/movements?limit=2")).json();
  const told = await page.evaluate(
    (after: string) =>
      new Promise<{ id: string; data: string }>((resolve) => {
        const source = new EventSource(`/api/live/movements?after=${after}`);
        source.onmessage = ({ lastEventId, data }) => {
          source.close();
          resolve({ id: lastEventId, data });
        };
      }),
    movements[0].no,
  );
  expect(told.id).toBe(movements[1].no);
  expect(JSON.parse(told.data)).toEqual(movements[1]);
});
