import { expect, type Page, test } from "@playwright/test";
import { expectAccessible, signInAsRole } from "#e2e/screens.ts";
import { answer } from "#lib/interpretations/llm/testing-answers.ts";
import { isProbe, type Reaction, type StandIn, startStandIn } from "#lib/llm/testing-stand-in.ts";
import type { Rule } from "#lib/rules/schema.ts";

const text = "ordered at least 3 times in the last 90 days";
const ordered = (value: number): Rule => ({
  kind: "measure",
  measure: { of: "count", event: "order_completed", window: { kind: "last", n: 90, unit: "day" } },
  op: "gte",
  value,
});
const says = (rule: Rule): Reaction => ({ kind: "json", value: answer(rule, [text]) });

let standIn: StandIn;
let reaction: Reaction = says(ordered(3));

test.beforeAll(async () => {
  standIn = await startStandIn(() => reaction, { pieceMs: 100 });
});
test.afterAll(() => standIn.stop());

const asked = () => standIn.requests.filter((each) => !isProbe(each));

async function setModel(page: Page, isOn: boolean): Promise<void> {
  await signInAsRole(page, "admin");
  const limits = { inputPrice: null, outputPrice: null, monthlyBudget: null, smallestGroup: 20 };
  const saved = await page.request.put("/api/llm/settings", {
    data: {
      isOn,
      endpoint: standIn.endpoint,
      model: "stand-in",
      ...limits,
      timeoutSeconds: 30,
      maxConcurrent: 4,
    },
  });
  expect(saved.ok(), await saved.text()).toBe(true);
  await page.context().clearCookies();
}

test("the built-in interpreter reads along; the model is asked on Enter, followed, stopped, and falls back", async ({
  page,
}) => {
  await setModel(page, true);
  await signInAsRole(page, "analyst");
  await page.goto("/segments/new");
  const box = page.getByRole("textbox", { name: "Which customers do you mean?" });
  await expect(page.getByRole("button", { name: "Ask stand-in" })).toBeVisible();
  await box.fill(text);
  await expect(page.getByText(/^Built-in, /)).toBeVisible();
  expect(asked()).toHaveLength(0);

  await box.press("Enter");
  const progress = page.getByRole("region", { name: "stand-in is reading" });
  await expect(progress.getByRole("status")).toHaveText("stand-in: Drafting the rule");
  await expectAccessible(page);
  await expect(page.getByText(/^Language model, /)).toBeVisible();
  await expect(progress).toBeHidden();
  await expect(page.getByTestId("restatement")).toContainText("ordered at least 3 times in the last 90 days");
  expect(asked()).toHaveLength(1);

  // Other words stop what is under way for the former ones.
  reaction = { kind: "hang" };
  await box.fill(`${text} or so`);
  await box.press("Enter");
  await expect.poll(() => asked().length).toBe(2);
  await expect(progress).toBeVisible();
  await box.press("Backspace");
  await expect(progress).toBeHidden();
  await expect.poll(() => asked()[1]?.gone.aborted).toBe(true);

  reaction = says(ordered(777));
  await box.fill("ordered at least 4 times in the last 90 days");
  await box.press("Enter");
  await expect(progress.getByText(/sent back to be put right, 1 of 2/)).toBeVisible();
  await expect(page.getByText("The language model's answer did not hold up to the checks.")).toBeVisible();
  await expect(page.getByText(/^Built-in, /)).toBeVisible();
  await expectAccessible(page);
  await page.context().clearCookies();
  await setModel(page, false);
});
