import { expect, test } from "@playwright/test";
import { expectAccessible, signInAs, signInAsRole, watchFailures } from "#e2e/screens.ts";
import { demoPeople } from "#lib/demo/people.ts";

const seen = {
  marketer: [
    "Overview",
    "Segments",
    "Changes",
    "Drift",
    "Glossary",
    "Customers",
    "Lists",
    "Catalog",
    "Shop",
    "Exchange rates",
    "Destinations",
    "Your account",
  ],
  analyst: ["Imports", "Rejected messages"],
  admin: ["People", "Write keys", "Language model", "Audit log"],
};

test("each role sees its own places, and is told when a page is not theirs", async ({ page, context }) => {
  for (const [role, own] of [
    ["marketer", seen.marketer],
    ["analyst", [...seen.marketer, ...seen.analyst]],
    ["admin", [...seen.marketer, ...seen.analyst, ...seen.admin]],
  ] as const) {
    await signInAsRole(page, role);
    const navigation = page.getByRole("navigation", { name: "Main navigation" });
    for (const name of Object.values(seen).flat()) {
      await expect(navigation.getByRole("link", { name, exact: true })).toHaveCount(
        own.includes(name) ? 1 : 0,
      );
    }
    const response = await page.goto("/settings/people");
    expect(response?.status()).toBe(role === "admin" ? 200 : 403);
    if (role !== "admin") {
      await expect(page.getByRole("heading", { name: "You may not see this page" })).toBeVisible();
      await expectAccessible(page);
    }
    await context.clearCookies();
  }
});

test("the language changes at once, stays, and is the person's on every browser", async ({
  page,
  browser,
}) => {
  await signInAsRole(page, "analyst");
  await page.getByRole("button", { name: "Language" }).click();
  await page.getByRole("menuitemradio", { name: "中文" }).click();
  await expect(page.getByRole("heading", { name: "概览" })).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", "zh-Hans");
  const other = await browser.newContext();
  const there = await other.newPage();
  await signInAs(there, demoPeople.analyst);
  await expect(there.getByRole("heading", { name: "概览" })).toBeVisible();
  await there.getByRole("button", { name: "语言" }).click();
  await there.getByRole("menuitemradio", { name: "English" }).click();
  await expect(there.getByRole("heading", { name: "Overview" })).toBeVisible();
  await other.close();
});

test("the theme changes at once and stays", async ({ page }) => {
  const failures = watchFailures(page);
  await page.emulateMedia({ colorScheme: "light" });
  await signInAsRole(page, "marketer");
  await page.getByRole("button", { name: "Use the dark theme" }).click();
  await expect(page.locator("html")).toHaveAttribute("data-mantine-color-scheme", "dark");
  await page.reload();
  await expect(page.locator("html")).toHaveAttribute("data-mantine-color-scheme", "dark");
  await expect(page.getByRole("button", { name: "Use the light theme" })).toBeVisible();
  expect(failures).toEqual([]);
});

test("on the phone the navigation opens, leads on and closes", async ({ page }) => {
  await page.setViewportSize({ width: 375, height: 740 });
  await signInAsRole(page, "admin");
  const people = page
    .getByRole("navigation", { name: "Main navigation" })
    .getByRole("link", { name: "People" });
  await expect(people).not.toBeInViewport();
  await page.getByRole("button", { name: "Open navigation" }).click();
  await people.click();
  await expect(page.getByRole("heading", { name: "People" })).toBeVisible();
  await expect(people).not.toBeInViewport();
});

test("everything is reached by keyboard: the skip link, the palette, the search, the table", async ({
  page,
}) => {
  await signInAsRole(page, "admin");
  await expect(page.getByRole("heading", { name: "Overview" })).toBeVisible();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to content" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.locator("#content")).toBeFocused();

  await page.keyboard.press("Control+k");
  await page.getByRole("textbox", { name: "Go to a page or do something" }).fill("peop");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "People" })).toBeVisible();
  await expect(page.getByRole("row", { name: /Ana Lyst/ })).toBeVisible();

  await page.keyboard.press("/");
  await expect(page.getByRole("searchbox", { name: "Search people" })).toBeFocused();
  await page.keyboard.type("mia");
  await expect(page).toHaveURL(/search=mia/);
  await expect(page.getByRole("row", { name: /Ana Lyst/ })).toBeHidden();
  await page.keyboard.press("Escape");
  await page.goBack();
  await page.goForward();
  await expect(page.getByRole("searchbox", { name: "Search people" })).toHaveValue("mia");

  await page.getByRole("button", { name: /^Name/ }).press("Enter");
  await expect(page).toHaveURL(/direction=desc/);
  await expect(page.getByRole("columnheader", { name: /Name/ })).toHaveAttribute("aria-sort", "descending");
});

test("a list is taken out as CSV, as it is filtered", async ({ page }) => {
  await signInAsRole(page, "admin");
  await page.goto("/settings/people?role=analyst");
  await expect(page.getByRole("row", { name: /Ana Lyst/ })).toBeVisible();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Export CSV" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("people.csv");
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(Buffer.from(chunk));
  const text = Buffer.concat(chunks).toString();
  expect(text).toContain("Ana Lyst,analyst@demo.example,analyst");
  expect(text).not.toContain("Mia Marketer");
});

test("the API is described by a document, and pages carry their security headers", async ({
  page,
  request,
}) => {
  const document = await (await request.get("/api/openapi.json")).json();
  expect(document.openapi).toMatch(/^3\.1/);
  expect(Object.keys(document.paths)).toContain("/write-keys");
  const response = await page.goto("/api/docs");
  const policy = response?.headers()["content-security-policy"] ?? "";
  expect(policy).toMatch(/script-src 'self' 'nonce-[\w+/=]+' 'strict-dynamic';/);
  expect(policy).not.toMatch(/script-src[^;]*unsafe/);
  await expect(
    page.getByRole("heading", {
      name: "Create the first admin and name the shop; only while there is nobody",
    }),
  ).toBeVisible();
});
