import { expect, type Page, test } from "@playwright/test";
import { expectAccessible, expectNoSidewaysScroll, signInAsRole } from "#e2e/screens.ts";

/** Sends a batch as a shop's server would, with a key of its own. */
async function sendBatch(page: Page, baseURL: string | undefined, batch: readonly object[]): Promise<void> {
  const origin = baseURL ?? "";
  const data = { name: `e2e ${crypto.randomUUID()}` };
  const made = await page.request.post("/api/write-keys", { headers: { origin }, data });
  const { secret } = await made.json();
  const authorization = `Basic ${Buffer.from(`${secret}:`).toString("base64")}`;
  const sent = await page.request.post("/v1/batch", { headers: { authorization }, data: { batch } });
  expect(sent.status()).toBe(200);
}

test("an analyst finds an event, looks at a property's values and gives it words", async ({ page }) => {
  await signInAsRole(page, "analyst");
  await page.goto("/catalog");
  await page.getByRole("searchbox", { name: "Search events and their synonyms" }).fill("order completed");
  await page.getByRole("link", { name: "order_completed", exact: true }).click();
  await expect(page.getByRole("heading", { name: "order_completed", level: 1 })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "category", exact: true }).click();
  await expect(page.getByRole("heading", { name: "category", level: 1 })).toBeVisible();
  await expect(page.getByRole("switch", { name: /^Sensitive/ })).toBeDisabled();
  await page.getByRole("textbox", { name: "Label in Chinese" }).fill("品类");
  await page.getByRole("combobox", { name: "Synonyms in English" }).fill("department");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved")).toBeVisible();
  await expectAccessible(page);
  await page.goto("/catalog?kind=property&search=department");
  await expect(page.getByRole("row", { name: /category order_completed/ })).toBeVisible();
});

test("a marketer reads the catalog and changes nothing", async ({ page }) => {
  await signInAsRole(page, "marketer");
  await page.goto("/catalog/entry?kind=trait&name=country");
  await expect(page.getByRole("textbox", { name: "Label in English" })).not.toBeEditable();
  await expect(page.getByRole("button", { name: "Save" })).toHaveCount(0);
  await page.goto("/catalog/entry?kind=trait&name=no_such_trait");
  await expect(page.getByRole("heading", { name: "There is nothing at this address" })).toBeVisible();
});

test("an admin mends a rejected message, discards another and takes it back", async ({ page, baseURL }) => {
  await signInAsRole(page, "admin");
  const userId = `e2e-${crypto.randomUUID()}`;
  await sendBatch(page, baseURL, [
    { type: "track", userId, properties: { answer: 42 } },
    { type: "parcel", userId },
  ]);
  await page.goto("/rejected");
  await page.getByRole("button", { name: /^Something is missing/ }).click();
  const row = page.getByRole("row").filter({ hasText: userId });
  await expectAccessible(page);
  await row.getByRole("link").click();
  const message = page.getByRole("textbox", { name: "Message" });
  await expect(message).toHaveValue(/"answer": 42/);
  await expectAccessible(page);
  await message.fill("{");
  await expect(page.getByText(/^This is no JSON/)).toBeVisible();
  await message.fill(JSON.stringify({ type: "track", userId, event: "Quiz Solved" }));
  await page.getByRole("button", { name: "Send as mended" }).click();
  await expect(page.getByText("The message was accepted")).toBeVisible();
  await page.getByRole("link", { name: `Look at customer ${userId}` }).click();
  await expect(page.getByRole("link", { name: userId })).toBeVisible();

  await page.goto("/rejected?code=unknown_type");
  await page.getByRole("row").filter({ hasText: userId }).getByRole("link").click();
  await page.getByRole("button", { name: "Discard", exact: true }).click();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("button", { name: "Send again as it came" })).toBeVisible();
});

test("an order in another currency waits for its rate, then all that wait are retried", async ({
  page,
  baseURL,
}) => {
  await signInAsRole(page, "admin");
  const userId = `e2e-${crypto.randomUUID()}`;
  const properties = { order_id: userId, total: 100, currency: "NOK" };
  await sendBatch(page, baseURL, [
    { type: "track", userId, event: "Order Completed", timestamp: "2026-05-01T10:00:00Z", properties },
  ]);
  await page.goto("/rejected?code=other_currency");
  await page.getByRole("link", { name: "Go to the exchange rates" }).click();
  await expect(page.getByRole("heading", { name: "Exchange rates" })).toBeVisible();
  await page.getByRole("button", { name: "Add rates" }).click();
  await page.getByRole("textbox", { name: "Rates" }).fill("NOK 2026-05-01 0.0875");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Save 1 rate" }).click();
  await expect(page.getByRole("row", { name: "2026-05-01 NOK 0.0875" })).toBeVisible();
  await page.goto("/rejected?code=other_currency");
  await page.getByRole("button", { name: /^Retry all/ }).click();
  await expect(page.getByText(/^Accepted: [1-9]/)).toBeVisible();
});

test("an analyst uploads a list, looks at who is on it, and deletes it", async ({ page }) => {
  await signInAsRole(page, "analyst");
  const customers = await (await page.request.get("/api/customers?kind=user&pageSize=2")).json();
  const ids: string[] = customers.rows.map((row: { externalId: string }) => row.externalId);
  const name = `Fair ${crypto.randomUUID()}`;
  await page.goto("/lists");
  await page.getByRole("button", { name: "Upload a list" }).click();
  const dialog = page.getByRole("dialog", { name: "Upload a list" });
  await dialog.getByRole("textbox", { name: "Name" }).fill(name);
  await dialog.locator('input[type="file"]').setInputFiles({
    name: "fair.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(`name,user_id\n${ids.map((id) => `Somebody,${id}`).join("\n")}\nNobody,not-known\n`),
  });
  await expect(dialog.getByText("3 ids, of which 2 (66.7 %) are known customers")).toBeVisible();
  await expect(dialog.getByText("Not known, for example: not-known")).toBeVisible();
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Keep the list" }).click();
  await expect(page.getByRole("heading", { name, level: 1 })).toBeVisible();
  await expect(page.getByRole("row", { name: "not-known Not known" })).toBeVisible();
  await expectAccessible(page);
  await page.setViewportSize({ width: 375, height: 740 });
  await expectNoSidewaysScroll(page);
  await page.getByRole("button", { name: "Delete", exact: true }).click();
  await page.getByRole("textbox", { name: `Type ${name} to confirm` }).fill(name);
  await page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
  await expect(page.getByRole("heading", { name: "Lists", level: 1 })).toBeVisible();
});
