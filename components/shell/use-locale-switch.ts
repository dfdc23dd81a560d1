"use client";

import { useRouter } from "next/navigation";
import { useCallback } from "react";
import { client } from "#lib/http/client.ts";
import { type Locale, localeCookie } from "#lib/i18n/locales.ts";

const oneYear = 31_536_000;

/** Changes the language at once, keeps it for this browser, and for the person if one is signed in. */
export function useLocaleSwitch(isSignedIn: boolean): (locale: Locale) => Promise<void> {
  const router = useRouter();
  return useCallback(
    async (locale) => {
      // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser yet
      document.cookie = `${localeCookie}=${locale}; path=/; max-age=${oneYear}; samesite=lax`;
      if (isSignedIn) await client.account.update({ locale });
      router.refresh();
    },
    [router, isSignedIn],
  );
}
