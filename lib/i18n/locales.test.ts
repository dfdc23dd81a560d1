import { expect, it } from "vitest";
import { negotiateLocale } from "#lib/i18n/locales.ts";

it.each([
  ["zh-CN,zh;q=0.9,en;q=0.8", "zh"],
  ["en-GB,en;q=0.9", "en"],
  ["fr-FR,zh;q=0.5,en;q=0.8", "en"],
  ["de", "en"],
  ["en;q=0, zh", "zh"],
  ["", "en"],
  [null, "en"],
])("answers %s with %s", (header, locale) => {
  expect(negotiateLocale(header)).toBe(locale);
});
