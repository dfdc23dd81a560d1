import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";

const file = [
  "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country",
  "E1,P1,雨靴,2,2026-03-01 10:00:00,10.50,e2e-1,DE",
  "E1,P2,Rain hat,1,2026-03-01 10:00:00,5,e2e-1,DE",
  "E2,P1,雨靴,1,2026-03-02 11:00:00,10.50,e2e-2,AT",
  "E3,P1,雨靴,1,2026-03-02 12:00:00,10.50,,AT",
  "E4,P1,雨靴,-1,2026-03-05 12:00:00,10.50,e2e-2,AT",
  "",
].join("\n");

async function signIn(page: Page, role: "analyst" | "marketer"): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill(`${role}@demo.example`);
  await page.locator('input[type="password"]').fill(`tideline-${role}`);
  await page.locator('button[type="submit"]').click();
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
}

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  expect(serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`)).toEqual([]);
}

test("an analyst imports a file of orders, looks at what was set aside, and undoes it", async ({ page }) => {
  await signIn(page, "analyst");
  await page.goto("/imports");
  await expect(page.getByRole("heading", { name: "Imports", level: 1 })).toBeVisible();
  await expectAccessible(page);

  await page.locator('input[type="file"]').setInputFiles({
    name: "orders.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(`\uFEFF${file}`),
  });
  await expect(page.getByRole("heading", { name: "orders.csv" })).toBeVisible();
  await expect(page.getByRole("combobox", { name: "What InvoiceNo is used as" })).toHaveValue("Order id");
  await expect(page.getByRole("combobox", { name: "What Country is used as" })).toHaveValue("Trait: Country");
  await expect(page.getByRole("checkbox", { name: /negative quantity/ })).toBeChecked();
  await expectAccessible(page);

  await page.getByRole("button", { name: "Try it out" }).click();
  const trial = page.getByRole("region", { name: "What would happen" });
  await expect(trial.getByRole("row", { name: /Would be accepted 4/ })).toBeVisible();
  await expect(trial.getByRole("row", { name: /Set aside: no customer 1/ })).toBeVisible();
  await expect(trial.getByText("order_refunded").first()).toBeVisible();
  await expectAccessible(page);

  await page.getByRole("button", { name: "Import", exact: true }).click();
  await expect(page.getByText("Done", { exact: true })).toBeVisible({ timeout: 30_000 });
  await expect(page.getByRole("row", { name: /^Accepted 4/ })).toBeVisible();
  await expect(page.getByRole("row", { name: /All lines 5/ })).toBeVisible();
  await expect(page.getByRole("heading", { name: "Lines that were set aside" })).toBeVisible();
  await expect(page.getByRole("cell", { name: /E3 · P1 · 雨靴/ })).toBeVisible();
  await expectAccessible(page);

  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download as CSV" }).click();
  expect((await download).suggestedFilename()).toBe("set-aside-orders.csv");

  await page.getByRole("button", { name: "Undo this import" }).click();
  await expect(page.getByText("What this import brought was taken away again.")).toBeVisible({
    timeout: 30_000,
  });
  await page.goto("/imports");
  await expect(page.getByRole("row", { name: /orders\.csv.*Undone/ }).first()).toBeVisible();
});

test("a marketer cannot import", async ({ page }) => {
  await signIn(page, "marketer");
  await page.goto("/imports");
  await expect(page.getByRole("heading", { name: "You may not see this page" })).toBeVisible();
  const response = await page.request.post("/api/imports/upload?name=x.csv", { data: "a,b\n1,2\n" });
  expect(response.status()).toBe(403);
});
