import { expect, test } from "@playwright/test";

test("the app and its database are up", async ({ request }) => {
  const response = await request.get("/api/health");
  expect(response.status()).toBe(200);
  expect(await response.json()).toEqual({ status: "ok" });
});

test("a visitor is asked to sign in, and nothing on the way fails", async ({ page }) => {
  const failures: string[] = [];
  page.on("pageerror", (error) => failures.push(error.message));
  page.on("console", (message) => message.type() === "error" && failures.push(message.text()));
  await page.goto("/");
  await expect(page).toHaveURL(/\/sign-in/);
  await expect(page.locator('input[type="password"]')).toBeVisible();
  expect(failures).toEqual([]);
});
