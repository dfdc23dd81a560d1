import { expect, test } from "@playwright/test";
import { expectAccessible, firstAdmin, signInAs } from "#e2e/screens.ts";

test("an admin invites an analyst, who chooses a password; the role changes what they see; then they are kept out", async ({
  page,
  browser,
}) => {
  await signInAs(page, firstAdmin);
  await page.goto("/settings/people");
  await page.getByRole("button", { name: "Invite a person" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox", { name: "Name" }).fill("Ana Lyst");
  await dialog.getByRole("textbox", { name: "E-mail" }).fill("ana@example.com");
  await expect(dialog.getByRole("radio", { name: "Analyst" })).toBeChecked();
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Create the invitation" }).click();
  const link = await page.getByRole("textbox", { name: "Link" }).inputValue();
  await page.getByRole("button", { name: "I have passed it on" }).click();
  const row = page.getByRole("row", { name: /Ana Lyst/ });
  await expect(row.getByText("Invited")).toBeVisible();
  await expectAccessible(page);

  const theirs = await browser.newContext();
  const ana = await theirs.newPage();
  await ana.goto(link);
  await expect(ana.getByRole("heading", { name: "Welcome, Ana Lyst" })).toBeVisible();
  await ana.getByRole("textbox", { name: "New password" }).fill("ana's long password");
  await ana.getByRole("button", { name: "Save and sign in" }).click();
  await expect(ana.getByRole("heading", { name: "Overview" })).toBeVisible();
  await ana.goto("/settings/people");
  await expect(ana.getByRole("heading", { name: "You may not see this page" })).toBeVisible();

  await page.reload();
  await row.getByRole("combobox", { name: "Role of Ana Lyst" }).selectOption("admin");
  await expect(page.getByText("Ana Lyst is Admin now")).toBeVisible();
  await ana.goto("/settings/people");
  await expect(ana.getByRole("row", { name: /Ada Min/ })).toBeVisible();

  await row.getByRole("button", { name: "Actions for Ana Lyst" }).click();
  await page.getByRole("menuitem", { name: "Disable" }).click();
  await expect(row.getByText("Disabled")).toBeVisible();
  await ana.goto("/");
  await expect(ana).toHaveURL(/\/sign-in/);
  await ana.goto(link);
  await expect(ana.getByRole("heading", { name: "This link no longer works" })).toBeVisible();
  await theirs.close();

  await row.getByRole("button", { name: "Actions for Ana Lyst" }).click();
  await page.getByRole("menuitem", { name: "Remove" }).click();
  const remove = page.getByRole("dialog").getByRole("button", { name: "Remove" });
  await expect(remove).toBeDisabled();
  await page.getByRole("textbox", { name: "Type Ana Lyst to confirm" }).fill("Ana Lyst");
  await remove.click();
  await expect(row).toBeHidden();
});

test("the last admin stays one", async ({ page }) => {
  await signInAs(page, firstAdmin);
  await page.goto("/settings/people");
  await page.getByRole("combobox", { name: `Role of ${firstAdmin.name}` }).selectOption("marketer");
  await expect(page.getByText("This is the last admin.")).toBeVisible();
  await expect(page.getByRole("combobox", { name: `Role of ${firstAdmin.name}` })).toHaveValue("admin");
});

test("a write key is shown once, lets events in, and is refused at once when it is revoked", async ({
  page,
  request,
}) => {
  await signInAs(page, firstAdmin);
  await page.goto("/settings/write-keys");
  await page.getByRole("button", { name: "Create a write key" }).click();
  await page.getByRole("textbox", { name: "Name" }).fill("Web shop");
  await page.getByRole("dialog").getByRole("button", { name: "Create a write key" }).click();
  const secret = await page.getByRole("textbox", { name: "Write key" }).inputValue();
  await expectAccessible(page);
  await page.getByRole("button", { name: "I have stored it" }).click();
  await expect(page.getByRole("row", { name: /Web shop/ })).toBeVisible();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  expect(await page.content()).not.toContain(secret);
  await expectAccessible(page);

  const send = async () => {
    const authorization = `Basic ${Buffer.from(`${secret}:`).toString("base64")}`;
    const data = { userId: "c1", event: "Page Viewed" };
    return (await request.post("/v1/track", { headers: { authorization }, data })).status();
  };
  expect(await send()).toBe(200);
  await page.getByRole("button", { name: "Revoke Web shop" }).click();
  await page.getByRole("textbox", { name: "Type Web shop to confirm" }).fill("Web shop");
  await page.getByRole("dialog").getByRole("button", { name: "Revoke" }).click();
  await expect(page.getByText(/^Revoked /)).toBeVisible();
  expect(await send()).toBe(401);
});

test("all of it is in the audit log, whose chain is whole", async ({ page }) => {
  await signInAs(page, firstAdmin);
  await page.goto("/audit");
  for (const deed of [
    "Created the first admin",
    "Invited a person",
    "Disabled a person",
    "Revoked a write key",
  ]) {
    await expect(page.getByRole("cell", { name: deed, exact: true }).first()).toBeVisible();
  }
  await page.getByRole("button", { name: "Check the chain" }).click();
  await expect(page.getByText(/^Whole: \d+ entries/)).toBeVisible();
  await expectAccessible(page);
});

test("changing one's password needs the current one", async ({ page }) => {
  await signInAs(page, firstAdmin);
  await page.goto("/settings/account");
  await page.getByRole("textbox", { name: "Current password" }).fill("not it at all");
  await page.getByRole("textbox", { name: "New password" }).fill("another long password");
  await page.getByRole("button", { name: "Change password" }).click();
  await expect(page.getByText("The current password is wrong.")).toBeVisible();
  await expect(page.getByText("This browser")).toBeVisible();
  await expectAccessible(page);
});
