import { expect, test } from "@playwright/test";
import { expectAccessible, expectNoSidewaysScroll, signInAsRole, watchFailures } from "#e2e/screens.ts";
import { languageTag } from "#lib/i18n/locales.ts";

const pages = [
  "/",
  "/catalog",
  "/lists",
  "/rejected",
  "/settings/shop",
  "/settings/rates",
  "/settings/people",
  "/settings/write-keys",
  "/settings/destinations",
  "/settings/account",
  "/audit",
  "/api/docs",
  "/nowhere",
];

for (const [scheme, locale] of [
  ["light", "en"],
  ["dark", "zh"],
] as const) {
  for (const width of [1280, 375]) {
    test(`every page is accessible, fits and breaks no policy: ${scheme}, ${locale}, ${width} px`, async ({
      page,
    }) => {
      test.setTimeout(420_000);
      const failures = watchFailures(page);
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
      await page.setViewportSize({ width, height: 800 });
      await signInAsRole(page, "admin");
      await page.request.patch("/api/account", { data: { locale } });
      for (const path of pages) {
        await page.goto(path);
        await expect(
          page
            .getByRole("heading", { level: 1 })
            .or(page.getByRole("heading", { level: 2 }))
            .first(),
        ).toBeVisible();
        await expect(page.locator("html")).toHaveAttribute("lang", languageTag[locale]);
        await expect(page.getByRole("status").filter({ hasText: /^(Loading|正在加载)$/ })).toHaveCount(0);
        await expectAccessible(page);
        await expectNoSidewaysScroll(page);
      }
      expect(failures).toEqual([]);
    });
  }
}
