import { getRequestConfig } from "next-intl/server";
import { currentLocale } from "#lib/i18n/current-locale.ts";
import { loadMessages } from "#lib/i18n/messages.ts";

export default getRequestConfig(async () => {
  const locale = await currentLocale();
  return { locale, messages: await loadMessages(locale), timeZone: "UTC" };
});
