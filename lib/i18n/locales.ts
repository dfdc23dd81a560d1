export const locales = ["en", "zh"] as const;
export type Locale = (typeof locales)[number];
export const defaultLocale: Locale = "en";
export const localeCookie = "tideline.locale";

export function isLocale(value: unknown): value is Locale {
  return typeof value === "string" && (locales as readonly string[]).includes(value);
}

/** What `<html lang>` says. */
export const languageTag: Record<Locale, string> = { en: "en", zh: "zh-Hans" };

/** Picks the language of an Accept-Language header: the best-weighted range whose primary language we speak. */
export function negotiateLocale(acceptLanguage: string | null): Locale {
  const ranges = (acceptLanguage ?? "").split(",").map((part, index) => {
    const [tag = "", ...parameters] = part.trim().toLowerCase().split(";");
    const weight = parameters.map((text) => /^\s*q=([\d.]+)$/.exec(text)?.[1]).find(Boolean);
    return { language: tag.split("-")[0], weight: weight === undefined ? 1 : Number(weight), index };
  });
  const wanted = ranges
    .filter((range) => range.weight > 0 && isLocale(range.language))
    .sort((a, b) => b.weight - a.weight || a.index - b.index)[0];
  return isLocale(wanted?.language) ? wanted.language : defaultLocale;
}
