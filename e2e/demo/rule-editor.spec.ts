import { expect, type Locator, type Page, test } from "@playwright/test";
import {
  expectAccessible,
  expectNoSidewaysScroll,
  keepFromNews,
  signInAsRole,
  watchFailures,
} from "#e2e/screens.ts";

/** A segment of this test's own, without a rule. */
async function beginSegment(page: Page, baseURL: string | undefined, draftRule?: object): Promise<string> {
  const key = `e2e-rule-${crypto.randomUUID()}`;
  const data = { key, name: `Rule ${key}`, ...(draftRule && { draftRule }) };
  const made = await page.request.post("/api/segments", { headers: { origin: baseURL ?? "" }, data });
  expect(made.status()).toBe(200);
  return key;
}

const editor = (page: Page) => page.getByRole("main");
/** The sentence of the whole rule. */
const restated = (page: Page) => editor(page).getByRole("region", { name: "The rule in words" });
const word = (page: Page, text: string) => editor(page).getByRole("button", { name: text, exact: true });
const part = (page: Page) => page.getByRole("dialog", { name: "Edit this part" });

/** Figures that are on their way are pale; what counts is what one reads. */
async function expectCalmAndAccessible(page: Page): Promise<void> {
  await page.waitForLoadState("networkidle");
  await expectAccessible(page);
}

async function addBySearch(page: Page, within: Locator, search: string): Promise<void> {
  await within.getByRole("button", { name: "Add condition" }).last().click();
  await page.getByRole("textbox", { name: /^Search events, traits/ }).fill(search);
  await page.getByRole("option").first().click();
}

test("an analyst builds a nested rule by mouse and keyboard, and proposes it", async ({ page, baseURL }) => {
  test.slow();
  const failures = watchFailures(page);
  await signInAsRole(page, "analyst");
  const key = await beginSegment(page, baseURL);
  await page.goto(`/segments/${key}/rule`);
  await expect(page.getByText(/^No condition yet/)).toBeVisible();

  // An event, counted; then what is counted is narrowed to items, word by word.
  await addBySearch(page, editor(page), "order_completed");
  await expect(restated(page)).toHaveText("Customers who ordered at least once in the last 30 days");
  await word(page, "at least once").click();
  await part(page).getByRole("textbox", { name: "Value" }).fill("2");
  await expect(restated(page)).toHaveText("Customers who ordered at least 2 times in the last 30 days");
  await page.keyboard.press("Escape");
  await word(page, "ordered").click();
  await part(page).getByRole("button", { name: "Filter" }).click();
  await expect(page.getByText("Choose at least one value.")).toBeVisible();
  await part(page).getByRole("combobox", { name: "One of" }).fill("Shoes");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await expectCalmAndAccessible(page);
  await part(page).getByRole("button", { name: "Done" }).click();
  await expect(restated(page)).toContainText("where category is “Shoes”");
  await expect(page.getByRole("status", { name: "How many customers this rule selects" })).toContainText(
    "% of",
  );

  // A sequence and a rank by keyboard alone, the rank put into a group and moved there.
  for (const search of ["One thing after", "Among the top"]) {
    await editor(page).getByRole("button", { name: "Add condition" }).last().focus();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("textbox", { name: /^Search events, traits/ })).toBeFocused();
    await page.keyboard.type(search);
    await page.keyboard.press("Enter");
  }
  await expect(restated(page)).toContainText("first added to the cart, then for 24 hours did not order");
  await expect(restated(page)).toContainText("rank in the top 10 % by total spend");
  await editor(page)
    .getByRole("button", { name: /^What can be done with: who rank/ })
    .click();
  await page.getByRole("menuitem", { name: "Put into a group" }).click();
  const handle = editor(page).getByRole("button", { name: /^Move: who in the last 7 days/ });
  await handle.focus();
  await page.keyboard.press("ArrowDown");
  await expect(restated(page)).toContainText("(who in the last 7 days first added to the cart");
  await expect(restated(page)).toContainText(", or who rank in the top 10 %");

  // Undone and done again, exactly.
  const whole = await restated(page).textContent();
  await page.keyboard.press("Control+z");
  await expect(restated(page)).not.toContainText(", or who rank");
  await page.keyboard.press("Control+Shift+z");
  await expect(restated(page)).toHaveText(whole ?? "");

  // It survives a reload, also right after the last keystroke.
  await word(page, "10 %").click();
  await part(page).getByRole("textbox", { name: "Up to" }).fill("25");
  await expect(restated(page)).toContainText("the top 25 %");
  await page.reload();
  await expect(restated(page)).toContainText("the top 25 %");
  await expect(page.getByRole("status", { name: "Whether the draft is saved" })).toHaveText(/^Draft saved/);
  await expectCalmAndAccessible(page);

  await page.getByRole("button", { name: "Propose change" }).click();
  const dialog = page.getByRole("dialog", { name: /^Propose the first version/ });
  await expect(dialog).toContainText("the top 25 %");
  await dialog.getByRole("textbox", { name: "Why this change" }).fill("Shoe buyers for the spring fair");
  await expectCalmAndAccessible(page);
  await dialog.getByRole("button", { name: "Propose", exact: true }).click();
  await page.waitForURL(/\/changes\/[0-9a-f-]{36}$/);
  await expect(page.getByText("Shoe buyers for the spring fair").first()).toBeVisible();
  expect(failures).toEqual([]);
});

test("a rule that does not hold says where, and JSON puts it right", async ({ page, baseURL }) => {
  await page.setViewportSize({ width: 375, height: 812 });
  await signInAsRole(page, "analyst");
  const wrong = {
    kind: "all",
    rules: [
      { kind: "trait", trait: "country", op: "is", value: ["DE"] },
      { kind: "rank", measure: { of: "count", event: "order_completed" }, from: 20, to: 10, unit: "percent" },
      { kind: "trait", trait: "shoe_size_of_nobody", op: "exists" },
    ],
  };
  const key = await beginSegment(page, baseURL, wrong);
  await page.goto(`/segments/${key}/rule?at=/rules/1`);
  await expect(page.getByText("The band ends before it begins")).toBeVisible();
  await expect(editor(page).getByRole("button", { name: /^Move: who rank/ })).toBeFocused();
  await expect(page.getByRole("button", { name: "Propose change" })).toBeDisabled();
  // What is well by itself is counted all the same.
  await expect(editor(page).getByText(/^\d+ · [\d.]+\u202f%$/)).toHaveCount(1);
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);

  await editor(page).getByText("JSON", { exact: true }).click();
  const json = page.getByRole("textbox", { name: "rule as JSON" });
  const text = await json.inputValue();
  const broken = text.replace("20", "2").replace("{", "");
  await json.fill(broken);
  await expect(page.getByText(/^This is not JSON yet/)).toBeVisible();
  await page.reload();
  await expect(json).toHaveValue(broken);
  await json.fill(text.replace("20", "2").replace("shoe_size_of_nobody", "city"));
  await editor(page).getByText("Sentences", { exact: true }).click();
  await expect(restated(page)).toContainText("between the top 2 % and the top 10 %");
  await expect(page.getByRole("button", { name: "Propose change" })).toBeEnabled();
});

test("two people do not write over each other's drafts", async ({ page, baseURL, browser }) => {
  await signInAsRole(page, "analyst");
  const rule = (value: string) => ({ kind: "trait", trait: "country", op: "is", value: [value] });
  const key = await beginSegment(page, baseURL, rule("DE"));
  await keepFromNews(page);
  await page.goto(`/segments/${key}/rule`);
  await expect(restated(page)).toHaveText("Customers whose country is “DE”");

  const admin = await browser.newPage(baseURL === undefined ? {} : { baseURL });
  await signInAsRole(admin, "admin");
  const saved = await admin.request.put(`/api/segments/${key}/draft`, {
    headers: { origin: baseURL ?? "" },
    data: { draftRule: rule("AT") },
  });
  expect(saved.status()).toBe(200);
  await admin.close();

  await word(page, "“DE”").click();
  await part(page).getByRole("combobox", { name: "One of" }).fill("CH");
  await page.keyboard.press("Enter");
  const notice = page.getByRole("alert").filter({ hasText: "saved another draft" });
  await expect(notice).toContainText("Customers whose country is “AT”");
  await part(page).getByRole("button", { name: "Done" }).click();
  await notice.getByRole("button", { name: "Take the other" }).click();
  await expect(restated(page)).toHaveText("Customers whose country is “AT”");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(restated(page)).toHaveText("Customers whose country is “DE” or “CH”");
});

test("a marketer reads a rule and changes nothing", async ({ page }) => {
  await signInAsRole(page, "marketer");
  await page.goto("/segments/vip/rule");
  await expect(restated(page)).toContainText("Customers who");
  await expect(page.getByRole("button", { name: "Propose change" })).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Add condition" })).toHaveCount(0);
  await expectAccessible(page);
});
