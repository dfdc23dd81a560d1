import { type APIRequestContext, expect, type Page, test } from "@playwright/test";
import {
  expectAccessible,
  expectNoSidewaysScroll,
  keepFromNews,
  signInAs,
  signInAsRole,
  watchFailures,
} from "#e2e/screens.ts";

const ordered = (times: number) => ({
  kind: "measure",
  measure: { of: "feature", feature: "frequency" },
  op: "gte",
  value: times,
});

/** Ana asks, through the API that the rule's page uses, for a rule to be the segment's next version. */
async function ask(
  request: APIRequestContext,
  key: string,
  change: { times: number; base: number | null; reason: string },
): Promise<{ id: string; contentHash: string }> {
  const labels = { en: null, zh: null };
  const response = await request.post("/api/changes", {
    data: {
      segment: key,
      baseVersionNo: change.base,
      content: { rule: ordered(change.times), name: `Review ${key}`, description: "", labels },
      reason: change.reason,
    },
  });
  expect(response.status(), await response.text()).toBe(200);
  return response.json();
}

async function begin(request: APIRequestContext, key: string): Promise<void> {
  const response = await request.post("/api/segments", { data: { key, name: `Review ${key}` } });
  expect(response.status(), await response.text()).toBe(200);
}

async function anotherAdmin(
  request: APIRequestContext,
  key: string,
): Promise<{ email: string; password: string }> {
  const email = `${key}@demo.example`;
  const invited = await request.post("/api/users", { data: { name: "Abe Min", email, role: "admin" } });
  expect(invited.status(), await invited.text()).toBe(200);
  const { path } = await invited.json();
  const password = "a long password";
  const chosen = await request.post("/api/welcome", {
    data: { token: String(path).split("/").at(-1), password },
  });
  expect(chosen.ok(), await chosen.text()).toBe(true);
  return { email, password };
}

const decision = (page: Page) => page.getByRole("region", { name: "Decision" });

test("a change is asked for, seen with its effect, talked about and approved; the former version comes back", async ({
  page,
  browser,
}) => {
  test.setTimeout(180_000);
  const failures = watchFailures(page);
  const key = `review-${Date.now()}`;
  await signInAsRole(page, "analyst");
  await begin(page.request, key);
  const first = await ask(page.request, key, { times: 3, base: null, reason: "Who comes back" });
  await page.goto(`/changes/${first.id}`);
  await expect(page.getByText("somebody else has to decide")).toBeVisible();
  await expect(decision(page)).toHaveCount(0);

  const desk = await browser.newContext();
  const admin = await desk.newPage();
  await signInAsRole(admin, "admin");
  await admin.goto("/changes?status=open");
  await admin
    .getByRole("link", { name: /New segment: Customers whose order frequency is at least 3/ })
    .click();
  await expect(admin.getByText(/customers will be in/)).toBeVisible();
  await expectAccessible(admin);
  await admin.getByRole("textbox", { name: "Add a comment" }).fill("Why three?");
  await admin.reload();
  await expect(admin.getByRole("textbox", { name: "Add a comment" })).toHaveValue("Why three?");
  await admin.getByRole("button", { name: "Comment", exact: true }).click();
  await expect(admin.getByRole("article", { name: "Comment by Ada Min" })).toContainText("Why three?");
  await admin.getByRole("heading", { level: 1 }).click();
  await admin.keyboard.press("a");
  await expect(admin.getByText("It is version 1, which is active.")).toBeVisible();
  await expect
    .poll(async () => (await (await admin.request.get(`/api/memberships/segments/${key}`)).json()).size, {
      timeout: 30_000,
    })
    .toBeGreaterThan(0);

  // A second change, and one beside it that falls behind.
  const second = await ask(page.request, key, { times: 2, base: 1, reason: "Two is enough" });
  const beside = await ask(page.request, key, { times: 5, base: 1, reason: "Only the best" });
  await admin.goto(`/changes/${second.id}`);
  const what = admin.getByRole("region", { name: "What changes" });
  await expect(what.locator("del").first()).toHaveText("3");
  await expect(what.locator("ins").first()).toHaveText("2");
  await expect(admin.getByRole("row", { name: /Enter/ })).toBeVisible();
  await decision(admin)
    .getByRole("button", { name: /Approve/ })
    .click();
  await expect(admin.getByText("It is version 2, which is active.")).toBeVisible();

  await page.goto(`/changes/${beside.id}`);
  await expect(page.getByText("this was made for version 1, and version 2 is active")).toBeVisible();
  await page.getByRole("button", { name: "Carry on to the active version" }).click();
  await expect(page.getByText("made for version 2")).toBeVisible();
  await page.getByRole("button", { name: "Withdraw" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Withdrawn." })).toBeVisible();

  await page.goto(`/segments/${key}/versions`);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Propose version 1 again" }).click();
  await expect(page.getByRole("textbox", { name: "Reason" })).toHaveValue("Go back to version 1.");
  await page.getByRole("button", { name: "Ask for it" }).click();
  await expect(page.getByRole("heading", { level: 1, name: /^Change \d+/ })).toBeVisible();
  await expect(page.getByText("Go back to version 1.")).toBeVisible();
  await page.setViewportSize({ width: 375, height: 800 });
  await expectNoSidewaysScroll(page);
  await page.setViewportSize({ width: 1280, height: 800 });

  // Two admins at once: the second is told who was quicker.
  const again = page.url().split("/").at(-1);
  const { email, password } = await anotherAdmin(admin.request, key);
  const other = await browser.newContext();
  const abe = await other.newPage();
  await signInAs(abe, { email, password });
  await keepFromNews(abe);
  await abe.goto(`/changes/${again}`);
  await admin.goto(`/changes/${again}`);
  await decision(admin).getByRole("textbox", { name: "Note" }).fill("Two was better");
  await decision(admin)
    .getByRole("button", { name: /Reject/ })
    .click();
  await expect(admin.getByText("Rejected by Ada Min.")).toBeVisible();
  await decision(abe)
    .getByRole("button", { name: /Approve/ })
    .click();
  await expect(abe.getByText("Ada Min rejected this already.")).toBeVisible();
  await expect(abe.getByText("Rejected by Ada Min.")).toBeVisible();

  await page.goto("/");
  await expect(page.getByText("Ada Min rejected it: Two was better")).toBeVisible();
  await expectAccessible(page);
  expect(failures).toEqual([]);
  await desk.close();
  await other.close();
});
