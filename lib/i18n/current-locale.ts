import { cookies, headers } from "next/headers";
import { cache } from "react";
import { findSession } from "#lib/auth/session.ts";
import { isLocale, type Locale, localeCookie, negotiateLocale } from "#lib/i18n/locales.ts";

/** The language of this request: what the person chose, else what this browser chose, else what it asks for. */
export const currentLocale = cache(async (): Promise<Locale> => {
  const session = await findSession();
  if (isLocale(session?.locale)) return session.locale;
  const chosen = (await cookies()).get(localeCookie)?.value;
  if (isLocale(chosen)) return chosen;
  return negotiateLocale((await headers()).get("accept-language"));
});
