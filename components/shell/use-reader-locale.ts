"use client";

import { useLocale } from "next-intl";
import { defaultLocale, isLocale, type Locale } from "#lib/i18n/locales.ts";

/** The reader's language as one of ours. */
export function useReaderLocale(): Locale {
  const locale = useLocale();
  return isLocale(locale) ? locale : defaultLocale;
}
