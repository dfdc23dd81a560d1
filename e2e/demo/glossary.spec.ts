import { expect, test } from "@playwright/test";
import { expectAccessible, expectNoSidewaysScroll, signInAsRole } from "#e2e/screens.ts";

test("an admin defines a word by describing it, and descriptions read it so", async ({ page }) => {
  await signInAsRole(page, "admin");
  await page.goto("/glossary");
  const entries = page.getByRole("list", { name: "Glossary" });
  await expect(entries.getByText("bargain hunter", { exact: true })).toBeVisible();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);

  const word = "hoarder";
  await page.getByRole("button", { name: "Define a word" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("English words").fill(word);
  await dialog
    .getByRole("textbox", { name: "Describe" })
    .fill("ordered at least 5 times in the last 12 months");
  await dialog.getByRole("button", { name: "Read it" }).click();
  await dialog.getByRole("button", { name: "Use this meaning" }).click();
  await expect(dialog.getByRole("status").last()).toContainText(
    "ordered at least 5 times in the last 12 months",
  );
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(entries.getByText(word, { exact: true })).toBeVisible();

  const answer = await page.request.post("/api/interpretations", {
    data: { text: `${word}s`, locale: "en" },
  });
  expect(await answer.json()).toMatchObject({
    interpretation: { outcome: "rule", assumptions: [{ assumed: expect.stringContaining("glossary") }] },
  });

  await entries.getByRole("button", { name: `Remove ${word}` }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
  await expect(entries.getByText(word, { exact: true })).toBeHidden();
});
