import { expect, type Page, test } from "@playwright/test";
import {
  chooseLanguage,
  expectAccessible,
  expectNoSidewaysScroll,
  signInAsRole,
  watchFailures,
} from "#e2e/screens.ts";

/** The count of the preview, once it stands. */
async function countIn(page: Page, region: string, unit: RegExp): Promise<number> {
  const figure = page.getByRole("region", { name: region }).getByText(unit).first();
  await expect(figure).toBeVisible();
  return Number((await figure.innerText()).replaceAll(/\D/g, ""));
}

test("an analyst describes a segment, changes what was assumed, and keeps it as a draft", async ({
  page,
}) => {
  const failures = watchFailures(page);
  await signInAsRole(page, "analyst");
  await page.goto("/segments");
  await page.getByRole("link", { name: "Describe a segment" }).click();
  const box = page.getByRole("textbox", { name: "Which customers do you mean?" });
  await expect(
    page.getByRole("button", { name: "ordered at least 3 times in the last 90 days" }),
  ).toBeVisible();
  await box.fill("customers rec");
  const suggestion = page.getByRole("option", { name: /^recently active Default/ });
  await expect(suggestion).toContainText("did anything in the last 30 days");
  await expectAccessible(page);
  await box.press("Escape");
  await expect(suggestion).toBeHidden();
  await box.fill("rec");
  await expect(suggestion).toBeVisible();
  await expect(async () => {
    await box.press("ArrowDown");
    await expect(suggestion).toHaveAttribute("aria-selected", "true", { timeout: 100 });
  }).toPass();
  await box.press("Enter");
  await expect(box).toHaveValue("recently active");
  await box.fill("active customers who ordered at least twice in the last 90 days");
  await box.press("Enter");

  await expect(page.getByRole("listbox")).toBeHidden();
  await expect(page.getByText(/^Built-in, /)).toBeVisible();
  const sentence = page.getByTestId("restatement");
  await expect(sentence).toContainText("did anything at least once in the last 30 days");
  await expect(sentence).toContainText("ordered at least 2 times in the last 90 days");
  const before = await countIn(page, "Whom this selects", /customers?$/);

  await page.getByRole("button", { name: /“active customers”/ }).click();
  await page.getByRole("menuitemradio", { name: /ordered in the last 30 days/ }).click();
  await expect(sentence).toContainText("ordered at least once in the last 30 days");
  await expect.poll(() => countIn(page, "Whom this selects", /customers?$/)).not.toBe(before);

  const examples = page.getByRole("table", { name: /^\d+ of [\d,]+ customers$/ });
  await expect(examples.getByRole("link").first()).toBeVisible();
  await expectAccessible(page);
  await page.goto("/");
  await page
    .getByRole("region", { name: "Unfinished segments" })
    .getByRole("link", { name: "“active customers who ordered at least twice in the last 90 days”" })
    .click();
  await expect(box).toHaveValue("active customers who ordered at least twice in the last 90 days");
  await expect(sentence).toBeVisible();

  await page.getByRole("textbox", { name: "Name" }).fill("Active lately");
  await expect(page.getByRole("textbox", { name: "Key" })).toHaveValue("active-lately");
  await page.getByRole("button", { name: "Create draft" }).click();
  await page.waitForURL(/\/segments\/active-lately\/rule$/);
  await expect(page.getByRole("heading", { level: 1, name: "Active lately" })).toBeVisible();

  await page.goto("/segments?search=lately");
  await expect(page.getByRole("row", { name: /Active lately/ })).toContainText("Draft");
  expect(failures).toEqual([]);
});

test("the same in Chinese, on a phone", async ({ page }) => {
  await page.setViewportSize({ width: 375, height: 812 });
  await page.emulateMedia({ colorScheme: "dark" });
  await signInAsRole(page, "analyst");
  await chooseLanguage(page, "Language", "中文");
  await page.goto("/segments/new");
  const box = page.getByRole("textbox", { name: "您指的是哪些客户？" });
  await box.fill("最近90天下单至少2次的活跃客户");
  await box.press("Enter");

  const sentence = page.getByTestId("restatement");
  await expect(sentence).toContainText("最近30天内有任何行为至少1次");
  const before = await countIn(page, "选中的客户", /位客户$/);
  await page.getByRole("button", { name: /“活跃客户”/ }).click();
  await page.getByRole("menuitemradio", { name: /最近30天下过单/ }).click();
  await expect.poll(() => countIn(page, "选中的客户", /位客户$/)).not.toBe(before);
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);

  await page.getByRole("textbox", { name: "名称" }).fill("近期活跃客户");
  await page.getByRole("button", { name: "创建草稿" }).click();
  await page.waitForURL((url) => decodeURIComponent(url.pathname) === "/segments/近期活跃客户/rule");
  await expect(page.getByRole("heading", { level: 1, name: "近期活跃客户" })).toBeVisible();
  await chooseLanguage(page, "语言", "English");
});

test("what cannot be a rule is asked about or refused, and a past moment counts as of then", async ({
  page,
}) => {
  await signInAsRole(page, "analyst");
  await page.goto("/segments/new");
  const box = page.getByRole("textbox", { name: "Which customers do you mean?" });
  await box.fill("customers who are pregnant");
  await box.press("Enter");
  await expect(page.getByRole("heading", { name: /not selected by health/ })).toBeVisible();
  await box.fill("ordered something flurbly");
  await box.press("Enter");
  await expect(page.getByRole("radiogroup").getByRole("radio").first()).toBeVisible();
  await page.getByRole("radio").first().click();
  await expect(page.getByRole("region", { name: "Whom this selects" })).toBeVisible();

  const of = page.getByRole("region", { name: "Whom this selects" });
  await of.getByRole("button", { name: "As of now" }).click();
  await page.getByLabel("A past moment").fill("2020-01-01T00:00");
  await page.getByRole("button", { name: "Use this moment" }).click();
  await expect(page).toHaveURL(/asOf=/);
  await expect(of.getByText("0 customers")).toBeVisible();
});

test("a marketer reads segments and their members, and is told that describing is not theirs", async ({
  page,
}) => {
  await signInAsRole(page, "marketer");
  const response = await page.goto("/segments/new");
  expect(response?.status()).toBe(403);
  await page.goto("/segments?status=active");
  await page.getByRole("table", { name: "Segments" }).getByRole("link").first().click();
  await expect(page.getByRole("figure").first()).toBeVisible();
  await expectAccessible(page);
  await page
    .getByRole("navigation", { name: "Pages of this segment" })
    .getByRole("link", { name: "Members" })
    .click();
  await expect(page.getByRole("radio", { name: "In now" })).toBeChecked();
  await expect(page.getByRole("table", { name: "In now" })).toBeVisible();
  await expectAccessible(page);
});
