import { expect, test } from "@playwright/test";
import { expectAccessible, expectNoSidewaysScroll, signInAsRole } from "#e2e/screens.ts";
import { type StandIn, startStandIn } from "#lib/llm/testing-stand-in.ts";

const description = "ordered at least 3 times, like ann.lee@example.com";

/** What the stand-in understands, whatever it is asked: another number than was said, so that it is caught. */
const invented = {
  links: [{ words: "ordered at least 3 times", means: "count of order_completed" }],
  outcome: "rule",
  clauses: [
    {
      id: "c1",
      words: "ordered at least 3 times",
      kind: "measure",
      measure: { of: "count", events: ["order_completed"] },
      op: "gte",
      number: 777,
    },
  ],
  logic: "c1",
};

let standIn: StandIn;

test.beforeAll(async () => {
  standIn = await startStandIn(() => ({ kind: "json", value: invented }), {
    modes: ["json_object", "plain"],
  });
});
test.afterAll(() => standIn.stop());

test("an admin sets a language model up, and sees what was sent and how its answer was checked", async ({
  page,
}) => {
  await signInAsRole(page, "admin");
  await page.goto("/settings/llm");
  await expect(page.getByRole("heading", { name: "Language model", level: 1 })).toBeVisible();
  await page.getByRole("textbox", { name: "Endpoint" }).fill("http://api.example.com/v1");
  await page.getByRole("button", { name: "Test the connection" }).click();
  await expect(page.getByText(/must begin with https/)).toBeVisible();

  await page.getByRole("textbox", { name: "Endpoint" }).fill(standIn.endpoint);
  await page.getByRole("textbox", { name: "Model" }).fill("stand-in");
  await page.getByLabel("Key", { exact: true }).fill("sk-of-the-stand-in");
  await page.getByRole("button", { name: "Test the connection" }).click();
  await expect(page.getByText("Works, by: JSON mode")).toBeVisible();
  await expect(page.getByRole("row", { name: /Strict schema Not supported/ })).toBeVisible();
  await page.getByRole("textbox", { name: "Price of a million input tokens" }).fill("2");
  await page.getByRole("textbox", { name: "Price of a million output tokens" }).fill("8");
  await page.getByRole("textbox", { name: "Budget of a month" }).fill("5");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  await expect(page.getByPlaceholder("A key is kept")).toBeVisible();
  await expectAccessible(page);

  // What does not hold falls back, and says so.
  const answer = await page.request.post("/api/interpretations", {
    data: { text: description, locale: "en" },
  });
  expect(await answer.json()).toMatchObject({
    interpreter: "built_in",
    fallback: { cause: "unusable_answer" },
  });
  expect(standIn.requests.at(-1)?.authorization).toBe("Bearer sk-of-the-stand-in");
  expect(standIn.requests.map(({ raw }) => raw).join()).not.toContain("ann.lee");

  await page.goto("/settings/llm/calls");
  await expect(page.getByRole("row", { name: /Rejected by the checks/ })).toHaveCount(3);
  await expectAccessible(page);
  await page
    .getByRole("button", { name: /20\d\d/ })
    .first()
    .click();
  const dialog = page.getByRole("dialog", { name: "A call" });
  await expect(dialog.getByText(/the number 777 is neither in the description/).first()).toBeVisible();
  await expect(dialog.getByText("[EMAIL_1]").first()).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await page.setViewportSize({ width: 375, height: 800 });
  await expectNoSidewaysScroll(page);

  await page.goto("/settings/llm");
  await expect(page.getByRole("progressbar", { name: /Share of the month/ })).toBeVisible();
  await expectNoSidewaysScroll(page);
  // Off again, for whoever describes segments after this.
  await page.getByRole("switch", { name: "Ask the language model" }).click();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
});

test("an analyst does not see the language model's settings", async ({ page }) => {
  await signInAsRole(page, "analyst");
  await page.goto("/settings/llm");
  await expect(page.getByRole("heading", { name: "You may not see this page" })).toBeVisible();
  expect((await page.request.get("/api/llm/settings")).status()).toBe(403);
});
