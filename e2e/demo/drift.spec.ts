import { expect, test } from "@playwright/test";
import { expectAccessible, expectNoSidewaysScroll, signInAsRole, watchFailures } from "#e2e/screens.ts";

test("a marketer finds what moved, and opens the condition that it shows in", async ({ page }) => {
  const failures = watchFailures(page);
  await signInAsRole(page, "marketer");
  await page.goto("/drift");
  const table = page.getByRole("table", { name: "Drift" });
  const row = table.getByRole("row", { name: /New customers/ });
  await expect(row).toContainText(/entered|judge/);
  await expectAccessible(page);

  await page.getByText("90 days").click();
  await expect(page).toHaveURL(/days=90/);
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Export CSV" }).click();
  expect((await download).suggestedFilename()).toBe("drift-90-days.csv");

  await row.getByRole("link", { name: "New customers" }).click();
  await expect(page).toHaveURL(/\/segments\/new-customers\/drift\?days=90/);
  await expect(page.getByRole("region", { name: "What moved" })).toContainText("New customers");
  await page.getByRole("button", { name: "Show as table" }).first().click();
  await expect(page.getByRole("region", { name: /members (more|fewer) than|As many members/ })).toBeVisible();
  const causes = page.getByRole("region", { name: "What made the size change" });
  await expect(causes.getByRole("list", { name: "What made the size change" })).toContainText(
    "What customers did",
  );
  await expectAccessible(page);
  await page.setViewportSize({ width: 375, height: 812 });
  await expectNoSidewaysScroll(page);
  await page.setViewportSize({ width: 1280, height: 900 });

  await causes.getByRole("list", { name: "Where the behavior shows" }).getByRole("link").first().click();
  await expect(page).toHaveURL(/\/segments\/new-customers\/rule\?at=/);
  expect(failures).toEqual([]);
});

test("a customer's page says why they are in a segment, and why not in another", async ({ page }) => {
  await signInAsRole(page, "marketer");
  await page.goto("/segments/vip/members");
  await page.getByRole("table").getByRole("link").first().click();
  await expect(page).toHaveURL(/\/customers\/\d+/);
  const segments = page.getByRole("region", { name: "Segments" });
  const vip = segments.getByRole("listitem").filter({ hasText: "VIP customers" }).first();
  await expect(vip).toContainText("In because");
  await expect(vip).toContainText(/here \d/);
  await expect(vip).toContainText("if nothing happens");
  await expect(page.getByRole("table", { name: "Features" })).toContainText("days since the last order");

  await segments.getByRole("combobox", { name: "Why not in another segment?" }).click();
  await page.getByRole("option", { name: "Birthday in the next 30 days" }).click();
  await expect(segments.getByRole("region", { name: "Why" })).toContainText("conditions");
  await expectAccessible(page);
});
