import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";
import type { Role } from "#lib/auth/permissions.ts";
import { demoPeople } from "#lib/demo/people.ts";

export const firstAdmin = { name: "Ada Min", email: "ada@example.com", password: "a long password" };

/** Types what a person types on the sign-in page. */
export async function typeSignIn(page: Page, email: string, password: string): Promise<void> {
  await page.getByRole("textbox", { name: /E-mail|电子邮箱/ }).fill(email);
  await page.getByRole("textbox", { name: /^(Password|密码)/ }).fill(password);
  await page.getByRole("button", { name: /^(Sign in|登录)$/ }).click();
}

export async function signInAs(page: Page, person: { email: string; password: string }): Promise<void> {
  await page.goto("/sign-in");
  await typeSignIn(page, person.email, person.password);
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
}

/** One of the demo's people, in the demo project, in English: whatever a test before has chosen. */
export async function signInAsRole(page: Page, role: Role): Promise<void> {
  await signInAs(page, demoPeople[role]);
  const chosen = await page.request.patch("/api/account", { data: { locale: "en" } });
  expect(chosen.ok(), await chosen.text()).toBe(true);
  await page.reload();
}

/** What happens elsewhere does not reach this page: as in the moment before it would, or on a line that is down. */
export async function keepFromNews(page: Page): Promise<void> {
  await page.route("**/api/live**", (route) => route.abort());
}

/** Nothing that axe finds serious or critical. Figures that are on their way are pale for a moment; that is waited for. */
export async function expectAccessible(page: Page): Promise<void> {
  await expect(async () => {
    const { violations } = await new AxeBuilder({ page }).analyze();
    const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
    expect(serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`)).toEqual([]);
  }).toPass({ timeout: 120_000, intervals: [500, 1_000, 2_000] });
}

/** Collects what the browser complains of: script errors, and whatever the content security policy refuses. */
export function watchFailures(page: Page): string[] {
  const failures: string[] = [];
  page.on("pageerror", (error) => failures.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error" && /Content Security Policy|Refused to/.test(message.text()))
      failures.push(message.text());
  });
  return failures;
}

/** Also after what slides has come to rest. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  await expect.poll(overflow).toBeLessThanOrEqual(0);
}

/** The language is the person's on every browser, so that a test gives it back. */
export async function chooseLanguage(page: Page, menu: string, language: string): Promise<void> {
  await page.getByRole("button", { name: menu }).click();
  await page.getByRole("menuitemradio", { name: language }).click();
  await expect(page.getByRole("button", { name: menu })).toBeHidden();
}
