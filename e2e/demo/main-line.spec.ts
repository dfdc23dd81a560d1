import { expect, type Page, test } from "@playwright/test";
import { chooseLanguage, expectAccessible, signInAsRole, watchFailures } from "#e2e/screens.ts";

// The whole line, once through: words → rule → proposal → approval → members → drift → words → a changed rule → approval,
// by three people, each stage in English and in Chinese.

const name = "Germans who come back";
const key = "germans-who-come-back";

async function membersOf(page: Page): Promise<number> {
  const response = await page.request.get(`/api/memberships/segments/${key}`);
  return (await response.json()).size ?? 0;
}

test("from words to members, to what moved, to a change of the rule: the loop closes", async ({
  browser,
}) => {
  test.setTimeout(240_000);
  const [ana, ada, mara] = await Promise.all(
    (["analyst", "admin", "marketer"] as const).map(async (role) => {
      const page = await (await browser.newContext()).newPage();
      await signInAsRole(page, role);
      return page;
    }),
  );
  if (!ana || !ada || !mara) throw new Error("Three people are needed");
  const failures = watchFailures(ana);

  // An analyst says whom she means, in English; sees it as a rule, with whom it selects; keeps and proposes it.
  await ana.goto("/segments/new");
  const box = ana.getByRole("textbox", { name: "Which customers do you mean?" });
  await box.fill("customers from Germany who ordered at least twice in the last 90 days");
  await box.press("Enter");
  const understood = ana.getByTestId("restatement");
  await expect(understood).toContainText("Customers whose country is “DE”");
  await expect(understood).toContainText("and who ordered at least 2 times in the last 90 days");
  await expect(ana.getByRole("row", { name: /u\d+/ }).first()).toBeVisible();
  await ana.getByRole("textbox", { name: "Name" }).fill(name);
  await ana.getByRole("button", { name: "Create draft" }).click();
  await ana.waitForURL(new RegExp(`/segments/${key}/rule$`));
  await ana.getByRole("button", { name: "Propose change" }).click();
  await ana.getByRole("textbox", { name: "Why this change" }).fill("For the mailing in German");
  await ana.getByRole("dialog").getByRole("button", { name: "Propose", exact: true }).click();
  await ana.waitForURL(/\/changes\//);
  const first = ana.url();

  // An admin decides, in Chinese: sees the rule, its effect on real customers, and approves.
  await chooseLanguage(ada, "Language", "中文");
  await ada.goto(first);
  await expect(ada.getByText(/^将包含 \d+ 名客户/)).toBeVisible();
  await expectAccessible(ada);
  await ada.getByRole("button", { name: /批准/ }).click();
  await expect(ada.getByText(/即当前生效的版本 1/)).toBeVisible();
  await expect.poll(() => membersOf(ada), { timeout: 30_000 }).toBeGreaterThan(0);
  const size = await membersOf(ada);

  // A marketer finds it, sees who is in and why, and how it moved.
  await mara.goto(`/segments/${key}`);
  await expect(mara.getByRole("heading", { level: 1, name })).toBeVisible();
  await expect(mara.getByRole("figure").first()).toBeVisible();
  const tabs = mara.getByRole("navigation", { name: "Pages of this segment" });
  await tabs.getByRole("link", { name: "Members" }).click();
  await mara.getByRole("table").getByRole("link").first().click();
  await expect(mara.getByRole("link", { name })).toBeVisible();
  await mara.goto(`/segments/${key}/drift`);
  await expect(mara.getByRole("figure").first()).toBeVisible();
  await expectAccessible(mara);

  // The analyst follows it to the condition and changes it, in Chinese words; what was not named stays.
  await chooseLanguage(ana, "Language", "中文");
  await ana.goto(`/segments/${key}/rule?at=/rules/1`);
  await ana.getByRole("textbox", { name: "用文字修改" }).fill("改成180天");
  await ana.getByRole("button", { name: "显示更改" }).click();
  await ana.getByRole("button", { name: "采用此更改" }).click();
  await expect(ana.getByRole("region", { name: "规则的文字表述" })).toHaveText(/180天内下单至少2次/);
  await ana.getByRole("button", { name: "提出变更" }).click();
  await ana.getByRole("textbox", { name: "为什么要变更" }).fill("九十天太短");
  await ana.getByRole("dialog").getByRole("button", { name: "提出", exact: true }).click();
  await ana.waitForURL(/\/changes\//);
  const second = ana.url();

  // The admin sees exactly that, in English, and approves; more customers are in.
  await chooseLanguage(ada, "语言", "English");
  await ada.goto(second);
  const what = ada.getByRole("region", { name: "What changes" });
  await expect(what.locator("del").first()).toContainText("90");
  await expect(what.locator("ins").first()).toContainText("180");
  await ada
    .getByRole("region", { name: "Decision" })
    .getByRole("button", { name: /Approve/ })
    .click();
  await expect(ada.getByText("It is version 2, which is active.")).toBeVisible();
  await expect.poll(() => membersOf(ada), { timeout: 30_000 }).toBeGreaterThan(size);

  await chooseLanguage(ana, "语言", "English");
  expect(failures).toEqual([]);
});
