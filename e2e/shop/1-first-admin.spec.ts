import { expect, test } from "@playwright/test";
import { expectAccessible, firstAdmin, signInAs, watchFailures } from "#e2e/screens.ts";

test("the first visit makes the first admin, names the shop, and says what to do next", async ({ page }) => {
  const failures = watchFailures(page);
  await page.goto("/");
  await expect(page).toHaveURL(/\/setup$/);
  await expectAccessible(page);
  await page.getByRole("textbox", { name: "Your name" }).fill(firstAdmin.name);
  await page.getByRole("textbox", { name: "E-mail" }).fill(firstAdmin.email);
  await page.getByRole("textbox", { name: "Password" }).fill("short");
  await page.getByRole("textbox", { name: "Shop name" }).fill("Harbour Goods");
  await page.getByRole("button", { name: "Create the admin" }).click();
  await expect(page.getByText("10 to 128 characters").last()).toBeVisible();
  await page.getByRole("textbox", { name: "Password" }).fill(firstAdmin.password);
  await expect(page.getByRole("combobox", { name: "Time zone" })).toHaveValue("Europe/Berlin");
  await page.getByRole("button", { name: "Create the admin" }).click();

  await expect(page.getByRole("heading", { name: "Overview", level: 1 })).toBeVisible();
  await expect(page.getByText("Harbour Goods")).toBeVisible();
  await expect(page.getByRole("link", { name: "Create a write key" })).toBeVisible();
  await expectAccessible(page);
  expect(failures).toEqual([]);
});

test("once there is an admin, nobody else can become one by themselves", async ({
  page,
  request,
  baseURL,
}) => {
  await page.goto("/setup");
  await expect(page).toHaveURL(/\/sign-in$/);
  const data = {
    ...firstAdmin,
    email: "eve@example.com",
    shopName: "Mine",
    timeZone: "UTC",
    currency: "EUR",
    locale: "en",
  };
  const response = await request.post("/api/first-admin", { headers: { origin: baseURL ?? "" }, data });
  expect(response.status()).toBe(409);
});

test("one comes back to the page one asked for, and is out after signing out", async ({ page }) => {
  await page.goto("/settings/people?role=admin");
  await expect(page).toHaveURL(/\/sign-in\?next=/);
  await page.getByRole("textbox", { name: "E-mail" }).fill(firstAdmin.email);
  await page.getByRole("textbox", { name: "Password" }).fill(firstAdmin.password);
  await expect(page.getByRole("button", { name: "Sign in", exact: true })).toBeEnabled();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/settings\/people\?role=admin$/);
  await page.getByRole("button", { name: `Account of ${firstAdmin.name}` }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(page).toHaveURL(/\/sign-in$/);
  await page.goto("/settings/people");
  await expect(page).toHaveURL(/\/sign-in/);
});

test("what is typed before the page's script has come is not lost", async ({ page }) => {
  const { promise: typed, resolve: letThrough } = Promise.withResolvers<void>();
  await page.route("**/_next/static/**/*.js", async (route) => {
    await typed;
    await route.continue();
  });
  await page.goto("/sign-in", { waitUntil: "commit" });
  const submit = page.getByRole("button", { name: "Sign in", exact: true });
  await page.getByRole("textbox", { name: "E-mail" }).fill(firstAdmin.email);
  await page.getByRole("textbox", { name: "Password" }).fill(firstAdmin.password);
  await expect(submit).toBeDisabled();
  letThrough();
  await submit.click();
  await expect(page.getByRole("heading", { name: "Overview" })).toBeVisible();
});

test("a wrong password is refused without a word on who exists; many of them stop the guessing", async ({
  page,
}) => {
  await page.goto("/sign-in");
  await expectAccessible(page);
  const submit = page.getByRole("button", { name: "Sign in", exact: true });
  await page.getByRole("textbox", { name: "E-mail" }).fill("nobody@example.com");
  for (let attempt = 0; attempt < 11; attempt++) {
    await page.getByRole("textbox", { name: "Password" }).fill(`guess number ${attempt}`);
    const answer = page.waitForResponse("**/api/auth/sign-in/email");
    await submit.click();
    expect((await answer).status()).toBe(attempt < 10 ? 401 : 429);
    const words = attempt < 10 ? "E-mail or password is wrong." : "Too many attempts.";
    await expect(page.getByRole("alert").filter({ hasText: words })).toBeVisible();
  }
  await signInAs(page, firstAdmin);
  await expect(page.getByRole("heading", { name: "Overview" })).toBeVisible();
});
